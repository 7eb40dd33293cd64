package io.keruen.simulator.run.receiver;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.keruen.connectors.http.WebhookVerifier;
import io.keruen.connectors.http.WebhookVerifier.Verdict;
import io.keruen.connectors.mqtt.GateMessages;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.gate.CommandNumber;
import io.keruen.core.gate.GateCommand;
import io.keruen.core.gate.GateLatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The controller of a gate: it checks signature and number of each command, obeys leases only, answers each, and is closed
 * when it hears nothing. It listens on an MQTT broker, over HTTP, or both. What it refuses is in its audit log.
 * Thread-safe.
 */
public final class GateController implements AutoCloseable {
    private static final String PATH = "/gate/commands";
    private static final int MAX_BODY_BYTES = 64 << 10;
    private static final long PATIENCE_S = 5;

    private final String gateId;
    private final GateLatch latch;
    private final WebhookVerifier verifier;
    private final Clock clock;
    private final Clock signing;
    private final OfficeLog log = new OfficeLog();
    private final Deque<AutoCloseable> lines = new ArrayDeque<>();

    /**
     * A closed gate.
     *
     * @param clock the gate's, by which leases end
     * @param signing the wall clock, by which signatures age
     */
    public GateController(String gateId, WebhookVerifier verifier, Clock clock, Clock signing) {
        this.gateId = gateId;
        this.verifier = verifier;
        this.clock = clock;
        this.signing = signing;
        latch = new GateLatch(gateId, CommandNumber.NONE);
    }

    /** Listens on a broker of this machine that lets everybody in. */
    public void listenMqtt(int port) throws InterruptedException, ExecutionException, TimeoutException {
        listen(builder(port).buildAsync());
    }

    /** Listens on a broker of this machine as this user. */
    public void listenMqtt(int port, String user, String password)
            throws InterruptedException, ExecutionException, TimeoutException {
        listen(builder(port)
                .simpleAuth()
                .username(user)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildAsync());
    }

    private Mqtt5ClientBuilder builder(int port) {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier("gate-" + gateId)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .automaticReconnectWithDefaultConfig();
    }

    private synchronized void listen(Mqtt5AsyncClient client)
            throws InterruptedException, ExecutionException, TimeoutException {
        client.connectWith().cleanStart(true).send().get(PATIENCE_S, TimeUnit.SECONDS);
        client.subscribeWith()
                .topicFilter(GateMessages.commands(gateId))
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(publish -> hear(client, publish))
                .send()
                .get(PATIENCE_S, TimeUnit.SECONDS);
        lines.push(() -> client.disconnect().get(PATIENCE_S, TimeUnit.SECONDS));
    }

    private void hear(Mqtt5AsyncClient client, Mqtt5Publish publish) {
        GateMessages.Answer answer = hear(
                property(publish, "webhook-id"),
                property(publish, "webhook-timestamp"),
                property(publish, "webhook-signature"),
                publish.getPayloadAsBytes());
        if (answer != null) {
            CompletableFuture<?> unused = client.publishWith()
                    .topic(GateMessages.answers(gateId))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(GateMessages.bytes(answer))
                    .correlationData(publish.getCorrelationData().orElse(null))
                    .send();
        }
    }

    private static @Nullable String property(Mqtt5Publish publish, String name) {
        return publish.getUserProperties().asList().stream()
                .filter(each -> each.getName().toString().equals(name))
                .map(each -> each.getValue().toString())
                .findFirst()
                .orElse(null);
    }

    /** Listens on a free port of this machine. */
    public synchronized URI listenHttp() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PATH, this::handle);
        server.start();
        lines.push(() -> server.stop(0));
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            GateMessages.Answer answer = hear(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    exchange.getRequestBody().readNBytes(MAX_BODY_BYTES));
            if (answer == null) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            byte[] body = GateMessages.bytes(answer);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Hears a message; {@code null} if it is not from the dispatcher: then nobody is answered. */
    synchronized GateMessages.@Nullable Answer hear(
            @Nullable String id, @Nullable String timestamp, @Nullable String signature, byte[] body) {
        log.asked();
        Verdict verdict = verifier.verify(id, timestamp, signature, body, signing.millis());
        if (verdict != Verdict.VALID) {
            log.refused(id + ": signature " + verdict);
            return null;
        }
        GateCommand command;
        try {
            command = GateMessages.command(body);
        } catch (InvalidInputException e) {
            log.refused(id + ": " + e.sentence());
            return null;
        }
        if (!GateMessages.id(command).equals(id)) {
            log.refused(id + ": signed for another command");
            return null;
        }
        GateLatch.Verdict obeyed = latch.hear(command, clock.millis());
        if (obeyed == GateLatch.Verdict.REPEATED) {
            log.repeated(1);
        } else if (obeyed.isAccepted()) {
            log.shown(command.order() + " " + command.number().epoch() + "."
                    + command.number().counter());
        } else {
            log.refused(id + ": " + obeyed);
        }
        return new GateMessages.Answer(command.gateId(), command.number(), obeyed);
    }

    /** The lane reads a vehicle before the barrier, at a moment of the gate's clock that it reports too. */
    public synchronized void arrived(String vehicleId, long readMs) {
        latch.arrived(vehicleId, readMs, clock.millis());
    }

    /**
     * A vehicle has passed, {@code null} if it could not be read, at a moment of the gate's clock that it reports too;
     * whether the gate was open for it.
     */
    public synchronized boolean passed(@Nullable String vehicleId, long passedMs) {
        String openFor = openFor();
        latch.passed(vehicleId, passedMs, clock.millis());
        return openFor != null && openFor.equals(vehicleId);
    }

    /** For whom the gate is open now; {@code null} while it is closed. */
    public synchronized @Nullable String openFor() {
        return latch.openFor(clock.millis());
    }

    /** What it obeyed ("shown"), refused and counted. */
    public OfficeLog log() {
        return log;
    }

    @Override
    public void close() throws Exception {
        Deque<AutoCloseable> open;
        synchronized (this) {
            open = new ArrayDeque<>(lines);
            lines.clear();
        }
        for (AutoCloseable line : open) {
            line.close();
        }
    }
}
