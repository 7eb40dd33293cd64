package io.keruen.app.dispatcher;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the broker for the ids of topics. */
final class BrokerTopicIds implements OutboxReader.TopicIds {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerTopicIds.class);

    private final Admin admin;

    /** The admin stays its owner's. */
    BrokerTopicIds(Admin admin) {
        this.admin = admin;
    }

    @Override
    public Map<String, String> of(Set<String> topics) throws InterruptedException {
        Map<String, String> ids = new HashMap<>();
        try {
            for (TopicDescription topic :
                    admin.describeTopics(topics).allTopicNames().get().values()) {
                ids.put(topic.name(), topic.topicId().toString());
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RetriableException)) {
                throw new IllegalStateException("the broker does not describe its topics", e);
            }
            LOG.debug("the broker or its topics are not there yet", e);
        }
        return ids;
    }
}
