package io.keruen.app.embedded;

import io.keruen.app.process.KafkaClients;
import io.keruen.connectors.names.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads everything that stands in a topic of one partition. */
final class WholeTopic {
    private static final Duration POLL = Duration.ofMillis(200);

    private WholeTopic() {}

    /** All records up to the present end, in the order of the topic. */
    static List<ConsumerRecord<byte[], byte[]>> read(String bootstrapServers, Topics topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        TopicPartition partition = new TopicPartition(topic.topicName(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = KafkaClients.listener(bootstrapServers)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }
}
