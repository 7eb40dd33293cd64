package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keruen.connectors.codec.FrameEncoder;
import io.keruen.connectors.codec.PlanCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.kafka.InputPartitions;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.connectors.names.Topics;
import io.keruen.console.BoardReader;
import io.keruen.console.BoardStatus;
import io.keruen.console.ConsoleServer;
import io.keruen.console.LiveBoard;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import io.keruen.jobs.EscortJob;
import io.keruen.jobs.settings.EscortSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vehicles that speak for themselves: the broker stamps what it is given, and the ticker moves time. */
class LiveClockITCase {
    private static final TopicLayout LAYOUT = TopicLayout.ofOneBroker(2, TimeOwner.BROKER);
    private static final List<String> VEHICLES = List.of("V-1", "V-2", "V-3");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** From here on the page shows its banner. */
    private static final long MOST_LAG_MS = 3_000;

    private static final long STEP_NS = 100_000_000;
    private static final long PATIENCE_NS = 120_000_000_000L;

    @TempDir
    private Path data;

    @Test
    void a_vehicle_that_falls_silent_is_found_though_nobody_else_is() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"));
                EmbeddedFlink flink = EmbeddedFlink.start(data.resolve("flink-tmp"), 2);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                KafkaProducer<byte[], byte[]> producer = producer(broker);
                Ticker ticker = ticker(admin, producer)) {
            sendPlan(producer);
            EmbeddedFlink.Running job = startJob(broker, flink);
            Drivers drivers = new Drivers(producer);
            drivers.driveUntil(3_000, () -> false);

            drivers.silent = "V-2";
            drivers.driveUntil(0, () -> has(broker, event -> event.type().equals("TELEMETRY_LOST")));

            List<AlertEvent> lost = AlertTopic.read(broker.bootstrapServers()).stream()
                    .filter(event -> event.type().equals("TELEMETRY_LOST"))
                    .toList();
            assertThat(lost).extracting(AlertEvent::vehicleId).containsOnly("V-2");
            assertThat(lost.get(0).startedAtMs()).isEqualTo(drivers.lastSpokenMs);
            assertThat(ticker.failure()).isNull();
            assertThat(job.failure()).isNull();
            job.cancel();
        }
    }

    @Test
    void the_page_says_when_the_job_judges_no_more() throws Exception {
        List<Throwable> errors = new CopyOnWriteArrayList<>();
        LiveBoard board = new LiveBoard();
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"));
                EmbeddedFlink flink = EmbeddedFlink.start(data.resolve("flink-tmp"), 2);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                KafkaProducer<byte[], byte[]> producer = producer(broker);
                Ticker ticker = ticker(admin, producer);
                ConsoleServer page = ConsoleServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), board, errors::add);
                BoardReader reader = BoardReader.start(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        SchemaStore.ofThisBuild(),
                        List.of(board),
                        errors::add)) {
            sendPlan(producer);
            EmbeddedFlink.Running job = startJob(broker, flink);
            Drivers drivers = new Drivers(producer);
            drivers.driveUntil(0, () -> {
                JsonNode shown = shown(page, board);
                return shown.at("/status/phase").asText().equals("RUNNING")
                        && shown.at("/status/lagMs").asLong(MOST_LAG_MS) < MOST_LAG_MS
                        && shown.path("vehicles").size() == VEHICLES.size();
            });

            job.cancel();

            drivers.driveUntil(0, () -> shown(page, board).at("/status/lagMs").asLong() > MOST_LAG_MS);
            assertThat(shown(page, board).at("/status/inputAgeMs").asLong()).isLessThan(MOST_LAG_MS);
            assertThat(shown(page, board).path("status").has("alertsUnreadMs")).isFalse();
            assertThat(reader.undecodable()).isZero();
            assertThat(ticker.failure()).isNull();
        }
        assertThat(errors).isEmpty();
    }

    private static JsonNode shown(ConsoleServer page, LiveBoard board) throws Exception {
        board.status(
                new BoardStatus(BoardStatus.Phase.RUNNING, System.currentTimeMillis(), 1, Double.NaN, -1, Map.of()));
        return JSON.readTree(URI.create(page.url() + "api/board").toURL());
    }

    /** Once there is something to tick into. */
    private static Ticker ticker(Admin admin, KafkaProducer<byte[], byte[]> producer) throws Exception {
        TopicSetup.ensure(admin, LAYOUT);
        return Ticker.start(producer, InputPartitions.of(LAYOUT), Ticker.PERIOD);
    }

    private static boolean has(EmbeddedBroker broker, Predicate<AlertEvent> wanted) throws Exception {
        return AlertTopic.read(broker.bootstrapServers()).stream().anyMatch(wanted);
    }

    private EmbeddedFlink.Running startJob(EmbeddedBroker broker, EmbeddedFlink flink) throws Exception {
        Configuration config = new Configuration();
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                data.resolve("checkpoints").toUri().toString());
        return flink.submit(
                EscortJob.graph(KafkaAccess.open(broker.bootstrapServers()), EscortSettings.of(config), null, config),
                null);
    }

    private static KafkaProducer<byte[], byte[]> producer(EmbeddedBroker broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.block.ms", 60_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void sendPlan(KafkaProducer<byte[], byte[]> producer) throws Exception {
        List<PlannedVehicle> vehicles = VEHICLES.stream()
                .map(id -> PlannedVehicle.of(id, Role.CARGO, 12))
                .toList();
        long nowMs = System.currentTimeMillis();
        EscortPlan plan = new EscortPlan(
                "E-1",
                "C-1",
                1,
                nowMs - Duration.ofHours(1).toMillis(),
                nowMs + Duration.ofHours(1).toMillis(),
                0,
                null,
                List.of(),
                vehicles,
                PolicyOverrides.NONE);
        producer.send(new ProducerRecord<>(
                        Topics.CONTROL_ESCORTS.topicName(),
                        "E-1@1".getBytes(StandardCharsets.UTF_8),
                        new PlanCodec(SchemaStore.ofThisBuild()).encode(plan)))
                .get();
    }

    /** Three vehicles in a row at 10 m/s, each sending a frame of one sample ten times a second. */
    private static final class Drivers {
        private final KafkaProducer<byte[], byte[]> producer;
        private final FrameEncoder encoder = new FrameEncoder();
        private final Frame frame = new Frame(1);
        private String silent = "";
        private long lastSpokenMs;
        private long sequence;

        Drivers(KafkaProducer<byte[], byte[]> producer) {
            this.producer = producer;
        }

        /** Drives for so long, or until something holds. */
        void driveUntil(long durationMs, Callable<Boolean> holds) throws Exception {
            long startNs = System.nanoTime();
            long endNs = durationMs == 0 ? PATIENCE_NS : durationMs * 1_000_000;
            while (!holds.call()) {
                if (System.nanoTime() - startNs > endNs) {
                    assertThat(durationMs).as("waited in vain").isPositive();
                    return;
                }
                step();
                LockSupport.parkNanos(STEP_NS);
            }
        }

        private void step() {
            long nowMs = System.currentTimeMillis();
            sequence++;
            for (int i = 0; i < VEHICLES.size(); i++) {
                String vehicleId = VEHICLES.get(i);
                if (!vehicleId.equals(silent)) {
                    send(vehicleId, nowMs, 46.66 + (sequence * 1.0 - i * 30) / 111_200);
                    lastSpokenMs = silent.isEmpty() ? nowMs : lastSpokenMs;
                }
            }
        }

        private void send(String vehicleId, long nowMs, double latDeg) {
            Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                    Topics.TELEMETRY_FRAMES.topicName(),
                    vehicleId.getBytes(StandardCharsets.UTF_8),
                    frame(vehicleId, nowMs, latDeg)));
        }

        private byte[] frame(String vehicleId, long nowMs, double latDeg) {
            frame.reset(1);
            frame.vehicleId = vehicleId;
            frame.bootId = 1;
            frame.firstSequence = sequence;
            frame.sentAtMs = nowMs;
            frame.eventTimeMs()[0] = nowMs;
            frame.latDeg()[0] = latDeg;
            frame.lonDeg()[0] = 82.75;
            frame.fill(Signal.SPEED_MPS)[0] = 10;
            return encoder.encode(frame);
        }
    }
}
