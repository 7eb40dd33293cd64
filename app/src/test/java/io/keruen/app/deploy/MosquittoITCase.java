package io.keruen.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import io.keruen.app.dispatcher.Mosquitto;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Mosquitto with the users, the rules and the command of docker/: gates' answers are not signed and rest on these. */
class MosquittoITCase {
    private static final long PATIENCE_NS = 30_000_000_000L;
    private static final long LOOK_NS = 20_000_000;

    @TempDir
    private Path folder;

    private Process mosquitto;
    private int port;

    @BeforeEach
    void start() throws Exception {
        String unused = Mosquitto.program(); // the command of docker/ finds it
        makeUsers();
        startMosquitto();
    }

    @AfterEach
    void stop() throws Exception {
        if (mosquitto != null) {
            mosquitto.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_gate_answers_for_itself_alone_and_the_dispatcher_alone_commands() throws Exception {
        Mqtt5BlockingClient gate = client("gate-a");
        Mqtt5BlockingClient dispatcher = client("dispatcher");
        try (Mqtt5BlockingClient.Mqtt5Publishes heard = hears(dispatcher, "gates/gate-a/answers")) {
            write(gate, "gates/gate-a/answers");
            assertThat(next(heard)).isEqualTo("gates/gate-a/answers");
        }
        assertRefused(gate, "gates/gate-b/answers");
        assertRefused(gate, "gates/gate-a/commands");
        assertRefused(gate, "health");
        assertRefused(dispatcher, "gates/gate-a/answers");
        write(dispatcher, "health");
    }

    @Test
    void a_gate_hears_its_own_commands_alone() throws Exception {
        Mqtt5BlockingClient dispatcher = client("dispatcher");
        try (Mqtt5BlockingClient.Mqtt5Publishes heard = hears(client("gate-b"), "gates/#")) {
            write(dispatcher, "gates/gate-a/commands");
            write(client("gate-a"), "gates/gate-a/answers");
            write(dispatcher, "gates/gate-b/commands");
            assertThat(next(heard)).as("what came first").isEqualTo("gates/gate-b/commands");
        }
    }

    @Test
    void who_has_another_password_does_not_get_in() {
        assertThatThrownBy(() -> client("gate-a", password("gate-gate-b"))).hasMessageContaining("NOT_AUTHORIZED");
    }

    private static Mqtt5BlockingClient.Mqtt5Publishes hears(Mqtt5BlockingClient client, String filter) {
        Mqtt5BlockingClient.Mqtt5Publishes heard = client.publishes(MqttGlobalPublishFilter.ALL);
        client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
        return heard;
    }

    private static String next(Mqtt5BlockingClient.Mqtt5Publishes heard) throws InterruptedException {
        return heard.receive(PATIENCE_NS, TimeUnit.NANOSECONDS)
                .map(Mqtt5Publish::getTopic)
                .map(Object::toString)
                .orElse("nothing");
    }

    private static void write(Mqtt5BlockingClient client, String topic) {
        client.publishWith().topic(topic).qos(MqttQos.AT_LEAST_ONCE).send();
    }

    private static void assertRefused(Mqtt5BlockingClient client, String topic) {
        assertThatThrownBy(() -> write(client, topic))
                .as(topic)
                .isInstanceOfSatisfying(
                        Mqtt5PubAckException.class,
                        e -> assertThat(e.getMqttMessage().getReasonCode())
                                .isEqualTo(Mqtt5PubAckReasonCode.NOT_AUTHORIZED));
    }

    private Mqtt5BlockingClient client(String user) throws Exception {
        return client(user, password(user.equals("dispatcher") ? user : "gate-" + user));
    }

    private Mqtt5BlockingClient client(String user, String password) throws Exception {
        Mqtt5BlockingClient client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(user)
                .serverHost("localhost")
                .serverPort(port)
                .sslConfig()
                .trustManagerFactory(authority())
                .applySslConfig()
                .simpleAuth()
                .username(user)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        client.connect();
        return client;
    }

    private String password(String file) throws IOException {
        return Files.readString(folder.resolve("secrets/mqtt-" + file)).strip();
    }

    private TrustManagerFactory authority() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream file = Files.newInputStream(folder.resolve("secrets/authority.crt"))) {
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust;
    }

    private void makeUsers() throws Exception {
        Files.createDirectories(folder.resolve("kafka"));
        Files.copy(Repository.ACCESS, folder.resolve("kafka/access.yaml"));
        Path script = Files.copy(Repository.DOCKER.resolve("init.sh"), folder.resolve("init.sh"));
        assertThat(start("sh", script.toString(), "gate-a", "gate-b").waitFor())
                .as(said())
                .isZero();
    }

    /** As the container does it, in folders of this test. */
    private void startMosquitto() throws Exception {
        JsonNode compose = Repository.yaml(Repository.COMPOSE).get(0);
        Files.createDirectories(folder.resolve("run"));
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(folder.resolve("config"));
        JsonNode service = compose.path("services").path("mosquitto");
        for (String secret : Repository.texts(service.path("secrets"))) {
            Path file = folder.resolve(
                    compose.path("secrets").path(secret).path("file").asText());
            Files.copy(file, folder.resolve("run").resolve(secret));
        }
        Files.copy(Repository.DOCKER.resolve("mosquitto/access"), folder.resolve("config/access"));
        port = Mosquitto.freePort();
        String conf = here(Files.readString(Repository.DOCKER.resolve("mosquitto/mosquitto.conf")));
        Files.writeString(
                folder.resolve("config/mosquitto.conf"),
                conf.replace("listener 8883", "listener " + port + " 127.0.0.1") + "user "
                        + System.getProperty("user.name") + "\n");
        String command = here(service.path("entrypoint").path(2).asText().replace("$$", "$"))
                .replace("chown mosquitto:", "chown \"$(id -un)\"");
        mosquitto = start("sh", "-c", command);
        long endNs = System.nanoTime() + PATIENCE_NS;
        while (!Mosquitto.isListening(port)) {
            assertThat(System.nanoTime()).as(said()).isLessThan(endNs);
            assertThat(mosquitto.isAlive()).as(said()).isTrue();
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private String here(String text) {
        for (Map.Entry<String, String> each : Map.of(
                        "/run/secrets", "run", "/mosquitto/data", "data", "/mosquitto/config", "config")
                .entrySet()) {
            text = text.replace(each.getKey(), folder.resolve(each.getValue()).toString());
        }
        return text;
    }

    private Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment().merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
        return builder.start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said.txt"));
    }
}
