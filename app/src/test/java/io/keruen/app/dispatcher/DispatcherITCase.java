package io.keruen.app.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.dispatcher.queue.DeliveryListener;
import io.keruen.app.embedded.EmbeddedBroker;
import io.keruen.app.process.KafkaClients;
import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.RejectedCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.TransitCodec;
import io.keruen.connectors.http.WebhookVerifier;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.transit.TransitEvent;
import io.keruen.simulator.run.receiver.CustomsOffice;
import io.keruen.simulator.run.receiver.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker, a real office, and the dispatcher as a process that is killed. */
class DispatcherITCase {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final long PATIENCE_NS = 300_000_000_000L;
    private static final long LOOK_NS = 20_000_000;

    @TempDir
    private Path folder;

    private final SchemaStore schemas = SchemaStore.ofThisBuild();
    private final AlertCodec alerts = new AlertCodec(schemas);
    private final CustomsOffice office = new CustomsOffice(
            new WebhookVerifier(SECRET, null, Duration.ofMinutes(5)), Clock.systemUTC(), Duration.ofSeconds(1));
    private EmbeddedBroker broker;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(folder.resolve("kafka"));
        TopicLayout layout = TopicLayout.ofOneBroker(1, TimeOwner.BROKER);
        try (Admin admin =
                Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            TopicSetup.ensure(admin, layout);
        }
        producer = KafkaClients.patientProducer(broker.bootstrapServers());
        office.open();
        Files.writeString(folder.resolve("secret"), SECRET);
    }

    @AfterEach
    void stop() throws Exception {
        producer.close(Duration.ofSeconds(1));
        office.close();
        broker.close();
    }

    @Test
    void killed_again_and_again_every_alert_is_shown_once_and_in_order() throws Exception {
        routing("400ms");
        office.plan(Trouble.FAILS, Trouble.TAKES_AND_DROPS, Trouble.IS_SLOW);
        List<String> expected = new ArrayList<>();
        for (int n = 1; n <= 150; n++) {
            expected.add(write(Alerts.raised(n)));
        }
        for (int kills = 1; kills <= 3; kills++) {
            DispatcherProcess process = dispatcher();
            int enough = 30 * kills;
            await(() -> office.log().shown().size() >= enough);
            if (kills == 2) {
                office.plan(Trouble.TAKES_AND_DROPS);
            }
            process.kill();
            // A job that was restored from a checkpoint writes some of them again.
            write(Alerts.raised(10 * kills));
        }
        office.shut();
        for (int n = 151; n <= 160; n++) {
            expected.add(write(Alerts.raised(n)));
        }
        DispatcherProcess last = dispatcher();
        office.open();
        await(() -> office.log().shown().size() >= expected.size());
        last.kill();

        assertThat(office.log().shown()).isEqualTo(expected);
        assertThat(office.log().refused()).isEmpty();
    }

    @Test
    void what_is_no_record_is_kept_with_its_reason_and_stops_nothing() throws Exception {
        routing("5s");
        byte[] good = alerts.encode(Alerts.raised(1), 0);
        byte[] cut = Arrays.copyOf(good, 30);
        byte[] transit = new TransitCodec(schemas)
                .encode(new TransitEvent(
                        TransitEvent.Event.ENTERED, "escort-1", "truck-1", "zone-1", 12, null, false, false));
        send(Topics.ESCORT_ALERTS, "no record".getBytes(StandardCharsets.UTF_8));
        send(Topics.ESCORT_ALERTS, cut);
        send(Topics.ESCORT_ALERTS, null);
        send(Topics.ESCORT_TRANSITS, good);
        send(Topics.ESCORT_TRANSITS, transit);
        send(Topics.ESCORT_CLEARANCES, good);
        String key = write(Alerts.raised(2));

        try (Dispatcher dispatcher = Dispatcher.start(setup())) {
            await(() ->
                    office.log().shown().contains(key) && dispatcher.counts().rejectedCount() == 6);
            assertThat(dispatcher.failure()).isNull();
        }
        assertThat(rejected())
                .extracting(input -> input.source() + " " + input.reason())
                .containsExactlyInAnyOrder(
                        "escort.alerts-0 " + Reason.UNREADABLE_RECORD,
                        "escort.alerts-0 " + Reason.UNREADABLE_FRAME,
                        "escort.alerts-0 " + Reason.TOMBSTONE,
                        "escort.transits-0 " + Reason.UNKNOWN_SCHEMA,
                        "escort.transits-0 " + Reason.BAD_TIME,
                        "escort.clearances-0 " + Reason.UNKNOWN_SCHEMA);
    }

    @Test
    void no_ticks_call_a_person_and_ticks_call_it_off() throws Exception {
        routing("5s");
        try (Dispatcher dispatcher = Dispatcher.start(setup())) {
            await(() -> pages("TICKS_STALE") == 1);
            try (Ticker ticker = Ticker.start(
                    producer, List.of(new TopicPartition(Topics.GATES_DEVICES.topicName(), 0)), Ticker.PERIOD)) {
                await(() -> pages("TICKS_STALE") == 2);
                assertThat(ticker.failure()).isNull();
            }
            assertThat(dispatcher.failure()).isNull();
        }
    }

    @Test
    void one_that_is_dead_delays_nobody_and_is_not_forgotten() throws Exception {
        Files.writeString(folder.resolve("routing.yaml"), """
                destinations:
                  dead: {kind: webhook, url: "http://127.0.0.1:1/", allow-hosts: [127.0.0.1], hmac-file: secret}
                  office: {kind: webhook, url: "%s", allow-hosts: [127.0.0.1], hmac-file: secret}
                routes: [{to: [dead, office]}]
                pages-to: [office]
                """.formatted(office.url()));
        List<String> expected = new ArrayList<>();
        for (int n = 1; n <= 20; n++) {
            expected.add(write(Alerts.raised(n)));
        }
        try (Dispatcher dispatcher = Dispatcher.start(setup())) {
            await(() -> office.log().shown().containsAll(expected));
            await(() -> dispatcher.openCount() == 20); // the office showed the last one before it was ticked off
        }
        routing("5s");
        assertThat(assertFails())
                .contains("destinations.dead: is gone, and 20 deliveries are owed to it; write it again");
    }

    @Test
    void the_log_says_who_commands_the_gates_and_in_which_term() throws Exception {
        routing("5s");
        Path first = folder.resolve("err");
        Path second = folder.resolve("second-err");
        DispatcherProcess commanding = dispatcher();
        try {
            await(() -> Files.readString(first).contains("commands gates in term 1"));
            DispatcherProcess next = dispatcher(second, folder.resolve("second"));
            try {
                await(() -> Files.readString(second).contains("commands gates in term 2"));
                await(() -> Files.readString(first).contains("another dispatcher"));
            } finally {
                next.kill();
            }
        } finally {
            commanding.kill();
        }
    }

    @Test
    void a_file_says_that_it_works_and_one_that_cannot_be_is_one_line() throws Exception {
        routing("5s");
        Path health = folder.resolve("health");
        DispatcherProcess process = dispatcher("--health", health.toString());
        try {
            await(() -> Files.exists(health));
            Files.delete(health);
            await(() -> Files.exists(health));
        } finally {
            process.kill();
        }
        Files.delete(folder.resolve("err"));
        String nowhere = folder.resolve("nowhere/health").toString();
        assertThat(dispatcher("--health", nowhere).awaitExit()).isEqualTo(2);
        assertThat(folder.resolve("err"))
                .content()
                .contains("--health " + nowhere + " has no folder to stand in")
                .hasLineCount(1);
    }

    @Test
    void two_dispatchers_do_not_share_a_folder() throws Exception {
        routing("5s");
        try (Dispatcher dispatcher = Dispatcher.start(setup())) {
            assertThat(assertFails()).contains("is used by a dispatcher that is running; stop it first");
            assertThat(dispatcher.failure()).isNull();
        }
    }

    @Test
    void a_bad_routing_file_is_one_line_and_exit_code_2() throws Exception {
        Files.writeString(
                folder.resolve("routing.yaml"),
                "destinations: {a: {kind: fax}}\n" + "routes: [{to: [a]}]\npages-to: [a]\n");

        assertThat(dispatcher().awaitExit()).isEqualTo(2);
        assertThat(folder.resolve("err"))
                .content()
                .contains("routing.yaml: destinations.a.kind: is fax; write one of")
                .hasLineCount(1);
    }

    private String assertFails() throws Exception {
        try (Dispatcher dispatcher = Dispatcher.start(setup())) {
            throw new AssertionError("starts: " + dispatcher.counts());
        } catch (SettingException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void routing(String timeout) throws IOException {
        Files.writeString(folder.resolve("routing.yaml"), """
                destinations:
                  office: {kind: webhook, url: "%s", allow-hosts: [127.0.0.1], hmac-file: secret, timeout: %s, batch: 4}
                  feed: {kind: cap, sender: alerts@customs.example, folder: feed}
                routes:
                  - {to: [office]}
                  - {records: [TRANSITS], to: [office]}
                pages-to: [feed]
                watch: {ticks-stale-after: 1s}
                """.formatted(office.url(), timeout));
    }

    private DispatcherSetup setup() {
        DeliveryListener nobody = (destination, event, item, delivery, detail) -> {};
        return new DispatcherSetup(
                KafkaAccess.open(broker.bootstrapServers()),
                folder.resolve("routing.yaml"),
                folder.resolve("data"),
                null,
                Clock.systemUTC(),
                Clock.systemUTC(),
                1,
                nobody);
    }

    private DispatcherProcess dispatcher() throws IOException {
        return dispatcher(folder.resolve("err"), folder.resolve("data"));
    }

    private DispatcherProcess dispatcher(String option, String value) throws IOException {
        return dispatcher(folder.resolve("err"), folder.resolve("data"), option, value);
    }

    private DispatcherProcess dispatcher(Path err, Path data) throws IOException {
        return dispatcher(err, data, "--from", "beginning");
    }

    private DispatcherProcess dispatcher(Path err, Path data, String option, String value) throws IOException {
        return DispatcherProcess.start(
                err,
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--routing",
                folder.resolve("routing.yaml").toString(),
                "--data",
                data.toString(),
                option,
                value);
    }

    private String write(AlertEvent event) throws Exception {
        send(Topics.ESCORT_ALERTS, alerts.encode(event, 0));
        return new Notice.OfAlert(event).key();
    }

    private void send(Topics topic, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(topic.topicName(), value)).get();
    }

    private long pages(String type) throws IOException {
        Path feed = folder.resolve("feed");
        if (!Files.isDirectory(feed)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(feed)) {
            long count = 0;
            for (Path file : files.filter(each -> each.toString().matches(".*-\\d+\\.xml"))
                    .toList()) {
                if (Files.readString(file).contains("<event>" + type + "</event>")) {
                    count++;
                }
            }
            return count;
        }
    }

    private List<RejectedInput> rejected() throws Exception {
        List<RejectedInput> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                DispatcherClients.listening(KafkaAccess.open(broker.bootstrapServers()))) {
            List<TopicPartition> all = List.of(new TopicPartition(Topics.TELEMETRY_REJECTED.topicName(), 0));
            consumer.assign(all);
            consumer.seekToBeginning(all);
            RejectedCodec codec = new RejectedCodec(schemas);
            while (found.size() < 6) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    found.add(codec.decode(record.value()));
                }
            }
        }
        return found;
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long endNs = System.nanoTime() + PATIENCE_NS;
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(endNs);
            LockSupport.parkNanos(LOOK_NS);
        }
    }
}
