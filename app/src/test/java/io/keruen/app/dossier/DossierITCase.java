package io.keruen.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.CommandLines;
import io.keruen.app.embedded.EmbeddedBroker;
import io.keruen.app.embedded.KafkaClients;
import io.keruen.app.replay.CheckedScenario;
import io.keruen.app.replay.Judgement;
import io.keruen.app.replay.Progress;
import io.keruen.app.replay.ScenarioRun;
import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.ClearanceCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.TransitCodec;
import io.keruen.connectors.names.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The dossier as a person calls for it: from a folder, from a broker, and with what cannot be. */
@Timeout(300)
class DossierITCase {
    private static final Path STORY = Path.of("src", "test", "scenarios", "gate-clearance", "officer-holds");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void a_folder_its_replay_and_a_broker_make_the_same_bytes() throws Exception {
        Path scenario = copy(STORY);
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
            assertThat(keruen("dossier", escort, "--broker", broker.bootstrapServers(), "--out", out("live")))
                    .as(said())
                    .isZero();
            assertThat(keruen("dossier", "nobody", "--broker", broker.bootstrapServers(), "--out", out("no")))
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
                .contains("\"kind\":\"PLAN\"", "\"kind\":\"TRANSIT\"", "\"kind\":\"CLEARANCE\"");
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
            }
            sent.add(send(producer, Topics.ESCORT_ALERTS, new byte[] {1, 2, 3}));
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    private static Future<RecordMetadata> send(KafkaProducer<byte[], byte[]> producer, Topics topic, byte[] value) {
        return producer.send(new ProducerRecord<>(topic.topicName(), value));
    }

    @Test
    void what_cannot_be_is_one_line_and_2() throws Exception {
        Path scenario = copy(STORY);
        String from = scenario.toString();
        assertRefused("name an ESCORT", "dossier", "--from", from, "--out", out("x"));
        assertRefused("--out DIR is missing", "dossier", "E", "--from", from);
        assertRefused("name a source", "dossier", "E", "--out", out("x"));
        assertRefused("name one", "dossier", "E", "--from", from, "--broker", "b:1", "--out", out("x"));
        assertRefused("not a folder", "dossier", "E", "--from", out("nowhere"), "--out", out("x"));
        assertRefused(
                "--broker nowhere.invalid:9092 cannot be used",
                "dossier",
                "E",
                "--broker",
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
