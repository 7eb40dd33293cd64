package io.keruen.app.dispatcher;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the broker for its topics. */
final class BrokerTopics implements OutboxReader.TopicsThere {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerTopics.class);
    private static final int PATIENCE_MS = 5_000;

    private final Admin admin;

    /** The admin stays its owner's. */
    BrokerTopics(Admin admin) {
        this.admin = admin;
    }

    @Override
    public Map<String, OutboxReader.Found> of(Set<String> topics) throws InterruptedException {
        Map<String, OutboxReader.Found> found = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> each : admin.describeTopics(
                        topics, new DescribeTopicsOptions().timeoutMs(PATIENCE_MS))
                .topicNameValues()
                .entrySet()) {
            try {
                TopicDescription topic = each.getValue().get();
                found.put(
                        each.getKey(),
                        new OutboxReader.Found(
                                topic.topicId().toString(), topic.partitions().size()));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException)) {
                    throw new IllegalStateException("the broker does not describe " + each.getKey(), e);
                }
                LOG.debug("the broker or its topic {} is not there", each.getKey(), e);
            }
        }
        return found;
    }
}
