package io.keruen.connectors.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.gate.GateCommand;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gate behind an MQTT 5 broker: commands go to its topic with an expiry of their own, so that a broker drops what came
 * too late. Its answers come back on another topic and count only with the correlation data of the command, which is its
 * signature: who did not hear the command cannot guess it. It connects when it is needed, and anew after every failure.
 */
final class MqttGateLink implements GateLink {
    private static final Logger LOG = LoggerFactory.getLogger(MqttGateLink.class);
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1");
    private static final int MAX_WAITING_ANSWERS = 1_000;
    private static final byte[] NOTHING = new byte[0];
    private static final long MESSAGE_EXPIRY_S = 5;

    private final String gateId;
    private final String host;
    private final int port;
    private final boolean isEncrypted;
    private final @Nullable TrustManagerFactory trust;
    private final String clientId;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Duration timeout;
    private final BlockingQueue<byte[]> answers = new LinkedBlockingQueue<>(MAX_WAITING_ANSWERS);
    private volatile byte[] awaited = NOTHING;
    private volatile @Nullable Mqtt5AsyncClient client;

    MqttGateLink(Settings settings, String name, String gateId, Duration timeout) throws SettingException {
        this.gateId = gateId;
        this.timeout = timeout;
        host = settings.text("host");
        isEncrypted = settings.flag("tls", true);
        if (!isEncrypted && !THIS_MACHINE.contains(host)) {
            throw settings.wrong("tls", "is false; write true, false is for this machine only");
        }
        trust = CaFile.trust(settings, isEncrypted);
        port = settings.number("port", isEncrypted ? 8883 : 1883, 1, 65_535);
        clientId = settings.text("client-id", GateOutlet.clientId(name));
        user = settings.textOrNull("user");
        password = settings.secret("password");
        if (user != null && password == null) {
            throw settings.wrong("password-file", "is missing; name the file that holds the user's password");
        }
    }

    @Override
    public GateMessages.Answer send(GateCommand command, SignedBytes message) throws IOException, InterruptedException {
        long endNs = System.nanoTime() + timeout.toNanos();
        try {
            Mqtt5AsyncClient connected = connected(endNs);
            byte[] correlation = message.signature().getBytes(StandardCharsets.UTF_8);
            awaited = correlation;
            answers.clear();
            within(
                    connected
                            .publishWith()
                            .topic(GateMessages.commands(gateId))
                            .qos(MqttQos.AT_LEAST_ONCE)
                            .payload(message.bytes())
                            .contentType("application/json")
                            .responseTopic(GateMessages.answers(gateId))
                            .correlationData(correlation)
                            .messageExpiryInterval(MESSAGE_EXPIRY_S)
                            .userProperties()
                            .add("webhook-id", message.id())
                            .add("webhook-timestamp", Long.toString(message.timestampS()))
                            .add("webhook-signature", message.signature())
                            .applyUserProperties()
                            .send(),
                    endNs);
            return answerTo(command, endNs);
        } catch (IOException e) {
            close();
            throw e;
        } finally {
            awaited = NOTHING;
        }
    }

    private GateMessages.Answer answerTo(GateCommand command, long endNs) throws IOException, InterruptedException {
        while (true) {
            byte[] bytes = answers.poll(Math.max(0, endNs - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (bytes == null) {
                throw new IOException("the gate did not answer in " + timeout.toMillis() + " ms");
            }
            try {
                GateMessages.Answer answer = GateMessages.answer(bytes);
                if (answer.gateId().equals(gateId) && answer.number().equals(command.number())) {
                    return answer;
                }
            } catch (InvalidInputException e) {
                throw new IOException("the gate answered what is no answer: " + e.sentence(), e);
            }
        }
    }

    private Mqtt5AsyncClient connected(long endNs) throws IOException, InterruptedException {
        Mqtt5AsyncClient known = client;
        if (known != null && known.getState().isConnected()) {
            return known;
        }
        close();
        Mqtt5ClientBuilder builder = MqttClient.builder()
                .useMqttVersion5()
                .identifier(clientId)
                .serverHost(host)
                .serverPort(port);
        if (isEncrypted) {
            // whom Java trusts if no authority is named
            builder = builder.sslConfig().trustManagerFactory(trust).applySslConfig();
        }
        if (user != null && password != null) {
            builder = builder.simpleAuth()
                    .username(user)
                    .password(password.getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth();
        }
        Mqtt5AsyncClient made = builder.buildAsync();
        client = made;
        made.publishes(MqttGlobalPublishFilter.SUBSCRIBED, this::heard);
        CompletableFuture<Mqtt5ConnAck> connecting =
                made.connectWith().cleanStart(true).send();
        // one that is made only when nobody waits for it any more
        CompletableFuture<Mqtt5ConnAck> unused = connecting.whenComplete((taken, failure) -> {
            if (taken != null && client != made) {
                disconnect(made);
            }
        });
        within(connecting.copy(), endNs); // to cancel it would not end it, and nobody would hear of it
        within(
                made.subscribeWith()
                        .topicFilter(GateMessages.answers(gateId))
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .send(),
                endNs);
        return made;
    }

    /** Whoever may publish can claim to be the gate; one answer too many is dropped as well. */
    private void heard(Mqtt5Publish publish) {
        byte[] expected = awaited;
        ByteBuffer said = publish.getCorrelationData().orElse(null);
        if (said == null || expected.length == 0 || !ByteBuffer.wrap(expected).equals(said)) {
            LOG.debug("an answer on {} that is to no command which waits for one", publish.getTopic());
            return;
        }
        boolean unused = answers.offer(publish.getPayloadAsBytes());
    }

    private static <T> T within(CompletableFuture<T> future, long endNs) throws IOException, InterruptedException {
        try {
            return future.get(Math.max(1, endNs - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the MQTT broker failed: " + e.getCause(), e);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new IOException("the MQTT broker did not answer in time", e);
        }
    }

    @Override
    public void close() {
        Mqtt5AsyncClient known = client;
        client = null;
        if (known != null) {
            disconnect(known);
        }
    }

    private static void disconnect(Mqtt5AsyncClient client) {
        CompletableFuture<Void> unused = client.disconnect();
    }
}
