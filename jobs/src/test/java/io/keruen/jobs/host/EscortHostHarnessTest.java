package io.keruen.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.EscortInput;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class EscortHostHarnessTest {
    private static final long START_MS = 1_700_000_000_000L;

    @Test
    void a_finding_becomes_an_alert_when_its_time_has_come_and_leaves_the_timer_of_its_escalation() throws Exception {
        try (KeyedTwoInputStreamOperatorTestHarness<String, EscortInput, ControlRecord, AlertEvent> host = host(null)) {
            put(host, START_MS + 10);
            assertThat(host.extractOutputValues()).isEmpty();

            pass(host, START_MS + 10);

            assertThat(host.extractOutputValues())
                    .extracting(AlertEvent::type, AlertEvent::vehicleId, AlertEvent::event)
                    .containsExactly(tuple("OVERSPEED", "truck", AlertEvent.Event.RAISED));
            assertThat(host.numEventTimeTimers()).isEqualTo(1);
        }
    }

    @Test
    void the_end_of_input_says_nothing() throws Exception {
        try (KeyedTwoInputStreamOperatorTestHarness<String, EscortInput, ControlRecord, AlertEvent> host = host(null)) {
            put(host, START_MS + 10);

            pass(host, Long.MAX_VALUE);

            assertThat(host.extractOutputValues()).isEmpty();
            assertThat(host.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void what_waits_survives_a_restart() throws Exception {
        OperatorSubtaskState state;
        try (KeyedTwoInputStreamOperatorTestHarness<String, EscortInput, ControlRecord, AlertEvent> host = host(null)) {
            put(host, START_MS + 10);
            state = host.snapshot(1, 1);
        }
        try (KeyedTwoInputStreamOperatorTestHarness<String, EscortInput, ControlRecord, AlertEvent> host =
                host(state)) {
            pass(host, START_MS + 10);

            assertThat(host.extractOutputValues()).hasSize(1);
        }
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, EscortInput, ControlRecord, AlertEvent> host(
            OperatorSubtaskState state) throws Exception {
        KeyedTwoInputStreamOperatorTestHarness<String, EscortInput, ControlRecord, AlertEvent> host =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new EscortHost(), EscortInput::escortKey, null, Types.STRING);
        host.setup();
        if (state != null) {
            host.initializeState(state);
        }
        host.open();
        return host;
    }

    private static void pass(
            KeyedTwoInputStreamOperatorTestHarness<String, EscortInput, ControlRecord, AlertEvent> host, long nowMs)
            throws Exception {
        host.processWatermark1(new Watermark(nowMs));
        host.processWatermark2(new Watermark(nowMs));
    }

    private static void put(
            KeyedTwoInputStreamOperatorTestHarness<String, EscortInput, ControlRecord, AlertEvent> host, long atMs)
            throws Exception {
        Finding finding = Finding.of(Finding.Kind.RAISED, "speed-limit", "OVERSPEED")
                .vehicle("truck")
                .escort("escort", "convoy")
                .severity(Severity.MEDIUM)
                .times(atMs - 5, atMs)
                .measured(30, 20, "mps")
                .build();
        host.processElement1(
                new StreamRecord<>(EscortInput.of(new StampedFinding(atMs, "truck", 1, 0, finding)), atMs));
    }
}
