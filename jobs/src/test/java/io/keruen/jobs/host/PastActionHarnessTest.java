package io.keruen.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.ActionAnswer;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.jobs.record.ActionNote;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.EscortInput;
import io.keruen.jobs.source.ControlGate;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** An officer acts after the broker's clock was set back, so that the action is stamped with a time past. */
class PastActionHarnessTest {
    private static final long START_MS = 1_700_000_000_000L;
    private static final long PASSED_MS = START_MS + 1_000;
    private static final long STAMPED_MS = START_MS;

    @Test
    void it_counts_from_the_next_moment_on_and_finds_its_alert() throws Exception {
        try (KeyedTwoInputStreamOperatorTestHarness<String, EscortInput, ControlRecord, AlertEvent> host = host()) {
            host.processElement1(new StreamRecord<>(raised(), START_MS - 5_000));
            pass(host, PASSED_MS);
            host.processElement2(new StreamRecord<>(throughGate(PASSED_MS, STAMPED_MS)));
            pass(host, PASSED_MS + 10);

            assertThat(host.extractOutputValues())
                    .extracting(AlertEvent::event)
                    .containsExactly(AlertEvent.Event.RAISED, AlertEvent.Event.ACKNOWLEDGED);
            Queue<StreamRecord<ActionNote>> notes = host.getSideOutput(EscortHost.NOTES);
            assertThat(notes).singleElement().satisfies(note -> {
                ActionAnswer answer = note.getValue().answer();
                assertThat(answer).isNotNull();
                assertThat(answer.refusal()).isNull();
                assertThat(answer.ingestTimeMs()).isEqualTo(PASSED_MS + 1);
            });
        }
    }

    @Test
    void one_that_is_not_past_stays_as_it_is() throws Exception {
        assertThat(throughGate(PASSED_MS, PASSED_MS + 1)).isEqualTo(action(PASSED_MS + 1));
        assertThat(throughGate(PASSED_MS, PASSED_MS).ingestTimeMs()).isEqualTo(PASSED_MS + 1);
    }

    @Test
    void what_was_past_before_a_restore_is_past_after_it_though_no_tick_has_come_yet() throws Exception {
        OperatorSubtaskState state;
        try (OneInputStreamOperatorTestHarness<ControlRecord, ControlRecord> gate = gate(null)) {
            gate.processWatermark(new Watermark(PASSED_MS));
            gate.processElement(new StreamRecord<>(ControlRecord.tick(PASSED_MS + 100)));
            state = gate.snapshot(1, 1);
        }
        try (OneInputStreamOperatorTestHarness<ControlRecord, ControlRecord> gate = gate(state)) {
            assertThat(through(gate, STAMPED_MS).note().ingestTimeMs()).isEqualTo(PASSED_MS + 1);
        }
    }

    private static ControlRecord throughGate(long passedMs, long stampedMs) throws Exception {
        try (OneInputStreamOperatorTestHarness<ControlRecord, ControlRecord> gate = gate(null)) {
            gate.processWatermark(new Watermark(passedMs));
            return through(gate, stampedMs);
        }
    }

    private static ControlRecord through(
            OneInputStreamOperatorTestHarness<ControlRecord, ControlRecord> gate, long stampedMs) throws Exception {
        gate.processElement(new StreamRecord<>(action(stampedMs)));
        return gate.getSideOutput(ControlGate.ACTIONS).remove().getValue();
    }

    private static ControlRecord action(long stampedMs) {
        OfficerAction action = new OfficerAction(
                "aigerim",
                OfficerAction.Kind.ACKNOWLEDGE,
                null,
                "OVERSPEED",
                "truck",
                null,
                "seen",
                0,
                stampedMs,
                stampedMs,
                7);
        return ControlRecord.action(action, "officers.actions-0", new byte[] {1});
    }

    private static EscortInput raised() {
        long atMs = START_MS - 5_000;
        Finding finding = Finding.of(Finding.Kind.RAISED, "speed-limit", "OVERSPEED")
                .vehicle("truck")
                .escort("escort", "convoy")
                .severity(Severity.MEDIUM)
                .times(atMs - 5, atMs)
                .measured(30, 20, "mps")
                .build();
        return EscortInput.of(new StampedFinding(atMs, "truck", 1, 0, finding));
    }

    private static OneInputStreamOperatorTestHarness<ControlRecord, ControlRecord> gate(OperatorSubtaskState state)
            throws Exception {
        OneInputStreamOperatorTestHarness<ControlRecord, ControlRecord> gate =
                new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new ControlGate()));
        if (state != null) {
            gate.initializeState(state);
        }
        gate.open();
        return gate;
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, EscortInput, ControlRecord, AlertEvent> host()
            throws Exception {
        KeyedTwoInputStreamOperatorTestHarness<String, EscortInput, ControlRecord, AlertEvent> host =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new EscortHost(), EscortInput::escortKey, null, Types.STRING);
        host.open();
        return host;
    }

    private static void pass(
            KeyedTwoInputStreamOperatorTestHarness<String, EscortInput, ControlRecord, AlertEvent> host, long nowMs)
            throws Exception {
        host.processWatermark1(new Watermark(nowMs));
        host.processWatermark2(new Watermark(nowMs));
    }
}
