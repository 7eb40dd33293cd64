package io.keruen.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.codec.ActionCodec;
import io.keruen.connectors.codec.PlanCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.ZoneCodec;
import io.keruen.connectors.officers.OfficerKey;
import io.keruen.connectors.officers.OfficerRegister;
import io.keruen.connectors.officers.OfficerRegisterFile;
import io.keruen.connectors.officers.OfficerRole;
import io.keruen.connectors.officers.OfficerSignature;
import io.keruen.connectors.officers.SignedContent;
import io.keruen.connectors.officers.SigningKey;
import io.keruen.connectors.rejected.Reason;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.Authority;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import io.keruen.jobs.record.ControlRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a register, what only officers may say enters the job with the signatures it needs, and not otherwise. */
class SignedControlTest {
    private static final long APPENDED_MS = 1_700_000_000_000L;
    private static final SchemaStore SCHEMAS = SchemaStore.ofThisBuild();
    private static final SigningKey AIGERIM = SigningKey.generate("aigerim");
    private static final SigningKey WEI = SigningKey.generate("wei");
    private static final List<PlannedVehicle> CARGO = List.of(PlannedVehicle.of("truck", Role.CARGO, 12));
    private static final byte[] ZONE =
            new ZoneCodec(SCHEMAS).encode(ZoneSpec.of("closed", ZoneKind.RESTRICTED, Shape.disc(46.5, 82.5, 60)));

    @TempDir
    private static Path folder;

    private static OfficerRegister register;

    @BeforeAll
    static void write_the_register() throws Exception {
        register = OfficerRegisterFile.read(
                Files.write(folder.resolve("officers.jsonl"), List.of(line(AIGERIM), line(WEI))));
    }

    @Test
    void a_signed_action_is_passed_on_with_what_it_must_be_known_by() {
        ControlRecord record = read("officers.actions", "exit-kz", release("aigerim"), AIGERIM);

        assertThat(record.kind()).isEqualTo(ControlRecord.Kind.SIGNED);
        assertThat(record.signedNote().record().note().action().officer()).isEqualTo("aigerim");
        assertThat(record.signedNote().signatures()).hasSize(1);
        assertThat(record.ingestTimeMs()).isEqualTo(APPENDED_MS);
    }

    @Test
    void an_action_that_nobody_or_somebody_else_signed_is_rejected() {
        assertThat(reason(read("officers.actions", "exit-kz", release("aigerim"))))
                .isEqualTo(Reason.UNSIGNED);
        assertThat(reason(read("officers.actions", "exit-kz", release("aigerim"), WEI)))
                .isEqualTo(Reason.NOT_ENTITLED);
        assertThat(reason(read("officers.actions", "other-gate", release("aigerim"), AIGERIM)))
                .isEqualTo(Reason.WRONG_SIGNATURE);
    }

    @Test
    void zones_and_policies_and_whatever_is_withdrawn_take_two() {
        assertThat(reason(read("control.zones", "closed@1", ZONE, AIGERIM))).isEqualTo(Reason.TOO_FEW_OFFICERS);
        assertThat(reason(read("control.zones", "closed@1", null, AIGERIM))).isEqualTo(Reason.TOO_FEW_OFFICERS);
        assertThat(reason(read("control.policies", "system@1", null, AIGERIM))).isEqualTo(Reason.TOO_FEW_OFFICERS);
        assertThat(reason(read("control.escorts", "E@1", null, AIGERIM))).isEqualTo(Reason.TOO_FEW_OFFICERS);

        ControlRecord zone = read("control.zones", "closed@1", ZONE, AIGERIM, WEI);
        ControlRecord gone = read("control.zones", "closed@1", null, AIGERIM, WEI);

        assertThat(zone.signedNote().record().identity()).isEqualTo("ZONE|closed@1");
        assertThat(gone.signedNote().record().isTombstone()).isTrue();
    }

    /** What two signed, sent again with the signature of one, proves nothing against her. */
    @Test
    void a_change_sent_again_with_fewer_of_its_signatures_is_refused_and_blames_nobody() {
        assertThat(read("control.zones", "closed@1", ZONE, AIGERIM, WEI).kind()).isEqualTo(ControlRecord.Kind.SIGNED);

        ControlRecord again = read("control.zones", "closed@1", ZONE, AIGERIM);

        assertThat(reason(again)).isEqualTo(Reason.TOO_FEW_OFFICERS);
        assertThat(again.rejection().detail()).contains("bears those of aigerim only, whoever sent it");
    }

    @Test
    void every_plan_takes_two_for_each_can_exempt_a_truck_or_withdraw() {
        PolicyOverrides looser = new PolicyOverrides(Map.of("convoy-gap", Map.of("maxM", 500.0)));
        List<PlannedVehicle> exempt = List.of(PlannedVehicle.of("truck", Role.ESCORT, 12));

        for (byte[] plan : List.of(
                plan(CARGO, PolicyOverrides.NONE),
                plan(CARGO, looser),
                plan(exempt, PolicyOverrides.NONE),
                plan(List.of(), PolicyOverrides.NONE))) {
            assertThat(reason(read("control.escorts", "E@1", plan, AIGERIM))).isEqualTo(Reason.TOO_FEW_OFFICERS);
            assertThat(reason(read("control.escorts", "E@1", plan, AIGERIM, AIGERIM)))
                    .isEqualTo(Reason.TOO_FEW_OFFICERS);
            assertThat(read("control.escorts", "E@1", plan, AIGERIM, WEI)
                            .signedNote()
                            .record()
                            .identity())
                    .isEqualTo("ESCORT|E@1");
        }
    }

    @Test
    void what_no_check_foresees_is_rejected_in_its_own_words_and_the_job_goes_on() {
        ControlRecord record = read(new ConsumerRecord<>("control.zones", 3, 42, bytes("closed@1"), ZONE) {
            @Override
            public Headers headers() {
                throw new IllegalStateException("headers that cannot be read");
            }
        });

        assertThat(reason(record)).isEqualTo(Reason.UNREADABLE_RECORD);
        assertThat(record.rejection().detail()).contains("headers that cannot be read");
    }

    private static Reason reason(ControlRecord record) {
        assertThat(record.kind()).isEqualTo(ControlRecord.Kind.REJECTED);
        return record.rejection().reason();
    }

    private static ControlRecord read(String topic, String key, byte[] value, SigningKey... signers) {
        byte[] keyBytes = bytes(key);
        ConsumerRecord<byte[], byte[]> record = KafkaFramesTest.record(topic, keyBytes, value);
        // what is signed for exit-kz is not for another gate, though the record says the same
        byte[] signedKey = key.equals("other-gate") ? bytes("exit-kz") : keyBytes;
        for (SigningKey each : signers) {
            record.headers()
                    .add(
                            OfficerSignature.HEADER,
                            each.sign(new SignedContent(topic, signedKey, value), "id", APPENDED_MS, APPENDED_MS + 1)
                                    .encode());
        }
        return read(record);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ControlRecord read(ConsumerRecord<byte[], byte[]> record) {
        KafkaControl control = new KafkaControl(register);
        control.open(null);
        List<ControlRecord> records = new ArrayList<>();
        control.deserialize(record, new ListCollector<>(records));
        return records.get(0);
    }

    private static byte[] release(String officer) {
        return new ActionCodec(SCHEMAS)
                .encode(new OfficerAction(
                        officer,
                        OfficerAction.Kind.RELEASE_GATE,
                        null,
                        null,
                        null,
                        "exit-kz",
                        "clear",
                        0,
                        APPENDED_MS,
                        APPENDED_MS,
                        1));
    }

    private static byte[] plan(List<PlannedVehicle> vehicles, PolicyOverrides policy) {
        return new PlanCodec(SCHEMAS)
                .encode(new EscortPlan(
                        "E", "C", 1, APPENDED_MS, APPENDED_MS + 1_000, 0, null, List.of(), vehicles, policy));
    }

    private static String line(SigningKey key) {
        return OfficerRegisterFile.line(new OfficerKey(
                key.officer(),
                Authority.KZ,
                key.publicKey(),
                List.of(OfficerRole.SUPERVISOR, OfficerRole.EDITOR),
                List.of(),
                Long.MIN_VALUE,
                Long.MAX_VALUE));
    }
}
