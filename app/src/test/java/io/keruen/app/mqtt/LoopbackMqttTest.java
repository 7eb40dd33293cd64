package io.keruen.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The broker as a real client of MQTT 5 finds it. */
class LoopbackMqttTest {
    private static final long PATIENCE_S = 20;

    private final MqttLogin login = MqttLogin.of("keruen");
    private final BlockingQueue<Mqtt5Publish> heard = new LinkedBlockingQueue<>();
    private LoopbackMqtt broker;

    @BeforeEach
    void start() throws Exception {
        broker = LoopbackMqtt.start(login);
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    @Test
    void a_message_comes_with_all_that_was_sent_with_it_to_those_who_subscribed() throws Exception {
        Mqtt5AsyncClient gate = connected("gate");
        subscribe(gate, "gates/one");
        Mqtt5AsyncClient other = connected("other");
        subscribe(other, "gates/two");
        Mqtt5AsyncClient dispatcher = connected("dispatcher");

        publish(dispatcher, "gates/one", "open");

        Mqtt5Publish message = heard.poll(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        assertThat(message.getPayloadAsBytes()).asString(StandardCharsets.UTF_8).isEqualTo("open");
        assertThat(message.getTopic()).hasToString("gates/one");
        assertThat(message.getQos()).isEqualTo(MqttQos.AT_LEAST_ONCE);
        assertThat(message.getContentType())
                .hasValueSatisfying(type -> assertThat(type).hasToString("text/plain"));
        assertThat(message.getMessageExpiryInterval()).hasValue(5);
        assertThat(message.getUserProperties().asList()).hasSize(1).allSatisfy(each -> {
            assertThat(each.getName()).hasToString("webhook-id");
            assertThat(each.getValue()).hasToString("1-2");
        });
        publish(dispatcher, "gates/nobody", "lost");
        publish(dispatcher, "gates/two", "last");
        assertThat(heard.poll(PATIENCE_S, TimeUnit.SECONDS)).isNotNull();
        assertThat(heard).isEmpty();
    }

    @Test
    void who_has_no_login_or_speaks_an_older_version_stays_outside() {
        assertThatThrownBy(() -> builder("nobody").buildBlocking().connect())
                .isInstanceOf(Mqtt5ConnAckException.class)
                .hasMessageContaining("BAD_USER_NAME_OR_PASSWORD");
        assertThatThrownBy(() -> builder("guesser")
                        .simpleAuth()
                        .username("keruen")
                        .password("guess".getBytes(StandardCharsets.UTF_8))
                        .applySimpleAuth()
                        .buildBlocking()
                        .connect())
                .isInstanceOf(Mqtt5ConnAckException.class);
        assertThatThrownBy(() -> MqttClient.builder()
                        .useMqttVersion3()
                        .serverHost("127.0.0.1")
                        .serverPort(broker.port())
                        .buildBlocking()
                        .connect())
                .isInstanceOf(Mqtt3ConnAckException.class);
    }

    @Test
    void a_client_that_comes_again_takes_over_and_wildcards_are_refused() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Mqtt5AsyncClient first = builder("gate")
                .simpleAuth()
                .username(login.user())
                .password(login.password().getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .addDisconnectedListener(context -> ended.countDown())
                .buildAsync();
        first.connect().get(PATIENCE_S, TimeUnit.SECONDS);
        subscribe(first, "gates/one");

        Mqtt5AsyncClient second = connected("gate");
        assertThat(ended.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> subscribe(second, "gates/#")).hasCauseInstanceOf(Mqtt5SubAckException.class);
        subscribe(second, "gates/one");
        publish(connected("dispatcher"), "gates/one", "open");
        assertThat(heard.poll(PATIENCE_S, TimeUnit.SECONDS)).isNotNull();
        assertThat(heard).isEmpty();
    }

    @Test
    void who_never_says_who_he_is_is_disconnected_also_while_he_goes_on_talking() throws Exception {
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), broker.port());
                Socket half = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
            half.getOutputStream().write(new byte[] {0x10, 0x7F});
            silent.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_S));
            half.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_S));

            assertThat(silent.getInputStream().read()).isEqualTo(-1);
            assertThat(half.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void there_is_room_for_256_connections_and_no_more() throws Exception {
        for (int n = 1; n <= 256; n++) {
            Mqtt5AsyncClient unused = connected("gate-" + n);
        }
        assertThatThrownBy(() -> connected("late")).isInstanceOf(ExecutionException.class);
    }

    @Test
    void a_broker_that_was_closed_is_gone() throws Exception {
        Mqtt5AsyncClient client = connected("gate");
        broker.close();

        assertThatThrownBy(() -> builder("late").buildBlocking().connect())
                .isInstanceOf(ConnectionFailedException.class);
        assertThat(client.getState().isConnected()).isFalse();
    }

    private Mqtt5ClientBuilder builder(String id) {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier(id)
                .serverHost("127.0.0.1")
                .serverPort(broker.port());
    }

    private Mqtt5AsyncClient connected(String id) throws Exception {
        Mqtt5AsyncClient client = builder(id)
                .simpleAuth()
                .username(login.user())
                .password(login.password().getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildAsync();
        client.connect().get(PATIENCE_S, TimeUnit.SECONDS);
        return client;
    }

    private void subscribe(Mqtt5AsyncClient client, String topic) throws Exception {
        client.subscribeWith()
                .topicFilter(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(heard::add)
                .send()
                .get(PATIENCE_S, TimeUnit.SECONDS);
    }

    private static Mqtt5PublishResult publish(Mqtt5AsyncClient client, String topic, String text) throws Exception {
        return client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(text.getBytes(StandardCharsets.UTF_8))
                .contentType("text/plain")
                .messageExpiryInterval(5)
                .userProperties()
                .add("webhook-id", "1-2")
                .applyUserProperties()
                .send()
                .get(PATIENCE_S, TimeUnit.SECONDS);
    }
}
