package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keruen.app.CommandLines;
import io.keruen.app.dispatcher.Dispatcher;
import io.keruen.app.dispatcher.DispatcherSetup;
import io.keruen.app.live.AccessFile;
import io.keruen.app.process.KafkaClients;
import io.keruen.connectors.kafka.InputPartitions;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.KafkaConfigFile;
import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.names.DispatcherNames;
import io.keruen.connectors.names.Topics;
import io.keruen.jobs.EscortJob;
import io.keruen.jobs.HistoryJob;
import io.keruen.jobs.settings.EscortSettings;
import io.keruen.jobs.settings.UnusableSettingException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs, dispatcher and commands at a broker that asks everybody who they are and lets them do what access.yaml says: each
 * works as who it is, and each ends with one line as somebody else.
 */
class CredentialsITCase {
    private static final Path FILE = Path.of("..", "docker", "kafka", "access.yaml");
    private static final TopicLayout LAYOUT = TopicLayout.ofOneBroker(1, TimeOwner.BROKER);
    private static final long PATIENCE_NS = 120_000_000_000L;
    private static final long LOOK_NS = 200_000_000;
    private static final String WRONG = "wrong-password";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private static Path folder;

    private static GuardedBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        broker = GuardedBroker.start(
                folder.resolve("kafka"), AccessFile.read(FILE).grants().keySet());
        admin = Admin.create(broker.as(GuardedBroker.ADMIN, Map.of()));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = broker.topics(folder, FILE, said);
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void the_escort_job_reads_and_writes_as_itself() throws Exception {
        Configuration config = new Configuration();
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        config.set(EscortSettings.PARALLELISM, 1);
        try (EmbeddedFlink flink = EmbeddedFlink.start(folder.resolve("flink-tmp"), 1);
                KafkaProducer<byte[], byte[]> ticking = KafkaClients.patientProducer(as("ticker"));
                KafkaProducer<byte[], byte[]> gateway = KafkaClients.patientProducer(as("vehicle-gateway"));
                Ticker ticker = Ticker.start(ticking, InputPartitions.of(LAYOUT), Ticker.PERIOD)) {
            EmbeddedFlink.Running job =
                    flink.submit(EscortJob.graph(as("escort-job"), EscortSettings.of(config), null, config), null);
            gateway.send(new ProducerRecord<>(
                            Topics.TELEMETRY_FRAMES.topicName(), bytes("truck"), bytes("no frame at all")))
                    .get();

            await(() -> end(Topics.TELEMETRY_REJECTED.topicName()) > 0);
            await(() -> !admin.listConsumerGroupOffsets("keruen-escort-frames")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .isEmpty());
            assertNoSecretIsShown(flink.webAddress());
            assertThat(job.failure()).isNull();
            assertThat(ticker.failure()).isNull();
            job.cancel();
        }
    }

    /** Flink's pages show a job's plan and settings to everybody who reaches them. */
    private static void assertNoSecretIsShown(URI web) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        String overview = get(http, web.resolve("/jobs/overview"));
        String id = new ObjectMapper()
                .readTree(overview)
                .path("jobs")
                .get(0)
                .path("jid")
                .asText();
        for (String page :
                List.of("/jobs/" + id, "/jobs/" + id + "/config", "/jobs/" + id + "/plan", "/jobmanager/config")) {
            assertThat(get(http, web.resolve(page))).isNotEmpty().doesNotContain("secret-of-");
        }
    }

    private static String get(HttpClient http, URI page) throws Exception {
        return http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void a_job_that_is_not_believed_or_not_allowed_ends_with_one_line() throws Exception {
        assertUnusable(
                () -> EscortJob.main(job(broker.file(Files.createTempDirectory(folder, "x"), "escort-job", WRONG))),
                "kafka.config-file: the broker " + broker.bootstrapServers() + " does not believe who asks");
        assertUnusable(
                () -> EscortJob.main(job(broker.file(folder, "auditor"))),
                "does not allow it: it takes READ on telemetry.frames");
        assertUnusable(() -> HistoryJob.main(job(broker.file(folder, "auditor"))), "it takes READ on escort.vehicles");
        assertUnusable(() -> HistoryJob.main(job(folder.resolve("none"))), "kafka.config-file: ");
    }

    @Test
    void the_dispatcher_takes_its_term_and_reads_as_itself_and_ends_with_one_line_as_another() throws Exception {
        long rejected = end(Topics.TELEMETRY_REJECTED.topicName());
        try (Dispatcher dispatcher = dispatcher("own", as("dispatcher"));
                KafkaProducer<byte[], byte[]> job = KafkaClients.patientProducer(as("escort-job"))) {
            job.send(new ProducerRecord<>(Topics.ESCORT_ALERTS.topicName(), bytes("E-1"), bytes("no alert at all")))
                    .get();
            await(() -> dispatcher.failure() != null || end(DispatcherNames.TERMS) > 0);
            await(() -> dispatcher.failure() != null || end(Topics.TELEMETRY_REJECTED.topicName()) > rejected);
            assertThat(dispatcher.failure()).isNull();
        }
        try (Dispatcher dispatcher = dispatcher("stranger", as("ticker"))) {
            await(() -> dispatcher.failure() != null);
            assertThat(dispatcher.failure())
                    .hasMessageContaining("does not allow it")
                    .message()
                    .hasLineCount(1);
        }
        Path wrong = broker.file(Files.createTempDirectory(folder, "x"), "dispatcher", WRONG);
        try (Dispatcher dispatcher = dispatcher("wrong", KafkaConfigFile.read(wrong, broker.bootstrapServers()))) {
            await(() -> dispatcher.failure() != null);
            assertThat(dispatcher.failure())
                    .hasMessageContaining("does not believe who asks")
                    .message()
                    .hasLineCount(1);
        }
    }

    @Test
    void an_officer_acts_through_the_desk_and_through_no_other_door() throws Exception {
        assertThat(keruen(
                        "action", "keygen", "--officer=aigerim", "--side=KZ", "--roles=SUPERVISOR", "--out=" + folder))
                .isZero();
        String[] hold = {
            "action",
            "send",
            "HOLD_GATE",
            "--gate=exit-kz",
            "--reason=seal",
            "--wait=PT0.1S",
            "--key=" + folder.resolve("aigerim.key"),
            "--bootstrap=" + broker.bootstrapServers()
        };

        assertThat(keruen(with(hold, broker.file(folder, "officers-desk"))))
                .as(said())
                .isEqualTo(3);
        assertThat(said()).contains("control.zones names none");
        hold = Stream.concat(Stream.of(hold), Stream.of("--anyway")).toArray(String[]::new);
        assertThat(keruen(with(hold, broker.file(folder, "officers-desk"))))
                .as(said())
                .isZero();
        assertThat(end(Topics.OFFICERS_ACTIONS.topicName())).isPositive();
        assertRefused("it takes WRITE on officers.actions", with(hold, broker.file(folder, "planning-desk")));
        assertRefused(
                "does not believe who asks",
                with(hold, broker.file(Files.createTempDirectory(folder, "x"), "officers-desk", WRONG)));
        assertRefused("--kafka-config " + folder.resolve("none"), with(hold, folder.resolve("none")));
    }

    @Test
    void the_other_commands_say_in_one_line_what_they_may_not() throws Exception {
        String at = "--bootstrap=" + broker.bootstrapServers();
        Path auditor = broker.file(folder, "auditor");
        assertRefused("it takes WRITE on telemetry.frames", with(new String[] {"ticker", at}, auditor));
        assertRefused("it takes READ on telemetry.frames", with(new String[] {"console", at}, auditor));
        assertRefused(
                "it takes WRITE on",
                with(
                        new String[] {
                            "play",
                            Path.of("src", "test", "scenarios", "convoy-gap", "raises")
                                    .toString(),
                            at
                        },
                        auditor));
        String[] dossier = {"dossier", "nobody", at, "--out=" + folder.resolve("dossier")};
        assertRefused("does not allow it", with(dossier, broker.file(folder, "ticker")));
        keruen(with(dossier, auditor));
        assertThat(said()).doesNotContain("does not allow it").doesNotContain("fault of keruen");
    }

    private static KafkaAccess as(String user) throws Exception {
        return KafkaConfigFile.read(broker.file(folder, user), broker.bootstrapServers());
    }

    private static String[] job(Path config) {
        return new String[] {
            "--kafka.bootstrap-servers", broker.bootstrapServers(), "--kafka.config-file", config.toString()
        };
    }

    private static Dispatcher dispatcher(String name, KafkaAccess kafka) throws Exception {
        Path routing = Files.writeString(folder.resolve("routing.yaml"), """
                destinations:
                  feed: {kind: cap, sender: alerts@customs.example}
                routes:
                  - {to: [feed]}
                pages-to: [feed]
                """);
        return Dispatcher.start(new DispatcherSetup(
                kafka,
                routing,
                folder.resolve("dispatcher-" + name),
                null,
                Clock.systemUTC(),
                Clock.systemUTC(),
                1,
                (destination, event, item, delivery, detail) -> {}));
    }

    private static long end(String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    private static void await(Callable<Boolean> holds) throws Exception {
        long startNs = System.nanoTime();
        while (!holds.call()) {
            assertThat(System.nanoTime() - startNs).as("waited in vain").isLessThan(PATIENCE_NS);
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String[] with(String[] command, Path config) {
        List<String> all = new ArrayList<>(List.of(command));
        all.add("--kafka-config=" + config);
        return all.toArray(String[]::new);
    }

    private static void assertUnusable(ThrowingCallable run, String why) {
        assertThatThrownBy(run)
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining(why)
                .satisfies(e -> {
                    assertThat(e.getMessage()).hasLineCount(1).doesNotContain(WRONG);
                });
    }

    private void assertRefused(String why, String... command) {
        assertThat(keruen(command)).as(said()).isEqualTo(2);
        assertThat(said()).contains(why).hasLineCount(1).doesNotContain(WRONG);
    }

    private int keruen(String... command) {
        said.reset();
        return CommandLines.run(new PrintStream(said, true, StandardCharsets.UTF_8), command);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
