package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.embedded.EmbeddedBroker;
import io.keruen.app.process.KafkaClients;
import io.keruen.connectors.codec.ClearanceCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.http.WebhookVerifier;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.connectors.names.Topics;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.ClearanceDecision.Decision;
import io.keruen.simulator.run.receiver.GateController;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka, two dispatchers, a real Mosquitto and a gate controller. */
class GateITCase {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String GATE = "exit-kz";
    private static final String TRUCK = "truck-1";
    private static final long PATIENCE_NS = 60_000_000_000L;
    private static final long LOOK_NS = 20_000_000;

    @TempDir
    private Path folder;

    private final ClearanceCodec codec = new ClearanceCodec(SchemaStore.ofThisBuild());
    private final GateController gate = new GateController(
            GATE, new WebhookVerifier(SECRET, null, Duration.ofMinutes(5)), Clock.systemUTC(), Clock.systemUTC());
    private Process mosquitto;
    private int port;
    private EmbeddedBroker broker;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void start() throws Exception {
        startMosquitto(Mosquitto.program());
        broker = EmbeddedBroker.start(folder.resolve("kafka"));
        try (Admin admin = DispatcherClients.admin(KafkaAccess.open(broker.bootstrapServers()))) {
            TopicSetup.ensure(admin, TopicLayout.ofOneBroker(1, TimeOwner.BROKER));
        }
        producer = KafkaClients.patientProducer(broker.bootstrapServers());
        gate.listenMqtt(port);
        Files.writeString(folder.resolve("secret"), SECRET);
        Files.writeString(folder.resolve("routing.yaml"), """
                destinations:
                  gate: {kind: gate, gate: exit-kz, host: 127.0.0.1, port: %d, tls: false, hmac-file: secret}
                  feed: {kind: cap, sender: alerts@customs.example}
                routes:
                  - {to: [feed]}
                  - {records: [CLEARANCES], to: [gate]}
                pages-to: [feed]
                """.formatted(port));
    }

    @AfterEach
    void stop() throws Exception {
        gate.close();
        if (mosquitto != null) {
            producer.close(Duration.ofSeconds(1));
            broker.close();
            mosquitto.destroyForcibly().waitFor();
        }
    }

    @Test
    void of_two_dispatchers_the_newer_commands_and_the_gate_follows_the_decisions() throws Exception {
        try (Dispatcher first = Dispatcher.start(setup("first"))) {
            gate.arrived(TRUCK, Decisions.READ_MS);
            renewUntil(() -> TRUCK.equals(gate.openFor()));
            assertThat(gate.log().shown()).startsWith("CLOSE 1.1", "OPEN 1.2");

            try (Dispatcher second = Dispatcher.start(setup("second"))) {
                renewUntil(() -> gate.log().shown().stream().anyMatch(line -> line.startsWith("OPEN 2.")));
                write(Decision.REVOKED);
                await(() -> gate.openFor() == null);

                assertThat(gate.log().shown()).contains("CLOSE 2.1");
                assertThat(second.failure()).isNull();
            }
            assertThat(first.failure()).isNull();
        }
        List<String> obeyed = gate.log().shown();
        int takenOver = obeyed.indexOf("CLOSE 2.1");
        assertThat(obeyed.subList(takenOver, obeyed.size())).noneMatch(line -> line.contains(" 1."));
    }

    @Test
    void without_decisions_the_gate_closes_although_everything_runs() throws Exception {
        try (Dispatcher dispatcher = Dispatcher.start(setup("first"))) {
            gate.arrived(TRUCK, Decisions.READ_MS);
            renewUntil(() -> TRUCK.equals(gate.openFor()));
            await(() -> gate.openFor() == null);

            assertThat(dispatcher.failure()).isNull();
        }
    }

    /** The interlock's part: a new decision twice a second until something holds. */
    private void renewUntil(Callable<Boolean> condition) throws Exception {
        long endNs = System.nanoTime() + PATIENCE_NS;
        for (int looks = 0; !condition.call(); looks++) {
            if (looks % 25 == 0) {
                write(Decision.GRANTED);
            }
            assertThat(System.nanoTime()).as("in time").isLessThan(endNs);
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private void write(Decision decision) throws Exception {
        ClearanceDecision made =
                Decisions.decision(GATE, TRUCK, Clock.systemUTC().millis(), decision);
        producer.send(new ProducerRecord<>(Topics.ESCORT_CLEARANCES.topicName(), codec.encode(made)))
                .get();
    }

    private DispatcherSetup setup(String data) {
        return new DispatcherSetup(
                KafkaAccess.open(broker.bootstrapServers()),
                folder.resolve("routing.yaml"),
                folder.resolve(data),
                OutboxStart.COMMITTED,
                Clock.systemUTC(),
                Clock.systemUTC(),
                1,
                (destination, event, item, delivery, detail) -> {});
    }

    private void startMosquitto(String program) throws Exception {
        port = Mosquitto.freePort();
        Path settings = folder.resolve("mosquitto.conf");
        Files.writeString(settings, "listener " + port + " 127.0.0.1\nallow_anonymous true\n");
        mosquitto = new ProcessBuilder(program, "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
        await(() -> Mosquitto.isListening(port));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long endNs = System.nanoTime() + PATIENCE_NS;
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(endNs);
            LockSupport.parkNanos(LOOK_NS);
        }
    }
}
