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
        Policy policy =
                new Policy(4, 1_767_225_600_000L, new PolicyOverrides(Map.of("convoy-gap", Map.of("maxM", 50.0))));

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
        assertThat(reason("control.policies", "main@1", POLICIES.encode(new Policy(1, 0, rule))))
                .isEqualTo(Reason.TOO_LONG);
    }

    /** What replay refuses of a file counts no more when it comes by a topic. */
    @Test
    void what_could_not_be_put_in_force_is_rejected_with_the_reason() {
        double[] bow = {46.5, 82.5, 46.6, 82.6, 46.5, 82.6, 46.6, 82.5, 46.5, 82.5};
        ZoneCodec zones = new ZoneCodec(SCHEMAS);
        ZoneSpec crossed = ZoneSpec.of("closed", ZoneKind.RESTRICTED, Shape.polygon(bow));
        ZoneSpec point = ZoneSpec.of("road", ZoneKind.ROUTE, Shape.corridor(new double[] {46.5, 82.5}, 6));

        assertThat(sentence("control.zones", "closed@1", zones.encode(crossed))).contains("cross");
        assertThat(sentence("control.zones", "closed@1", zone(0, -1))).contains("speedLimitMps is 0.0");
        assertThat(sentence("control.zones", "closed@1", zone(Double.POSITIVE_INFINITY, -1)))
                .contains("speedLimitMps is Infinity");
        assertThat(sentence("control.zones", "closed@1", zone(Double.NaN, -2))).contains("maxDwellMs is negative");
        assertThat(sentence("control.zones", "road@1", zones.encode(point))).contains("two distinct vertices");
        assertThat(sentence("control.escorts", "E@1", plan(truck(Double.NaN)))).contains("lengthM is NaN");
        assertThat(sentence("control.escorts", "E@1", plan(truck(12), truck(12))))
                .contains("is given twice");
        assertThat(sentence("control.policies", "main@1", policy("seal-state", "periodMs", 30_000_000)))
                .contains("periodMs is 3.0E7; use ");
        assertThat(sentence("control.policies", "main@1", policy("convoy-split", "splitM", Double.NaN)))
                .contains("splitM is NaN");
        assertThat(sentence("control.policies", "main@1", policy("convoy-split", "splitm", 100)))
                .contains("splitm does not exist");
    }

    @Test
    void times_in_seconds_are_rejected_and_what_always_was_or_goes_on_is_not() {
        assertThat(reason("control.escorts", "E@1", plan(1_767_225_600L, 1_767_312_000_000L)))
                .isEqualTo(Reason.BAD_TIME);
        assertThat(reason("control.escorts", "E@1", plan(1_767_225_600_000L, 1_767_312_000L)))
                .isEqualTo(Reason.BAD_TIME);
        assertThat(reason("control.escorts", "E@1", plan(1_767_225_600_000L, 1_767_225_600_000L)))
                .isEqualTo(Reason.INVALID_CONTROL);
        long endOf9999 = 253_402_300_799_000L;
        for (long toMs : new long[] {Long.MAX_VALUE, endOf9999, 1_767_312_000_000L}) {
            assertThat(read("control.escorts", "E@1", plan(0, toMs)).kind()).isEqualTo(ControlRecord.Kind.ESCORT);
            assertThat(read("control.escorts", "E@1", plan(Long.MIN_VALUE, toMs))
                            .kind())
                    .isEqualTo(ControlRecord.Kind.ESCORT);
        }
    }

    @Test
    void a_plan_of_no_vehicles_and_a_rule_of_a_later_release_are_let_in() {
        assertThat(read("control.escorts", "E@1", plan()).kind()).isEqualTo(ControlRecord.Kind.ESCORT);
        assertThat(read("control.policies", "main@1", policy("of-a-later-release", "x", 1))
                        .kind())
                .isEqualTo(ControlRecord.Kind.POLICY);
    }

    private static byte[] policy(String rule, String parameter, double value) {
        return POLICIES.encode(
                new Policy(1, Long.MIN_VALUE, new PolicyOverrides(Map.of(rule, Map.of(parameter, value)))));
    }

    private static PlannedVehicle truck(double lengthM) {
        return PlannedVehicle.of("truck", Role.CARGO, lengthM);
    }

    private static byte[] plan(PlannedVehicle... vehicles) {
        return plan("E", 1_767_225_600_000L, 1_767_312_000_000L, PolicyOverrides.NONE, vehicles);
    }

    private static byte[] plan(long fromMs, long toMs) {
        return plan("E", fromMs, toMs, PolicyOverrides.NONE, truck(12));
    }

    private static byte[] zone(String id, String name) {
        return zone(id, name, Double.NaN, -1);
    }

    private static byte[] zone(double speedLimitMps, long maxDwellMs) {
        return zone("closed", "closed", speedLimitMps, maxDwellMs);
    }

    private static byte[] zone(String id, String name, double speedLimitMps, long maxDwellMs) {
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
                        speedLimitMps,
                        maxDwellMs,
                        null));
    }

    private static byte[] plan(String escortId, String vehicleId, PolicyOverrides policy) {
        PlannedVehicle vehicle = PlannedVehicle.of(vehicleId, Role.CARGO, 12);
        return plan(escortId, 1_700_000_000_000L, 1_700_000_001_000L, policy, vehicle);
    }

    private static byte[] plan(
            String escortId, long fromMs, long toMs, PolicyOverrides policy, PlannedVehicle... vehicles) {
        return new PlanCodec(SCHEMAS)
                .encode(new EscortPlan(escortId, "C", 1, fromMs, toMs, 0, null, List.of(), List.of(vehicles), policy));
    }

    private static String sentence(String topic, String key, byte[] value) {
        assertThat(reason(topic, key, value)).isEqualTo(Reason.INVALID_CONTROL);
        return read(topic, key, value).rejection().detail();
    }

    private static Reason reason(String topic, String key, byte[] value) {
        ControlRecord record = read(topic, key, value);
        assertThat(record.kind()).isEqualTo(ControlRecord.Kind.REJECTED);
        assertThat(record.rejection().source()).isEqualTo(topic + "-3");
        assertThat(record.rejection().position()).isEqualTo(42);
        assertThat(record.rejection().key()).isEqualTo(key.getBytes(StandardCharsets.UTF_8));
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
