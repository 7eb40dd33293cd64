package io.keruen.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keruen.connectors.CoreRecords;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.customs.SealLine;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.gate.GateLine;
import io.keruen.core.policy.Policy;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import io.keruen.schemas.CustomRule;
import io.keruen.schemas.PolicyRecord;
import io.keruen.schemas.Severity;
import io.keruen.schemas.TransitEventKind;
import io.keruen.schemas.TransitEventRecord;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.io.Encoder;
import org.junit.jupiter.api.Test;

/** Every record that is not hot: what is read equals what was written, and bad bytes are an invalid input. */
class RecordCodecTest {
    private static final long T = 1_750_000_000_000L;

    private final SchemaStore schemas = SchemaStore.ofThisBuild();

    @Test
    void alert_events_come_back() throws InvalidInputException {
        AlertCodec codec = new AlertCodec(schemas);
        for (AlertEvent event : CoreRecords.alerts()) {
            assertThat(codec.decode(codec.encode(event, 0))).isEqualTo(event);
            assertThat(codec.decode(codec.encode(event, 1_767_225_600_000L))).isEqualTo(event);
        }
    }

    @Test
    void transit_events_come_back() throws InvalidInputException {
        TransitCodec codec = new TransitCodec(schemas);
        for (TransitEvent event : CoreRecords.transits()) {
            assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
        }
    }

    @Test
    void of_a_record_that_fails_midway_nothing_is_left() {
        RecordCodec<TransitEventRecord> codec = new RecordCodec<>(schemas, TransitEventRecord.getClassSchema());
        TransitEventRecord half = new TransitEventRecord() {
            private static final long serialVersionUID = 1L;

            @Override
            public void customEncode(Encoder out) throws IOException {
                out.writeString("half");
                throw new IOException("cut off");
            }
        };
        TransitEventRecord whole = new TransitEventRecord();
        whole.setEvent(TransitEventKind.UNKNOWN);

        assertThatThrownBy(() -> codec.encode(half)).hasRootCauseMessage("cut off");

        assertThat(codec.encode(whole))
                .isEqualTo(new RecordCodec<TransitEventRecord>(schemas, TransitEventRecord.getClassSchema())
                        .encode(whole));
    }

    @Test
    void zones_come_back() throws InvalidInputException {
        ZoneCodec codec = new ZoneCodec(schemas);
        for (ZoneSpec zone : CoreRecords.zones()) {
            assertThat(codec.decode(codec.encode(zone))).isEqualTo(zone);
        }
    }

    /** At a gate of nobody nobody would ever be there. */
    @Test
    void a_gate_that_names_no_gate_is_rejected() {
        ZoneCodec codec = new ZoneCodec(schemas);
        byte[] message = codec.encode(ZoneSpec.of("lane", ZoneKind.GATE, Shape.disc(46.68, 82.71, 25)));

        assertThatThrownBy(() -> codec.decode(message))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("gateId is missing");
    }

    @Test
    void plans_come_back() throws InvalidInputException {
        PlanCodec codec = new PlanCodec(schemas);
        for (EscortPlan plan : CoreRecords.plans()) {
            assertThat(codec.decode(codec.encode(plan))).isEqualTo(plan);
        }
    }

    @Test
    void policies_come_back() throws InvalidInputException {
        PolicyCodec codec = new PolicyCodec(schemas);
        for (Policy policy : CoreRecords.policies()) {
            assertThat(codec.decode(codec.encode(policy))).isEqualTo(policy);
        }
    }

    /** Officers sign what they see: a rule that nobody judges is no part of it. */
    @Test
    void policy_with_a_rule_that_nobody_judges_is_rejected() {
        PolicyRecord policy = new PolicyRecord();
        policy.setPolicyId("policy");
        policy.setVersion(1);
        policy.setRules(Map.of());
        policy.setCustom(List.of(new CustomRule("fast", "FAST", Severity.HIGH, "speedMps > 20", 0L, false)));
        byte[] message = new RecordCodec<PolicyRecord>(schemas, PolicyRecord.getClassSchema()).encode(policy);

        InvalidInputException invalid =
                catchThrowableOfType(InvalidInputException.class, () -> new PolicyCodec(schemas).decode(message));

        assertThat(invalid.reason()).isEqualTo(Reason.INVALID_CONTROL);
        assertThat(invalid.sentence()).contains("none is judged by this release");
    }

    @Test
    void rejected_inputs_come_back() throws InvalidInputException {
        RejectedCodec codec = new RejectedCodec(schemas);
        for (RejectedInput rejected : CoreRecords.rejected()) {
            assertThat(codec.decode(codec.encode(rejected))).isEqualTo(rejected);
        }
    }

    @Test
    void rejected_input_as_large_as_a_broker_takes_can_be_kept() throws InvalidInputException {
        int mostOfABroker = 1 << 20;
        byte[] original = new byte[mostOfABroker];
        Arrays.fill(original, (byte) 7);
        RejectedInput large = new RejectedInput(
                Reason.UNREADABLE_FRAME, "x".repeat(mostOfABroker), "telemetry.frames-0", 1, 2, original);

        RejectedCodec codec = new RejectedCodec(schemas);
        byte[] message = codec.encode(large);

        assertThat(message).hasSizeLessThan(mostOfABroker - 1_000);
        assertThat(codec.decode(message).original()).isNotEmpty().containsOnly(7);
    }

    @Test
    void value_of_a_later_release_is_an_unknown_value() {
        TransitEventRecord later = new TransitEventRecord();
        later.setEvent(TransitEventKind.UNKNOWN); // what Avro makes of a symbol that came later
        byte[] message =
                new RecordCodec<TransitEventRecord>(schemas, TransitEventRecord.getClassSchema()).encode(later);

        InvalidInputException invalid =
                catchThrowableOfType(InvalidInputException.class, () -> new TransitCodec(schemas).decode(message));

        assertThat(invalid.reason()).isEqualTo(Reason.UNKNOWN_VALUE);
    }

    @Test
    void words_of_seals_and_gates_that_are_too_long_to_keep_are_refused() {
        String endless = "x".repeat(70_000);
        byte[] seal = new SealCodec(schemas)
                .encode(new SealLine(
                        "S", "V", SealStatus.SEALED, Double.NaN, endless, Double.NaN, Double.NaN, T, T, 1));
        byte[] gate = new GateDeviceCodec(schemas)
                .encode(new GateLine("G", GateLine.Event.ARRIVED, null, endless, null, T, T, 1));

        assertThat(catchThrowableOfType(InvalidInputException.class, () -> new SealCodec(schemas).decode(seal, T, 1))
                        .reason())
                .isEqualTo(Reason.TOO_LONG);
        assertThat(catchThrowableOfType(
                                InvalidInputException.class, () -> new GateDeviceCodec(schemas).decode(gate, T, 1))
                        .reason())
                .isEqualTo(Reason.TOO_LONG);
    }

    @Test
    void record_of_another_kind_is_an_unknown_schema() {
        byte[] policy = new PolicyCodec(schemas).encode(Policy.DEFAULTS);

        InvalidInputException invalid =
                catchThrowableOfType(InvalidInputException.class, () -> new ZoneCodec(schemas).decode(policy));

        assertThat(invalid.reason()).isEqualTo(Reason.UNKNOWN_SCHEMA);
        assertThat(schemas.recordName(policy)).isEqualTo("PolicyRecord");
        assertThat(schemas.recordName(new byte[3])).isEmpty();
    }

    @Test
    void mutated_records_never_fail_otherwise() {
        Random random = new Random(1);
        ZoneCodec zones = new ZoneCodec(schemas);
        PlanCodec plans = new PlanCodec(schemas);
        byte[] zone = zones.encode(CoreRecords.zones().get(1));
        byte[] plan = plans.encode(CoreRecords.plans().get(0));
        int accepted = 0;
        for (int i = 0; i < 8_000; i++) {
            try {
                zones.decode(FrameCodecProperties.mutant(zone, random));
                plans.decode(FrameCodecProperties.mutant(plan, random));
                accepted++;
            } catch (InvalidInputException e) {
                assertThat(e.sentence()).isNotBlank();
            }
        }
        assertThat(accepted).isPositive();
    }
}
