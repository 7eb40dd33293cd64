package io.keruen.app.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.embedded.EmbeddedBroker;
import io.keruen.app.process.KafkaClients;
import io.keruen.connectors.codec.ClearanceCodec;
import io.keruen.connectors.codec.GateDeviceCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.connectors.names.Topics;
import io.keruen.core.gate.Answer;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.ClearanceDecision.Decision;
import io.keruen.core.gate.GateCondition;
import io.keruen.core.gate.GateLimits;
import io.keruen.core.gate.GateLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a decision in its topic to a gate that opens: Kafka, dispatcher, the MQTT broker and the gate, all of this process. */
class LocalGatesITCase {
    private static final String GATE = "GATE-KZ";
    private static final String TRUCK = "AGV-01";
    private static final long PATIENCE_NS = 60_000_000_000L;
    private static final long LOOK_NS = 20_000_000;

    @TempDir
    private Path folder;

    private final ClearanceCodec clearances = new ClearanceCodec(SchemaStore.ofThisBuild());
    private final GateDeviceCodec lanes = new GateDeviceCodec(SchemaStore.ofThisBuild());
    private final long readMs = nowMs();
    private KafkaProducer<byte[], byte[]> producer;

    @Test
    void a_gate_opens_for_whom_it_is_cleared_and_closes_when_that_is_taken_back() throws Exception {
        try (EmbeddedBroker kafka = EmbeddedBroker.start(folder.resolve("kafka"))) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                TopicSetup.ensure(admin, TopicLayout.ofOneBroker(1, TimeOwner.BROKER));
            }
            producer = KafkaClients.patientProducer(kafka.bootstrapServers());
            try (LocalDispatch dispatch = LocalDispatch.start(
                    folder.resolve("dispatcher"),
                    kafka.bootstrapServers(),
                    LocalGatesITCase::nowMs,
                    List.of(GATE, "GATE-CN", "no/topic"))) {
                LocalGates gates = dispatch.gates();
                write(Topics.GATES_DEVICES, "no record".getBytes(StandardCharsets.UTF_8));
                write(Topics.GATES_DEVICES, null);
                say(GateLine.Event.ARRIVED);
                renewUntil(() -> TRUCK.equals(gates.openFor(GATE)));
                assertThat(gates.openFor("GATE-CN")).isNull();
                assertThat(gates.openFor("no/topic")).isNull();

                decide(Decision.REVOKED);
                await(() -> gates.openFor(GATE) == null);

                renewUntil(() -> TRUCK.equals(gates.openFor(GATE)));
                say(GateLine.Event.PASSED);
                await(() -> gates.words().endsWith("1 of 1 vehicles passed while theirs was open"));
                assertThat(gates.words()).contains("; 2 records of lanes unreadable; ");
                assertThat(gates.openFor(GATE)).isNull();
                assertThat(dispatch.failure()).isNull();
            } finally {
                producer.close(Duration.ofSeconds(1));
            }
        }
    }

    /** The interlock's part: a new decision twice a second until something holds. */
    private void renewUntil(Callable<Boolean> condition) throws Exception {
        long endNs = System.nanoTime() + PATIENCE_NS;
        for (int looks = 0; !condition.call(); looks++) {
            if (looks % 25 == 0) {
                decide(Decision.GRANTED);
            }
            assertThat(System.nanoTime()).as("in time").isLessThan(endNs);
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long endNs = System.nanoTime() + PATIENCE_NS;
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(endNs);
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private void decide(Decision decision) throws Exception {
        boolean isGrant = decision == Decision.GRANTED;
        long atMs = nowMs();
        ClearanceDecision made = new ClearanceDecision(
                GATE,
                TRUCK,
                "ESCORT-1",
                atMs,
                decision,
                isGrant ? atMs + GateLimits.LEASE_MS : 0,
                isGrant ? readMs : 0,
                Collections.nCopies(GateCondition.values().length, isGrant ? Answer.TRUE : Answer.FALSE),
                isGrant ? List.of() : List.of("a test wants it so"));
        write(Topics.ESCORT_CLEARANCES, clearances.encode(made));
    }

    private void say(GateLine.Event event) throws Exception {
        long atMs = event == GateLine.Event.ARRIVED ? readMs : nowMs();
        write(Topics.GATES_DEVICES, lanes.encode(new GateLine(GATE, event, TRUCK, null, null, atMs, nowMs(), 0)));
    }

    private void write(Topics topic, byte @Nullable [] value) throws Exception {
        producer.send(new ProducerRecord<>(topic.topicName(), value)).get();
    }

    private static long nowMs() {
        return Clock.systemUTC().millis();
    }
}
