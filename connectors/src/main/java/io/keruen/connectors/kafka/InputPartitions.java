package io.keruen.connectors.kafka;

import io.keruen.connectors.names.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/** The partitions through which records come in; each carries ticks. */
public final class InputPartitions {
    private InputPartitions() {}

    /** All of them, in a fixed order. */
    public static List<TopicPartition> of(TopicLayout layout) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topics topic : Topics.values()) {
            if (topic.isInput()) {
                for (int i = 0; i < layout.partitions(topic); i++) {
                    partitions.add(new TopicPartition(topic.topicName(), i));
                }
            }
        }
        return partitions;
    }

    /** Where the records of a key stand: the same as Kafka's own producers choose. */
    public static int of(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
