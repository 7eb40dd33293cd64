package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.keruen.app.mqtt.LoopbackMqtt;
import io.keruen.app.mqtt.MqttLogin;
import io.keruen.connectors.mqtt.GateMessages;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.outlet.OutletContext;
import io.keruen.connectors.outlet.Outlets;
import io.keruen.connectors.outlet.Settings;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.GateCommand;
import io.keruen.core.gate.GateLatch;
import io.keruen.core.gate.GateLimits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which answers to a command on MQTT count: a broker and clients that are real, and a gate that says what a test wants. */
class GateAnswerTest {
    private static final String GATE = "exit-kz";
    private static final long PATIENCE_S = 20;

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Alerts.AT_MS);
    private final MemoryOfGates authority = new MemoryOfGates(clock);
    private final MqttLogin login = MqttLogin.of("keruen");
    private LoopbackMqtt broker;

    @BeforeEach
    void start() throws Exception {
        broker = LoopbackMqtt.start(login);
        Files.writeString(folder.resolve("secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Files.writeString(folder.resolve("password"), login.password());
        authority.begin(1);
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    @Test
    void an_answer_with_the_correlation_data_of_the_command_counts() throws Exception {
        answering(correlation -> correlation);

        assertThat(attempt("20s").outcome()).isEqualTo(Attempt.Outcome.DELIVERED);
    }

    @Test
    void one_that_knows_gate_and_number_only_is_not_believed() throws Exception {
        answering(correlation -> null);
        assertThat(attempt("1s").outcome()).isEqualTo(Attempt.Outcome.RETRY);
    }

    @Test
    void one_that_guesses_the_id_of_the_command_is_not_believed() throws Exception {
        answering(correlation -> ByteBuffer.wrap((GATE + "-1-1").getBytes(StandardCharsets.UTF_8)));
        assertThat(attempt("1s").outcome()).isEqualTo(Attempt.Outcome.RETRY);
    }

    private Attempt attempt(String timeout) throws Exception {
        ObjectNode settings = new JsonMapper().createObjectNode();
        settings.put("kind", "gate").put("gate", GATE).put("host", "127.0.0.1").put("port", broker.port());
        settings.put("tls", false).put("user", login.user()).put("password-file", "password");
        settings.put("hmac-file", "secret").put("timeout", timeout);
        // after the closing that begins the term, which counts at the same moment
        ClearanceDecision decision = Decisions.granted(GATE, "truck-1", clock.millis() + 1);
        Delivery delivery =
                new Delivery(new Notice.OfClearance(decision), clock.millis(), clock.millis() + GateLimits.LEASE_MS, 1);
        try (Outlet outlet = Outlets.open(
                new Settings("destinations.gate", settings, folder),
                new OutletContext("gate", clock, folder, authority))) {
            return outlet.attempt(delivery);
        }
    }

    /** Says to every command that it is obeyed. */
    private void answering(UnaryOperator<@Nullable ByteBuffer> correlation) throws Exception {
        Mqtt5AsyncClient client = MqttClient.builder()
                .useMqttVersion5()
                .identifier("gate")
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .simpleAuth()
                .username(login.user())
                .password(login.password().getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildAsync();
        client.connect().get(PATIENCE_S, TimeUnit.SECONDS);
        client.subscribeWith()
                .topicFilter(GateMessages.commands(GATE))
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(heard -> answer(client, heard, correlation))
                .send()
                .get(PATIENCE_S, TimeUnit.SECONDS);
    }

    private static void answer(
            Mqtt5AsyncClient client, Mqtt5Publish heard, UnaryOperator<@Nullable ByteBuffer> correlation) {
        try {
            GateCommand command = GateMessages.command(heard.getPayloadAsBytes());
            CompletableFuture<?> unused = client.publishWith()
                    .topic(GateMessages.answers(GATE))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(GateMessages.bytes(
                            new GateMessages.Answer(GATE, command.number(), GateLatch.Verdict.ACCEPTED)))
                    .correlationData(
                            correlation.apply(heard.getCorrelationData().orElse(null)))
                    .send();
        } catch (InvalidInputException e) {
            throw new AssertionError(e);
        }
    }
}
