package io.keruen.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.codec.DeclarationCodec;
import io.keruen.connectors.codec.PlanCodec;
import io.keruen.connectors.codec.PolicyCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.ZoneCodec;
import io.keruen.connectors.rejected.Reason;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import io.keruen.jobs.control.ControlForm;
import io.keruen.jobs.record.ControlRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class KafkaControlTest {
    private static final SchemaStore SCHEMAS = SchemaStore.ofThisBuild();
    private static final PolicyCodec POLICIES = new PolicyCodec(SCHEMAS);
    private static final ZoneSpec ZONE = ZoneSpec.of("closed", ZoneKind.RESTRICTED, Shape.disc(46.5, 82.5, 60));

    @Test
    void a_zone_comes_through_whole() {
        ControlRecord record = read("control.zones", "closed@1", new ZoneCodec(SchemaStore.ofThisBuild()).encode(ZONE));

        assertThat(record.identity()).isEqualTo("ZONE|closed@1");
        assertThat(ControlForm.zone(record)).isEqualTo(ZONE);
    }

    @Test
    void a_policy_is_called_by_its_key() {
        Policy policy = new Policy(4, 5, new PolicyOverrides(Map.of("convoy-gap", Map.of("maxM", 50.0))));

        ControlRecord record =
                read("control.policies", "main@4", new PolicyCodec(SchemaStore.ofThisBuild()).encode(policy));

        assertThat(record.identity()).isEqualTo("POLICY|main@4");
        assertThat(ControlForm.policy(record)).isEqualTo(policy);
    }

    @Test
    void a_tombstone_withdraws_the_version() {
        ControlRecord record = read("control.escorts", "crossing@with@at@7", null);

        assertThat(record.isTombstone()).isTrue();
        assertThat(record.identity()).isEqualTo("ESCORT|crossing@with@at@7");
    }

    @Test
    void what_cannot_be_accepted_is_passed_on_as_rejected() {
        byte[] zone = new ZoneCodec(SchemaStore.ofThisBuild()).encode(ZONE);

        assertThat(reason("control.zones", "closed@1", new byte[] {1, 2})).isEqualTo(Reason.UNREADABLE_RECORD);
        assertThat(reason("control.zones", "closed@2", zone)).isEqualTo(Reason.KEY_MISMATCH);
        assertThat(reason("control.zones", "other@1", zone)).isEqualTo(Reason.KEY_MISMATCH);
        assertThat(reason("control.zones", "closed", zone)).isEqualTo(Reason.KEY_MISMATCH);
        assertThat(reason("control.zones", "closed@", null)).isEqualTo(Reason.KEY_MISMATCH);
        assertThat(reason("control.zones", "closed@99999999999999999999", null)).isEqualTo(Reason.KEY_MISMATCH);
    }

    /** Compaction keeps the last of each key: a release that comes late would outlive the withdrawal after it. */
    @Test
    void each_decision_of_customs_has_a_key_of_its_own_and_those_without_a_time_are_still_read() {
        DeclarationLine withdrawn = new DeclarationLine(
                "D1", Authority.CN, DeclarationStatus.DETAINED, 1, 0, 1_767_225_600_200L, 1_767_225_600_300L, 10);
        DeclarationLine late = new DeclarationLine(
                "D1",
                Authority.CN,
                DeclarationStatus.RELEASED_FOR_TRANSIT,
                1,
                0,
                1_767_225_600_100L,
                1_767_225_600_400L,
                11);
        byte[] bytes = new DeclarationCodec(SchemaStore.ofThisBuild()).encode(withdrawn);

        assertThat(DeclarationCodec.key(late)).isNotEqualTo(DeclarationCodec.key(withdrawn));
        assertThat(read("customs.declarations", "D1/CN@1@1767225600200", bytes)).isNotNull();
        assertThat(read("customs.declarations", "D1/CN@1", bytes)).isNotNull();
        assertThat(reason("customs.declarations", DeclarationCodec.key(late), bytes))
                .isEqualTo(Reason.KEY_MISMATCH);
        assertThat(reason("customs.declarations", "D1/KZ@1@1767225600200", bytes))
                .isEqualTo(Reason.KEY_MISMATCH);
    }

    @Test
    void a_text_that_no_state_can_hold_is_rejected_and_the_job_goes_on() {
        String longest = "\u4e2d".repeat(40_000);
        PolicyOverrides rule = new PolicyOverrides(Map.of(longest, Map.of("maxM", 50.0)));
        PolicyOverrides parameter = new PolicyOverrides(Map.of("convoy-gap", Map.of(longest, 50.0)));

        assertThat(reason("control.zones", "closed@1", zone(longest, "closed"))).isEqualTo(Reason.BAD_ID);
        assertThat(reason("control.zones", "closed@1", zone("closed", longest))).isEqualTo(Reason.TOO_LONG);
        assertThat(reason("control.escorts", "E@1", plan("E", longest, PolicyOverrides.NONE)))
                .isEqualTo(Reason.BAD_ID);
        assertThat(reason("control.escorts", "E@1", plan("E", "truck", rule))).isEqualTo(Reason.TOO_LONG);
        assertThat(reason("control.escorts", "E@1", plan("E", "truck", parameter)))
                .isEqualTo(Reason.TOO_LONG);
        assertThat(reason("control.policies", "main@1", POLICIES.encode(new Policy(1, 5, rule))))
                .isEqualTo(Reason.TOO_LONG);
    }

    private static byte[] zone(String id, String name) {
        return new ZoneCodec(SCHEMAS)
                .encode(new ZoneSpec(
                        id,
                        ZoneKind.RESTRICTED,
                        name,
                        ZONE.jurisdiction(),
                        ZONE.validFromMs(),
                        ZONE.validToMs(),
                        ZONE.version(),
                        ZONE.shape(),
                        ZONE.marginM(),
                        ZONE.speedLimitMps(),
                        ZONE.maxDwellMs(),
                        null));
    }

    private static byte[] plan(String escortId, String vehicleId, PolicyOverrides policy) {
        return new PlanCodec(SCHEMAS)
                .encode(new EscortPlan(
                        escortId,
                        "C",
                        1,
                        1_700_000_000_000L,
                        1_700_000_001_000L,
                        0,
                        null,
                        List.of(),
                        List.of(PlannedVehicle.of(vehicleId, Role.CARGO, 12)),
                        policy));
    }

    private static Reason reason(String topic, String key, byte[] value) {
        ControlRecord record = read(topic, key, value);
        assertThat(record.kind()).isEqualTo(ControlRecord.Kind.REJECTED);
        assertThat(record.rejection().source()).isEqualTo(topic + "-3");
        assertThat(record.rejection().position()).isEqualTo(42);
        return record.rejection().reason();
    }

    private static ControlRecord read(String topic, String key, byte[] value) {
        KafkaControl control = new KafkaControl(null);
        control.open(null);
        List<ControlRecord> records = new ArrayList<>();
        control.deserialize(
                KafkaFramesTest.record(topic, key.getBytes(StandardCharsets.UTF_8), value),
                new ListCollector<>(records));
        return records.get(0);
    }
}
