package io.keruen.connectors.kafka;

import io.keruen.connectors.names.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Asks a broker what a client may do before it is done: a job that is refused halfway would only start again. */
public final class TopicRights {
    private TopicRights() {}

    /**
     * Makes sure that these topics may be read and those written; topics that are not there are an error too.
     *
     * @throws TopicAuthorizationException naming all that may not be
     */
    public static void require(Admin admin, Collection<Topics> reads, Collection<Topics> writes)
            throws ExecutionException, InterruptedException {
        Set<String> names = new TreeSet<>();
        reads.forEach(topic -> names.add(topic.topicName()));
        writes.forEach(topic -> names.add(topic.topicName()));
        Map<String, TopicDescription> found = admin.describeTopics(
                        names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .allTopicNames()
                .get();
        List<String> missing = new ArrayList<>();
        reads.forEach(topic -> note(found, topic, AclOperation.READ, missing));
        writes.forEach(topic -> note(found, topic, AclOperation.WRITE, missing));
        if (!missing.isEmpty()) {
            throw new TopicAuthorizationException("it takes " + String.join(", ", missing));
        }
    }

    private static void note(
            Map<String, TopicDescription> found, Topics topic, AclOperation operation, List<String> missing) {
        TopicDescription there = found.get(topic.topicName());
        if (there == null || !there.authorizedOperations().contains(operation)) {
            missing.add(operation + " on " + topic.topicName());
        }
    }
}
