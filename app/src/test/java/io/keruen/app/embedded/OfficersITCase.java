package io.keruen.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.CommandLines;
import io.keruen.app.process.KafkaClients;
import io.keruen.connectors.codec.ActionCodec;
import io.keruen.connectors.codec.ClearanceCodec;
import io.keruen.connectors.codec.GateDeviceCodec;
import io.keruen.connectors.codec.RejectedCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.kafka.InputPartitions;
import io.keruen.connectors.kafka.KafkaAccess;
import io.keruen.connectors.kafka.Ticker;
import io.keruen.connectors.kafka.TimeOwner;
import io.keruen.connectors.kafka.TopicLayout;
import io.keruen.connectors.kafka.TopicSetup;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.officers.OfficerRegisterFile;
import io.keruen.connectors.officers.OfficerSignature;
import io.keruen.connectors.officers.SignedContent;
import io.keruen.connectors.officers.SigningKey;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.gate.Answer;
import io.keruen.core.gate.GateCondition;
import io.keruen.core.gate.GateLine;
import io.keruen.jobs.EscortJob;
import io.keruen.jobs.settings.EscortSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate that an officer holds stays held until an officer who may releases it, whatever else is sent; all is kept. */
class OfficersITCase {
    private static final TopicLayout LAYOUT = TopicLayout.ofOneBroker(2, TimeOwner.BROKER);
    private static final SchemaStore SCHEMAS = SchemaStore.ofThisBuild();
    private static final String GATE = "exit-kz";
    private static final long LOOK_NS = 100_000_000;
    private static final long PATIENCE_NS = 180_000_000_000L;
    private static final String ZONE = """
            {"type":"FeatureCollection","features":[{"type":"Feature",
             "properties":{"id":"closed","kind":"RESTRICTED","jurisdiction":"KZ","radiusM":60},
             "geometry":{"type":"Point","coordinates":[82.5,46.5]}}]}
            """;
    private static final String GATE_ZONE = """
            {"type":"FeatureCollection","features":[{"type":"Feature",
             "properties":{"id":"exit","kind":"GATE","gateId":"exit-kz","jurisdiction":"KZ","radiusM":20},
             "geometry":{"type":"Point","coordinates":[82.6,46.5]}}]}
            """;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path data;

    @Test
    void a_held_gate_is_released_by_nothing_but_a_good_signature() throws Exception {
        Path register = Files.write(
                data.resolve("officers.jsonl"),
                List.of(
                        keygen("aigerim", "KZ", "SUPERVISOR,EDITOR"),
                        keygen("wei", "CN", "EDITOR"),
                        keygen("guard", "KZ", "OFFICER")));
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"));
                EmbeddedFlink flink = EmbeddedFlink.start(data.resolve("flink-tmp"), 2);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                KafkaProducer<byte[], byte[]> producer = KafkaClients.patientProducer(broker.bootstrapServers());
                Ticker ticker = ticker(admin, producer)) {
            EmbeddedFlink.Running job = startJob(broker, flink, register);
            String at = broker.bootstrapServers();
            publishTheGate(at);
            holdWhatIsNot(at);
            producer.send(new ProducerRecord<>(Topics.GATES_DEVICES.topicName(), bytes(GATE), arrived()))
                    .get();
            await(() -> noHold(at) == Answer.TRUE);

            assertThat(send(at, "HOLD_GATE", "guard", "PT1S")).as(said()).isZero();
            await(() -> noHold(at) == Answer.FALSE);
            assertThat(send(at, "RELEASE_GATE", "aigerim", "PT1S")).as(said()).isZero();
            await(() -> noHold(at) == Answer.TRUE);
            ConsumerRecord<byte[], byte[]> release = newestAction(at);
            assertThat(send(at, "HOLD_GATE", "guard", "PT1S")).as(said()).isZero();
            await(() -> noHold(at) == Answer.FALSE);

            assertThat(send(at, "RELEASE_GATE", "guard", "PT60S")).as(said()).isEqualTo(1);
            assertThat(said()).contains("refused: NOT_ENTITLED");
            sendBad(producer, release);
            await(() -> reasons(at).size() >= 5);

            assertThat(reasons(at))
                    .containsExactlyInAnyOrder(
                            Reason.NOT_ENTITLED,
                            Reason.UNSIGNED,
                            Reason.REPLAYED,
                            Reason.WRONG_SIGNATURE,
                            Reason.SIGNATURE_EXPIRED);
            assertThat(noHold(at)).as("nothing was opened").isEqualTo(Answer.FALSE);
            changeAZone(at);
            assertThat(send(at, "RELEASE_GATE", "aigerim", "PT1S")).as(said()).isZero();
            await(() -> noHold(at) == Answer.TRUE);
            assertThat(ticker.failure()).isNull();
            assertThat(job.failure()).isNull();
            job.cancel();
        }
    }

    /** Once there is something to tick into. */
    private static Ticker ticker(Admin admin, KafkaProducer<byte[], byte[]> producer) throws Exception {
        TopicSetup.ensure(admin, LAYOUT);
        return Ticker.start(producer, InputPartitions.of(LAYOUT), Ticker.PERIOD);
    }

    /** Unsigned; what was good once; what was signed for something else; what comes too late. */
    private void sendBad(KafkaProducer<byte[], byte[]> producer, ConsumerRecord<byte[], byte[]> release)
            throws Exception {
        String topic = Topics.OFFICERS_ACTIONS.topicName();
        List<Header> headers = List.of(release.headers().lastHeader(OfficerSignature.HEADER));
        byte[] otherReason = release(System.currentTimeMillis());
        long nowMs = System.currentTimeMillis();
        byte[] late = SigningKey.read(data.resolve("aigerim.key"))
                .sign(new SignedContent(topic, bytes(GATE), otherReason), "late", nowMs - 2_000, nowMs - 1_000)
                .encode();
        for (ProducerRecord<byte[], byte[]> each : List.of(
                new ProducerRecord<>(topic, bytes(GATE), release.value()),
                new ProducerRecord<>(topic, 0, bytes(GATE), release.value(), headers),
                new ProducerRecord<>(topic, 0, bytes(GATE), otherReason, headers),
                new ProducerRecord<>(
                        topic,
                        0,
                        bytes(GATE),
                        otherReason,
                        List.<Header>of(new RecordHeader(OfficerSignature.HEADER, late))))) {
            producer.send(each).get();
        }
    }

    private void changeAZone(String at) throws Exception {
        Path zones = Files.writeString(data.resolve("zones.geojson"), ZONE);
        String change = data.resolve("change.jsonl").toString();

        assertThat(keruen("change", "propose", "--zones", zones.toString(), "--out", change, key("aigerim"), at(at)))
                .as(said())
                .isZero();
        assertThat(keruen("change", "publish", change, "--wait", "PT60S", at(at)))
                .as(said())
                .isEqualTo(1);
        assertThat(said()).contains("closed@1 refused: TOO_FEW_OFFICERS");
        assertThat(keruen("change", "approve", change, "--yes", "0", key("aigerim"), at(at)))
                .as(said())
                .isEqualTo(2);
        assertThat(keruen("change", "approve", change, key("wei"), at(at)))
                .as(said())
                .isEqualTo(1);
        assertThat(said()).contains("control.zones closed@1").contains("claims to be signed by aigerim");
        approveAndPublish(change, at);
    }

    /** The second officer has just been shown it. */
    private void approveAndPublish(String change, String at) {
        String digest = said().replaceAll("(?s).*--yes ([0-9a-f]{64}).*", "$1");
        assertThat(keruen("change", "approve", change, "--yes", digest, key("wei"), at(at)))
                .as(said())
                .isZero();
        assertThat(keruen("change", "publish", change, "--wait", "PT2S", at(at)))
                .as(said())
                .isZero();
    }

    private void publishTheGate(String at) throws Exception {
        Path zones = Files.writeString(data.resolve("gates.geojson"), GATE_ZONE);
        String change = data.resolve("gates.jsonl").toString();
        assertThat(keruen("change", "propose", "--zones", zones.toString(), "--out", change, key("aigerim"), at(at)))
                .as(said())
                .isZero();
        assertThat(keruen("change", "approve", change, key("wei"), at(at)))
                .as(said())
                .isEqualTo(1);
        approveAndPublish(change, at);
    }

    /** A slip of the pen would look like a held gate; so would a hold that is over before it begins. */
    private void holdWhatIsNot(String at) {
        assertThat(hold(at, "exit-kzz", "--vehicle", "truckk")).as(said()).isEqualTo(3);
        assertThat(said())
                .contains("--gate exit-kzz is not known: control.zones names exit-kz;")
                .contains("--vehicle truckk is not known: control.escorts names none;");
        assertThat(actions(at)).as("a hold is urgent").hasSize(1);
        assertThat(hold(at, GATE, "--for", "PT0S")).as(said()).isEqualTo(2);
        assertThat(hold(at, GATE, "--for", "-PT1M")).as(said()).isEqualTo(2);
        assertThat(said()).contains("is over before it begins");
        assertThat(hold(at, "exit-kzz", "--anyway")).as(said()).isZero();
        assertThat(actions(at)).as("what is over before it begins is not sent").hasSize(2);
    }

    private int hold(String at, String gateId, String... more) {
        List<String> words = new ArrayList<>(List.of("action", "send", "HOLD_GATE", "--gate", gateId));
        words.addAll(List.of("--reason", "trial", "--wait", "PT1S", key("guard"), at(at)));
        words.addAll(List.of(more));
        return keruen(words.toArray(String[]::new));
    }

    private String keygen(String officer, String side, String roles) {
        assertThat(keruen(
                        "action",
                        "keygen",
                        "--officer",
                        officer,
                        "--side",
                        side,
                        "--roles",
                        roles,
                        "--out",
                        data.toString()))
                .as(said())
                .isZero();
        return said().lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
    }

    private int send(String at, String action, String officer, String wait) {
        return keruen(
                "action", "send", action, "--gate", GATE, "--reason", "trial", "--wait", wait, key(officer), at(at));
    }

    private String key(String officer) {
        return "--key=" + data.resolve(officer + ".key");
    }

    private static String at(String bootstrapServers) {
        return "--bootstrap=" + bootstrapServers;
    }

    private int keruen(String... arguments) {
        said.reset();
        return CommandLines.run(new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private EmbeddedFlink.Running startJob(EmbeddedBroker broker, EmbeddedFlink flink, Path register) throws Exception {
        Configuration config = new Configuration();
        config.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                data.resolve("checkpoints").toUri().toString());
        return flink.submit(
                EscortJob.graph(
                        KafkaAccess.open(broker.bootstrapServers()),
                        EscortSettings.of(config),
                        OfficerRegisterFile.read(register),
                        config),
                null);
    }

    private static void await(Callable<Boolean> holds) throws Exception {
        long startNs = System.nanoTime();
        while (!holds.call()) {
            assertThat(System.nanoTime() - startNs).as("waited in vain").isLessThan(PATIENCE_NS);
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    /** What the newest decision says about holds; {@code null} if there is none. */
    private static Answer noHold(String at) throws Exception {
        ClearanceCodec codec = new ClearanceCodec(SCHEMAS);
        Answer newest = null;
        for (ConsumerRecord<byte[], byte[]> record : WholeTopic.read(at, Topics.ESCORT_CLEARANCES)) {
            newest = codec.decode(record.value()).answer(GateCondition.NO_HOLD);
        }
        return newest;
    }

    private static List<Reason> reasons(String at) throws Exception {
        RejectedCodec codec = new RejectedCodec(SCHEMAS);
        List<Reason> reasons = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : WholeTopic.read(at, Topics.OFFICERS_REFUSED)) {
            RejectedInput why = codec.decode(record.value());
            assertThat(why.original()).isNotEmpty();
            reasons.add(why.reason());
        }
        return reasons;
    }

    private static ConsumerRecord<byte[], byte[]> newestAction(String at) {
        return actions(at).stream().reduce((first, second) -> second).orElseThrow();
    }

    private static List<ConsumerRecord<byte[], byte[]>> actions(String at) {
        return WholeTopic.read(at, Topics.OFFICERS_ACTIONS).stream()
                .filter(record -> record.headers().lastHeader(OfficerSignature.HEADER) != null)
                .toList();
    }

    private static byte[] arrived() {
        return new GateDeviceCodec(SCHEMAS)
                .encode(new GateLine(
                        GATE, GateLine.Event.ARRIVED, "truck", null, null, System.currentTimeMillis(), 0, 0));
    }

    private static byte[] release(long atMs) {
        return new ActionCodec(SCHEMAS)
                .encode(new OfficerAction(
                        "aigerim",
                        OfficerAction.Kind.RELEASE_GATE,
                        null,
                        null,
                        null,
                        GATE,
                        "another",
                        0,
                        atMs,
                        atMs,
                        0));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
