package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.keruen.app.dispatcher.queue.BackOff;
import io.keruen.app.dispatcher.queue.DestinationQueue;
import io.keruen.app.dispatcher.queue.Sender;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.TransitCodec;
import io.keruen.connectors.http.WebhookSigner;
import io.keruen.connectors.http.WebhookVerifier;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.outlet.Attempt;
import io.keruen.connectors.outlet.Delivery;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.Outlet;
import io.keruen.connectors.outlet.OutletContext;
import io.keruen.connectors.outlet.Outlets;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.transit.TransitEvent;
import io.keruen.simulator.run.receiver.CustomsOffice;
import io.keruen.simulator.run.receiver.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real outlet and a real office on this machine; only the clock is a test's. */
class WebhookDeliveryTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Alerts.AT_MS + 10_000);
    private final CustomsOffice office =
            new CustomsOffice(new WebhookVerifier(SECRET, null, Duration.ofMinutes(5)), clock, Duration.ofSeconds(20));
    private final List<String> told = new ArrayList<>();
    private final NoticeCodec codec = new NoticeCodec();
    private DestinationQueue queue;
    private String timeout = "30s";
    private int batch = 1;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("secret"), SECRET);
        queue = DestinationQueue.open(folder.resolve("queue"), Duration.ofDays(14));
        office.open();
    }

    @AfterEach
    void close() throws Exception {
        queue.close();
        office.close();
    }

    @Test
    void through_every_trouble_the_officers_see_each_alert_once_and_in_order() throws Exception {
        timeout = "500ms";
        office.plan(
                Trouble.FAILS,
                Trouble.IS_MUTE,
                Trouble.TAKES_AND_DROPS,
                Trouble.TAKES_AND_DROPS,
                Trouble.IS_SLOW,
                Trouble.IS_BUSY,
                Trouble.HAS_MOVED);
        List<String> expected = accept(1, 5);
        runUntilIdle();

        assertThat(office.log().shown()).isEqualTo(expected);
        assertThat(office.log().repeatedCount()).isPositive();
        assertThat(office.log().refused()).isEmpty();
        assertThat(told).anyMatch(line -> line.contains("FAILED") && line.contains("redirect is not followed"));
    }

    @Test
    void several_in_one_message_are_seen_each_once_and_in_order_through_the_same_troubles() throws Exception {
        batch = 3;
        timeout = "500ms";
        office.plan(
                Trouble.TAKES_AND_DROPS,
                Trouble.FAILS,
                Trouble.TAKES_AND_DROPS,
                Trouble.IS_MUTE,
                Trouble.IS_BUSY,
                Trouble.HAS_MOVED);
        List<String> expected = accept(1, 20);
        runUntilIdle();

        assertThat(office.log().shown()).isEqualTo(expected);
        assertThat(office.log().repeatedCount()).as("what it took and dropped").isGreaterThanOrEqualTo(3);
        assertThat(office.log().refused()).isEmpty();
        assertThat(office.log().askedCount()).as("a first by itself, then more").isBetween(6 + 7, 6 + 12);
    }

    @Test
    void a_thousand_are_no_longer_than_an_office_takes() throws Exception {
        batch = 1_000;
        List<String> expected = accept(1, 1_000);
        runUntilIdle();

        assertThat(office.log().shown()).isEqualTo(expected);
        assertThat(office.log().refused()).isEmpty();
        assertThat(office.log().askedCount()).isLessThan(20);
    }

    /** All or nothing: else what follows a bad one would be seen before it. */
    @Test
    void of_several_with_a_bad_one_among_them_the_office_takes_none() throws Exception {
        String good = "{\"specversion\":\"1.0\",\"id\":\"a\",\"expirytime\":\"2099-01-01T00:00:00Z\"}";
        String old = "{\"specversion\":\"1.0\",\"id\":\"b\",\"expirytime\":\"2020-01-01T00:00:00Z\"}";

        assertThat(postBatch("[" + good + "," + old + "]")).isEqualTo(422);
        assertThat(postBatch("[]")).isEqualTo(422);
        assertThat(postBatch(good)).isEqualTo(422);
        assertThat(office.log().shown()).isEmpty();
        assertThat(postBatch("[" + good + "]")).isEqualTo(200);
        assertThat(office.log().shown()).containsExactly("a");
        assertThat(postBatch("[" + good.replace("2099", "2098") + "]"))
                .as("more time")
                .isEqualTo(200);
        String other = good.replace("1.0\"", "1.0\",\"subject\":\"x\"");
        assertThat(postBatch("[" + other + "]")).isEqualTo(422);
        assertThat(postBatch("[" + (good + "," + other).replace("\"a\"", "\"c\"") + "]"))
                .as("one id, two contents")
                .isEqualTo(422);
        assertThat(postBatch("[" + good.replace("\"a\"", "null") + "]")).isEqualTo(422);
        assertThat(postBatch("[" + good.replace("\"a\"", "7") + "]")).isEqualTo(422);
        assertThat(postBatch("[" + " ".repeat(1 << 20) + good + "]")).isEqualTo(413);
        assertThat(office.log().shown()).containsExactly("a");
    }

    private int postBatch(String body) throws Exception {
        long timestampS = clock.millis() / 1_000;
        String signature =
                WebhookSigner.of(SECRET, null).sign("batch", timestampS, body.getBytes(StandardCharsets.UTF_8));
        return post("application/cloudevents-batch+json", "batch", timestampS, signature, body);
    }

    @Test
    void how_many_go_together_is_a_number_in_its_range() {
        ObjectNode settings = settings();
        settings.put("batch", 0);
        assertThatThrownBy(() -> outlet(settings))
                .isInstanceOf(SettingException.class)
                .hasMessage("destinations.customs.batch: is '0'; write a whole number from 1 to 1000");
    }

    /** A receiver may know a message by its id: two that differ in one event have two. */
    @Test
    void a_message_with_several_has_an_id_of_its_own_and_the_same_one_again() throws Exception {
        List<String> ids = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(ids.size() == 1 ? 207 : 200, -1);
        });
        server.start();
        try {
            ObjectNode settings = settings();
            settings.put("handshake", false).put("batch", 10);
            settings.put("url", "http://127.0.0.1:" + server.getAddress().getPort() + "/");
            try (Outlet outlet = outlet(settings)) {
                Attempt some = outlet.attempt(deliveries(1, 2, 5));
                outlet.attempt(deliveries(1, 2, 5));
                outlet.attempt(deliveries(1, 3, 5));
                outlet.attempt(deliveries(1));

                assertThat(some.outcome()).as("207 is no yes to all").isEqualTo(Attempt.Outcome.REFUSED);
                assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
                assertThat(ids.get(3)).isEqualTo(new Notice.OfAlert(Alerts.raised(1)).key());
            }
        } finally {
            server.stop(0);
        }
    }

    private static List<Delivery> deliveries(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(n ->
                        new Delivery(new Notice.OfAlert(Alerts.raised(n)), Alerts.AT_MS, Alerts.AT_MS + 3_600_000, 1))
                .toList();
    }

    @Test
    void ids_in_any_script_are_delivered() throws Exception {
        TransitEvent event = new TransitEvent(
                TransitEvent.Event.ENTERED, "E-1", "V-1", "Хоргос\n1 %", Alerts.AT_MS, null, false, false);
        byte[] message = new TransitCodec(SchemaStore.ofThisBuild()).encode(event);
        Notice notice = codec.notice(Topics.ESCORT_TRANSITS, message);
        long nowMs = clock.millis();
        queue.accept(notice.key(), NoticeCodec.content(notice, message), false, nowMs, nowMs + 60_000);
        queue.show();

        runUntilIdle();

        assertThat(office.log().shown()).hasSize(1);
        assertThat(office.log().refused()).isEmpty();
    }

    @Test
    void ten_minutes_without_an_office_lose_nothing() throws Exception {
        office.shut();
        List<String> expected = accept(1, 20);
        Sender sender = sender();
        long upAgainMs = clock.millis() + Duration.ofMinutes(10).toMillis();
        for (long nextMs = sender.step(); nextMs < upAgainMs; nextMs = sender.step()) {
            clock.moveTo(Math.max(clock.millis(), nextMs));
        }
        assertThat(office.log().shown()).isEmpty();

        office.open();
        runUntilIdle(sender);
        assertThat(office.log().shown()).isEqualTo(expected);
    }

    @Test
    void busy_is_left_alone_as_long_as_it_wants() throws Exception {
        office.plan(Trouble.IS_BUSY);
        accept(1, 1);
        Sender sender = sender();
        long askedMs = clock.millis();
        sender.step();

        assertThat(sender.step()).isEqualTo(askedMs + 7_000);
    }

    @Test
    void gone_is_left_alone_for_good() throws Exception {
        office.plan(Trouble.IS_GONE);
        accept(1, 2);
        Sender sender = sender();
        sender.step();
        clock.move(Duration.ofHours(1));
        sender.step();

        assertThat(office.log().askedCount()).isEqualTo(1);
        assertThat(queue.stopReason()).contains("410");
        assertThat(queue.openCount()).isEqualTo(2);
    }

    @Test
    void another_key_is_refused_and_in_the_audit_log() throws Exception {
        Files.writeString(folder.resolve("secret"), OTHER_SECRET);
        accept(1, 1);
        sender().step();

        assertThat(office.log().shown()).isEmpty();
        assertThat(office.log().refused()).singleElement().asString().contains("signature WRONG");
        assertThat(queue.openCount()).as("keys can be mended").isEqualTo(1);
    }

    @Test
    void played_again_later_it_is_refused() throws Exception {
        String body = "{}";
        long timestampS = clock.millis() / 1_000;
        String signature =
                WebhookSigner.of(SECRET, null).sign("old", timestampS, body.getBytes(StandardCharsets.UTF_8));
        clock.move(Duration.ofMinutes(6));

        assertThat(post("application/cloudevents+json", "old", timestampS, signature, body))
                .isEqualTo(401);
        assertThat(office.log().refused()).singleElement().asString().contains("STALE");
    }

    @Test
    void expired_or_of_another_type_it_is_refused() throws Exception {
        String body = "{\"specversion\":\"1.0\",\"id\":\"late\",\"expirytime\":\"2025-06-01T00:00:00Z\"}";
        long timestampS = clock.millis() / 1_000;
        String signature =
                WebhookSigner.of(SECRET, null).sign("late", timestampS, body.getBytes(StandardCharsets.UTF_8));

        assertThat(post("application/cloudevents+json", "late", timestampS, signature, body))
                .isEqualTo(422);
        assertThat(post("application/json", "late", timestampS, signature, body))
                .isEqualTo(415);
        assertThat(office.log().shown()).isEmpty();
    }

    @Test
    void only_hosts_that_are_allowed_are_spoken_to() throws Exception {
        ObjectNode settings = settings();
        settings.putArray("allow-hosts").add("customs.example");
        assertThatThrownBy(() -> outlet(settings))
                .isInstanceOf(SettingException.class)
                .hasMessage("destinations.customs.allow-hosts: does not hold 127.0.0.1; add it if it may be spoken to");

        settings.put("url", "http://customs.example/");
        assertThatThrownBy(() -> outlet(settings)).hasMessageContaining("write https, http is for this machine only");
    }

    @Test
    void a_key_in_the_routing_file_itself_is_refused() {
        ObjectNode settings = settings();
        settings.put("hmac", SECRET);

        assertThatThrownBy(() -> outlet(settings))
                .hasMessageContaining("write hmac-file or hmac-env instead")
                .hasMessageNotContaining(SECRET);
    }

    private List<String> accept(int from, int to) throws IOException {
        List<String> keys = new ArrayList<>();
        for (int n = from; n <= to; n++) {
            AlertEvent event = Alerts.raised(n);
            String key = new Notice.OfAlert(event).key();
            queue.accept(
                    key,
                    codec.content(event, clock.millis()),
                    false,
                    clock.millis(),
                    clock.millis() + Duration.ofHours(72).toMillis());
            keys.add(key);
        }
        queue.show();
        return keys;
    }

    private int post(String type, String id, long timestampS, String signature, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(office.url())
                                .header("Content-Type", type)
                                .header("webhook-id", id)
                                .header("webhook-timestamp", Long.toString(timestampS))
                                .header("webhook-signature", signature)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private ObjectNode settings() {
        ObjectNode settings = new JsonMapper().createObjectNode();
        settings.put("kind", "webhook").put("url", office.url().toString()).put("hmac-file", "secret");
        settings.put("batch", batch);
        settings.put("timeout", timeout).putArray("allow-hosts").add("127.0.0.1");
        return settings;
    }

    private Outlet outlet(ObjectNode settings) throws SettingException {
        return Outlets.open(
                new Settings("destinations.customs", settings, folder),
                new OutletContext("customs", clock, folder, new MemoryOfGates(Clock.systemUTC())));
    }

    private Sender sender() throws SettingException {
        return new Sender(
                "customs",
                queue,
                outlet(settings()),
                codec::notice,
                new Sender.SenderTools(
                        new BackOff(1),
                        clock,
                        (destination, event, item, delivery, detail) -> told.add(event + " " + detail)));
    }

    private void runUntilIdle() throws Exception {
        runUntilIdle(sender());
    }

    private void runUntilIdle(Sender sender) throws Exception {
        for (long nextMs = sender.step(); nextMs < Long.MAX_VALUE; nextMs = sender.step()) {
            clock.moveTo(Math.max(clock.millis(), nextMs));
        }
    }
}
