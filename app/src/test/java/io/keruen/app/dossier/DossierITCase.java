package io.keruen.app.dossier;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.CommandLines;
import io.keruen.app.embedded.EmbeddedBroker;
import io.keruen.app.process.KafkaClients;
import io.keruen.app.replay.CheckedScenario;
import io.keruen.app.replay.Judgement;
import io.keruen.app.replay.Progress;
import io.keruen.app.replay.ScenarioRun;
import io.keruen.connectors.codec.ActionCodec;
import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.ClearanceCodec;
import io.keruen.connectors.codec.DeclarationCodec;
import io.keruen.connectors.codec.PlanCodec;
import io.keruen.connectors.codec.RejectedCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.SealCodec;
import io.keruen.connectors.codec.TransitCodec;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.policy.PolicyOverrides;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The dossier as a person calls for it: from a folder, from a broker, and with what cannot be. */
@Timeout(300)
class DossierITCase {
    private static final Path STORY = Path.of("src", "test", "scenarios", "gate-clearance", "officer-holds");

    private static final RejectedCodec REJECTIONS = new RejectedCodec(SchemaStore.ofThisBuild());

    /** An action that changes nothing, for there is no such alert. */
    private static final String IN_VAIN =
            "{\"eventTimeMs\":1772420422000,\"action\":\"ACKNOWLEDGE\",\"type\":\"CONVOY_GAP\","
                    + "\"vehicleId\":\"T1\",\"officer\":\"officer-2\",\"reason\":\"seen\"}\n";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void a_folder_its_replay_and_a_broker_make_the_same_bytes() throws Exception {
        Path scenario = copy(STORY);
        Files.writeString(scenario.resolve("actions.jsonl"), IN_VAIN, StandardOpenOption.APPEND);
        String escort = CheckedScenario.read(scenario).scenario().plans().get(0).escortId();
        assertThat(keruen("dossier", escort, "--from", scenario.toString(), "--out", out("unplayed")))
                .as(said())
                .isZero();
        assertThat(said()).contains("it is replayed", "last hash  ");
        assertThat(keruen("replay", scenario.toString(), "--out", scenario.toString()))
                .isZero();
        assertThat(keruen("dossier", escort, "--from", scenario.toString(), "--out", out("replayed")))
                .as(said())
                .isZero();
        assertThat(said()).doesNotContain("it is replayed");

        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
            fill(broker, scenario);
            assertThat(keruen("dossier", escort, "--bootstrap", broker.bootstrapServers(), "--out", out("live")))
                    .as(said())
                    .isZero();
            assertThat(keruen("dossier", "nobody", "--bootstrap", broker.bootstrapServers(), "--out", out("no")))
                    .isEqualTo(2);
            assertThat(said())
                    .contains("has no plan of an escort nobody; it has " + escort)
                    .hasLineCount(1);
        }

        for (String file : List.of("dossier.json", "dossier.html")) {
            assertThat(folder.resolve("replayed").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("unplayed").resolve(file));
            assertThat(folder.resolve("live").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("unplayed").resolve(file));
        }
        assertThat(Files.readString(folder.resolve("live").resolve("dossier.json")))
                .contains("\"kind\":\"DECLARATION\"", "\"kind\":\"SEAL\"", "\"kind\":\"GATE\"", "\"kind\":\"ACTION\"")
                .contains("\"kind\":\"PLAN\"", "\"kind\":\"TRANSIT\"", "\"kind\":\"CLEARANCE\"")
                .containsOnlyOnce("\"refused\":\"NOTHING_TO_ACT_ON\"");
        verify(folder.resolve("live").resolve("dossier.json"));
    }

    private void verify(Path dossier) throws IOException {
        assertThat(keruen("dossier", "verify", dossier.toString())).as(said()).isZero();
        String last = said().lines()
                .filter(line -> line.startsWith("last hash"))
                .findFirst()
                .orElseThrow();
        String hash = last.substring(last.lastIndexOf(' ') + 1);
        assertThat(keruen("dossier", "verify", dossier.toString(), "--last", hash))
                .isZero();
        assertThat(keruen("dossier", "verify", dossier.toString(), "--last", "0" + hash.substring(1) + "0"))
                .isEqualTo(1);
        assertThat(said()).contains("ends in another hash");

        List<String> lines = Files.readAllLines(dossier);
        Collections.swap(lines, 4, 5);
        Files.writeString(dossier, String.join("\n", lines) + "\n");
        assertThat(keruen("dossier", "verify", dossier.toString())).isEqualTo(1);
        assertThat(said())
                .contains("record 3 does not hold: in its place stands record 4")
                .hasLineCount(1);
    }

    /** Everything in the topics as the player and the job write it, some of it twice. */
    private void fill(EmbeddedBroker broker, Path scenario) throws Exception {
        String[] at = {"--bootstrap", broker.bootstrapServers()};
        assertThat(keruen("topics", "--partitions", "1", "--time", "PLAYER", at[0], at[1]))
                .isZero();
        assertThat(keruen("play", scenario.toString(), "--speed", "1000", at[0], at[1]))
                .isZero();
        Judgement judgement = ScenarioRun.of(scenario)
                .judge(1, 10, new Progress("", new PrintStream(said, true, StandardCharsets.UTF_8), false));
        SchemaStore schemas = SchemaStore.ofThisBuild();
        AlertCodec alerts = new AlertCodec(schemas);
        TransitCodec transits = new TransitCodec(schemas);
        ClearanceCodec clearances = new ClearanceCodec(schemas);
        try (KafkaProducer<byte[], byte[]> producer = KafkaClients.patientProducer(broker.bootstrapServers())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                judgement
                        .alerts()
                        .forEach(one -> sent.add(send(producer, Topics.ESCORT_ALERTS, alerts.encode(one, 0))));
                judgement
                        .transits()
                        .forEach(one -> sent.add(send(producer, Topics.ESCORT_TRANSITS, transits.encode(one))));
                judgement
                        .clearances()
                        .forEach(one -> sent.add(send(producer, Topics.ESCORT_CLEARANCES, clearances.encode(one))));
                for (RejectedInput line : judgement.rejected()) {
                    sent.add(refuse(producer, actions(broker).get((int) line.position() - 1), line.reason()));
                }
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    private static Future<RecordMetadata> send(KafkaProducer<byte[], byte[]> producer, Topics topic, byte[] value) {
        return producer.send(new ProducerRecord<>(topic.topicName(), value));
    }

    /** As the job refuses what stands there. */
    private static Future<RecordMetadata> refuse(
            KafkaProducer<byte[], byte[]> producer, RecordMetadata input, Reason reason) {
        RejectedInput refused = new RejectedInput(
                reason, "no", input.topic() + "-" + input.partition(), input.offset(), input.timestamp(), new byte[] {1
                });
        return send(producer, Topics.OFFICERS_REFUSED, REJECTIONS.encode(refused));
    }

    /** Where the actions stand, in their order. */
    private static List<RecordMetadata> actions(EmbeddedBroker broker) {
        TopicPartition partition = new TopicPartition(Topics.OFFICERS_ACTIONS.topicName(), 0);
        List<RecordMetadata> places = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = KafkaClients.listener(broker.bootstrapServers())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.value() != null) {
                        places.add(new RecordMetadata(partition, record.offset(), 0, record.timestamp(), 0, 0));
                    }
                }
            }
        }
        return places;
    }

    @Test
    void what_the_job_refused_or_a_tombstone_withdrew_is_told_as_that() throws Exception {
        Path scenario = copy(STORY);
        EscortPlan plan = CheckedScenario.read(scenario).scenario().plans().get(0);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
            fill(broker, scenario);
            try (KafkaProducer<byte[], byte[]> producer = KafkaClients.patientProducer(broker.bootstrapServers())) {
                refuse(producer, say(producer, plan, 9, "FORGED", true), Reason.UNSIGNED)
                        .get();
                say(producer, plan, 8, "WITHDRAWN", true);
                say(producer, plan, 8, "WITHDRAWN", false);
                refuse(producer, say(producer, plan, 1, "", false), Reason.TOO_FEW_OFFICERS)
                        .get();
                OfficerAction forged = new OfficerAction(
                        "mallory",
                        OfficerAction.Kind.RELEASE_GATE,
                        null,
                        null,
                        null,
                        plan.gates().get(0),
                        "let them pass",
                        0,
                        plan.validFromMs() + 1,
                        plan.validFromMs() + 1,
                        0);
                byte[] action = new ActionCodec(SchemaStore.ofThisBuild()).encode(forged);
                RecordMetadata place = producer.send(new ProducerRecord<>(
                                Topics.OFFICERS_ACTIONS.topicName(),
                                Topics.TICK_KEY.getBytes(StandardCharsets.UTF_8),
                                action))
                        .get();
                refuse(producer, place, Reason.UNSIGNED).get();
            }
            assertThat(keruen(
                            "dossier", plan.escortId(), "--bootstrap", broker.bootstrapServers(), "--out", out("live")))
                    .as(said())
                    .isZero();
        }

        List<String> lines = Files.readAllLines(folder.resolve("live").resolve("dossier.json"));
        assertThat(lines.get(0))
                .contains("\"plan\":[1]", "\"validToMs\":" + plan.validToMs())
                .doesNotContain("FORGED", "WITHDRAWN");
        assertThat(lines)
                .filteredOn(line -> line.contains("\"refused\":\"UNSIGNED\""))
                .hasSize(2)
                .anyMatch(line -> line.contains("FORGED"))
                .anyMatch(line -> line.contains("mallory"));
        assertThat(lines)
                .filteredOn(line -> line.contains("\"withdrawnMs\""))
                .singleElement()
                .asString()
                .contains("WITHDRAWN");
        assertThat(folder.resolve("live").resolve("dossier.html"))
                .content()
                .contains("version 9, REFUSED (UNSIGNED), never in force", "version 8 withdrawn before it was in force")
                .contains("version 1 in force: ", "RELEASE_GATE, REFUSED (UNSIGNED)");
        assertThat(keruen("dossier", "verify", out("live") + "/dossier.json")).isZero();
    }

    @Test
    void what_a_topic_has_lost_or_holds_unreadable_is_told() throws Exception {
        Path scenario = copy(STORY);
        String escort = CheckedScenario.read(scenario).scenario().plans().get(0).escortId();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
            fill(broker, scenario);
            try (KafkaProducer<byte[], byte[]> producer = KafkaClients.patientProducer(broker.bootstrapServers());
                    Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) broker.bootstrapServers()))) {
                send(producer, Topics.ESCORT_ALERTS, new byte[] {1, 2, 3}).get();
                admin.deleteRecords(Map.of(
                                new TopicPartition(Topics.ESCORT_TRANSITS.topicName(), 0),
                                RecordsToDelete.beforeOffset(1),
                                new TopicPartition(Topics.ESCORT_CLEARANCES.topicName(), 0),
                                RecordsToDelete.beforeOffset(-1)))
                        .all()
                        .get();
            }
            assertThat(keruen("dossier", escort, "--bootstrap", broker.bootstrapServers(), "--out", out("live")))
                    .as(said())
                    .isZero();
            assertThat(said()).containsOnlyOnce("escort.alerts: 1 records are left out");
        }

        assertThat(Files.readAllLines(folder.resolve("live").resolve("dossier.json"))
                        .get(0))
                .containsPattern("\"records\":[0-9]+,\"topic\":\"escort.alerts\",\"unreadable\":1}")
                .containsPattern(
                        "\"fromMs\":[0-9]+,\"fromPokitu\":\"[^\"]+\",\"records\":[0-9]+,\"topic\":\"escort.transits\"}")
                .contains(
                        "{\"emptied\":true,\"file\":\"clearances.jsonl\",\"records\":0,\"topic\":\"escort.clearances\"}");
        assertThat(folder.resolve("live").resolve("dossier.html"))
                .content()
                .contains(
                        "escort.transits begins at ", "A part of escort.clearances", "1 in escort.alerts could not be");
    }

    /** The job takes neither, and tells of it in a topic that is kept for a week. */
    @Test
    void what_the_job_rejects_of_customs_is_not_told_as_taken() throws Exception {
        Path scenario = copy(STORY);
        Scenario read = CheckedScenario.read(scenario).scenario();
        EscortPlan plan = read.plans().get(0);
        String declaration = Objects.requireNonNull(plan.vehicles().get(0).declarationId());
        DeclarationLine forged = new DeclarationLine(
                declaration,
                Authority.KZ,
                DeclarationStatus.WRITTEN_OFF,
                77,
                0,
                plan.validFromMs(),
                plan.validFromMs(),
                0);
        SealLine nowhere = new SealLine(
                "S-77",
                plan.vehicles().get(0).vehicleId(),
                SealStatus.TAMPERED,
                NaN,
                null,
                91,
                0,
                plan.validFromMs(),
                plan.validFromMs(),
                0);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
            fill(broker, scenario);
            try (KafkaProducer<byte[], byte[]> producer = KafkaClients.patientProducer(broker.bootstrapServers())) {
                SchemaStore schemas = SchemaStore.ofThisBuild();
                producer.send(new ProducerRecord<>(
                                Topics.CUSTOMS_DECLARATIONS.topicName(),
                                "another/KZ@77".getBytes(StandardCharsets.UTF_8),
                                new DeclarationCodec(schemas).encode(forged)))
                        .get();
                send(producer, Topics.CUSTOMS_SEALS, new SealCodec(schemas).encode(nowhere))
                        .get();
            }
            assertThat(keruen(
                            "dossier", plan.escortId(), "--bootstrap", broker.bootstrapServers(), "--out", out("live")))
                    .as(said())
                    .isZero();
            assertThat(said()).contains("customs.declarations: 1 records are left out", "The key is another/KZ@77");
        }

        List<String> lines = Files.readAllLines(folder.resolve("live").resolve("dossier.json"));
        assertThat(lines.get(0))
                .contains("\"topic\":\"customs.declarations\",\"unreadable\":1}")
                .contains("\"topic\":\"customs.seals\",\"unreadable\":1}");
        assertThat(lines).noneMatch(line -> line.contains("\"version\":77") || line.contains("S-77"));
    }

    @Test
    void lines_of_a_folder_that_were_rejected_are_counted_in_the_dossier() throws Exception {
        Path scenario = copy(STORY);
        Files.writeString(scenario.resolve("seals.jsonl"), "{\n", StandardOpenOption.APPEND);
        String escort = CheckedScenario.read(scenario).scenario().plans().get(0).escortId();

        assertThat(keruen("dossier", escort, "--from", scenario.toString(), "--out", out("one")))
                .as(said())
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("one").resolve("dossier.json"))
                        .get(0))
                .containsOnlyOnce("\"topic\":\"customs.seals\",\"unreadable\":1}");

        compress(scenario.resolve("seals.jsonl"));
        assertThat(keruen("dossier", escort, "--from", scenario.toString(), "--out", out("two")))
                .as(said())
                .isZero();
        assertThat(folder.resolve("two").resolve("dossier.json"))
                .hasSameBinaryContentAs(folder.resolve("one").resolve("dossier.json"));
    }

    private static void compress(Path lines) throws IOException {
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(lines.resolveSibling(lines.getFileName() + ".gz")))) {
            Files.copy(lines, out);
        }
        Files.delete(lines);
    }

    @Test
    void another_dossier_is_not_written_over() throws Exception {
        Path scenario = copy(STORY);
        String escort = CheckedScenario.read(scenario).scenario().plans().get(0).escortId();
        String[] again = {"dossier", escort, "--from", scenario.toString(), "--out", out("one")};
        assertThat(keruen("replay", scenario.toString(), "--out", scenario.toString()))
                .isZero();
        assertThat(keruen(again)).as(said()).isZero();
        assertThat(keruen(again)).as(said()).isZero();

        byte[] first = Files.readAllBytes(folder.resolve("one").resolve("dossier.json"));
        byte[] page = Files.readAllBytes(folder.resolve("one").resolve("dossier.html"));
        Files.writeString(scenario.resolve("seals.jsonl"), "{\n", StandardOpenOption.APPEND);
        assertThat(keruen(again)).as(said()).isEqualTo(2);
        assertThat(said()).contains("holds another dossier.json: name another folder");
        assertThat(folder.resolve("one").resolve("dossier.json")).hasBinaryContent(first);
        assertThat(folder.resolve("one").resolve("dossier.html")).hasBinaryContent(page);
        try (Stream<Path> files = Files.list(folder.resolve("one"))) {
            assertThat(files).hasSize(2);
        }
    }

    /** A version of a plan that names one vehicle, or that it is withdrawn, before it begins. */
    private static RecordMetadata say(
            KafkaProducer<byte[], byte[]> producer, EscortPlan plan, int version, String vehicleId, boolean isPlan)
            throws Exception {
        PlannedVehicle first = plan.vehicles().get(0);
        PlannedVehicle vehicle = new PlannedVehicle(
                vehicleId, first.role(), first.lengthM(), "SEAL-" + vehicleId, null, NaN, NaN, NaN, NaN);
        EscortPlan said = new EscortPlan(
                plan.escortId(),
                plan.convoyId(),
                version,
                plan.validFromMs(),
                plan.validToMs() + 1,
                0,
                null,
                plan.gates(),
                List.of(vehicle),
                PolicyOverrides.NONE);
        byte[] key = (plan.escortId() + "@" + version).getBytes(StandardCharsets.UTF_8);
        byte[] value = isPlan ? new PlanCodec(SchemaStore.ofThisBuild()).encode(said) : null;
        return producer.send(new ProducerRecord<>(
                        Topics.CONTROL_ESCORTS.topicName(), null, plan.validFromMs() - 1, key, value))
                .get();
    }

    @Test
    void what_cannot_be_is_one_line_and_2() throws Exception {
        Path scenario = copy(STORY);
        String from = scenario.toString();
        assertRefused("name an ESCORT", "dossier", "--from", from, "--out", out("x"));
        assertRefused("--out DIR is missing", "dossier", "E", "--from", from);
        assertRefused("name a source", "dossier", "E", "--out", out("x"));
        assertRefused("name one", "dossier", "E", "--from", from, "--bootstrap", "b:1", "--out", out("x"));
        assertRefused("not a folder", "dossier", "E", "--from", out("nowhere"), "--out", out("x"));
        assertRefused(
                "--bootstrap nowhere.invalid:9092 cannot be used",
                "dossier",
                "E",
                "--bootstrap",
                "nowhere.invalid:9092",
                "--out",
                out("x"));
        assertRefused("cannot be read", "dossier", "verify", out("nowhere"));
        Files.writeString(scenario.resolve("alerts.jsonl"), "");
        assertRefused(
                "has alerts.jsonl but no transits.jsonl and no clearances.jsonl",
                "dossier",
                "E",
                "--from",
                from,
                "--out",
                out("x"));
        Files.writeString(scenario.resolve("transits.jsonl"), "");
        Files.writeString(scenario.resolve("clearances.jsonl"), "");
        assertRefused("clearances.jsonl but no rejected.jsonl", "dossier", "E", "--from", from, "--out", out("x"));
        Files.writeString(scenario.resolve("rejected.jsonl"), "{}\n");
        assertRefused("line 1 is no rejected input", "dossier", "E", "--from", from, "--out", out("x"));
        Files.writeString(scenario.resolve("rejected.jsonl"), "");
        Files.writeString(scenario.resolve("clearances.jsonl"), "\n");
        assertRefused("clearances.jsonl: line 1: ", "dossier", "E", "--from", from, "--out", out("x"));
        Files.writeString(scenario.resolve("clearances.jsonl"), "");
        assertRefused("has no plan of an escort E; it has", "dossier", "E", "--from", from, "--out", out("x"));
        Files.writeString(scenario.resolve("escorts.json"), "[");
        assertRefused("escorts.json", "dossier", "E", "--from", from, "--out", out("x"));
        assertThat(folder.resolve("x")).doesNotExist();
    }

    private void assertRefused(String why, String... command) {
        assertThat(keruen(command)).as(said()).isEqualTo(2);
        assertThat(said()).contains(why).hasLineCount(1);
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    private Path copy(Path story) throws IOException {
        Path target = Files.createDirectories(folder.resolve("scenario"));
        try (Stream<Path> files = Files.list(story)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return target;
    }

    private int keruen(String... command) {
        said.reset();
        return CommandLines.run(new PrintStream(said, true, StandardCharsets.UTF_8), command);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
