package io.keruen.app.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.embedded.EmbeddedBroker;
import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.connectors.names.Topics;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No alert is kept from the person because it was written while nobody looked, and none is told again. */
class AlertReaderITCase {
    private static final long PATIENCE_S = 60;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @TempDir
    private Path data;

    @Test
    void what_was_written_before_the_reader_came_is_new_and_what_it_told_is_old() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data)) {
            String servers = broker.bootstrapServers();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
                TopicSetup.ensure(admin, TopicLayout.ofOneBroker(1, TimeOwner.PLAYER));
            }
            write(servers, "A-1");
            assertThat(read(servers, 1)).containsExactly("A-1 new");

            write(servers, "A-2");
            assertThat(read(servers, 2)).containsExactly("A-1 old", "A-2 new");
        }
    }

    private List<String> read(String servers, int count) throws Exception {
        List<String> all = new ArrayList<>();
        try (AlertReader reader =
                new AlertReader(servers, (event, isOld) -> told.add(event.alertId() + (isOld ? " old" : " new")))) {
            while (all.size() < count) {
                String next = told.poll(PATIENCE_S, TimeUnit.SECONDS);
                assertThat(next).as(() -> "failure: " + reader.failure()).isNotNull();
                all.add(next);
            }
        }
        return all;
    }

    private static void write(String servers, String alertId) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] value = new AlertCodec(SchemaStore.ofThisBuild()).encode(alert(alertId), 0);
            producer.send(new ProducerRecord<>(Topics.ESCORT_ALERTS.topicName(), value))
                    .get();
        }
    }

    private static AlertEvent alert(String alertId) {
        return new AlertEvent(
                AlertEvent.Event.RAISED,
                alertId,
                1,
                "OVERSPEED",
                "overspeed",
                Severity.HIGH,
                AlertEvent.State.UNACKNOWLEDGED,
                null,
                null,
                "V-1",
                null,
                null,
                null,
                null,
                null,
                1_780_000_000_000L,
                1_780_000_000_000L,
                1_780_000_000_000L,
                1_780_000_000_000L,
                47,
                82,
                0,
                30,
                25,
                "m/s",
                Map.of(),
                null,
                false,
                "slow down",
                null,
                false,
                false,
                false,
                1);
    }
}
