package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.dispatcher.routing.RoutingFile;
import io.keruen.connectors.rejected.RejectedInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far was read is known also where the broker has forgotten it. */
class OutboxReaderTest {
    private static final int RECORDS = 3;

    @TempDir
    private Path folder;

    private Intake intake;

    @BeforeEach
    void route() throws Exception {
        Files.writeString(folder.resolve("routing.yaml"), """
                destinations:
                  feed: {kind: cap, sender: alerts@customs.example}
                routes:
                  - {to: [feed]}
                pages-to: [feed]
                """);
        DispatcherSetup setup = new DispatcherSetup(
                "127.0.0.1:1",
                folder.resolve("routing.yaml"),
                folder,
                Clock.systemUTC(),
                Clock.systemUTC(),
                1,
                (destination, event, item, delivery, detail) -> {});
        intake = new Intake(RoutingFile.read(setup.routing()), Map.of(), setup, new DispatcherCounts());
    }

    /** A broker that knows nothing of the group, with the same records each time; what is read of them. */
    private List<Long> offsetsRead(String topicId) throws Exception {
        List<Long> offsets = new ArrayList<>();
        OutboxReader.Rejects rejects = new OutboxReader.Rejects() {
            @Override
            public void keep(RejectedInput input) {
                offsets.add(input.position());
            }

            @Override
            public void force() {}
        };
        Map<String, String> ids = new HashMap<>();
        try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
                PositionBook book = PositionBook.open(folder.resolve("positions"))) {
            for (String topic : OutboxReader.TOPICS.keySet()) {
                ids.put(topic, topicId);
                consumer.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, Node.noNode(), null, null)));
                consumer.updateBeginningOffsets(Map.of(new TopicPartition(topic, 0), 0L));
                consumer.updateEndOffsets(Map.of(new TopicPartition(topic, 0), (long) RECORDS));
            }
            OutboxReader reader = new OutboxReader(
                    consumer, intake, rejects, new DispatcherCounts(), new OutboxReader.Positions(book, topics -> ids));
            reader.read(Duration.ZERO);
            String topic = OutboxReader.TOPICS.keySet().iterator().next();
            long from = consumer.position(new TopicPartition(topic, 0));
            for (long offset = from; offset < RECORDS; offset++) {
                byte[] noRecord = "no record".getBytes(StandardCharsets.UTF_8);
                consumer.addRecord(new ConsumerRecord<>(topic, 0, offset, null, noRecord));
            }
            reader.read(Duration.ZERO);
        }
        return offsets;
    }

    @Test
    void a_start_after_the_broker_forgot_the_group_goes_on_where_the_last_one_was() throws Exception {
        assertThat(offsetsRead("one")).containsExactly(0L, 1L, 2L);
        assertThat(offsetsRead("one")).isEmpty();
    }

    @Test
    void a_topic_that_was_made_anew_is_read_from_its_beginning() throws Exception {
        assertThat(offsetsRead("one")).hasSize(RECORDS);
        assertThat(offsetsRead("another")).hasSize(RECORDS);
    }
}
