package io.keruen.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.SeenSignature;
import io.keruen.jobs.record.SignedNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** What officers signed passes the gate once, also when the job has been restored in between. */
class ControlGateHarnessTest {
    private static final long VALID_TO_MS = 10_000;
    private static final SeenSignature FIRST = new SeenSignature("aigerim", "id-1", "AAEC", VALID_TO_MS);
    private static final SeenSignature SECOND = new SeenSignature("wei", "id-2", "BBBB", VALID_TO_MS);

    @Test
    void a_change_sent_again_is_not_applied_again_after_a_restore_either() throws Exception {
        OperatorSubtaskState state;
        try (OneInputStreamOperatorTestHarness<ControlRecord, ControlRecord> gate = gate(null)) {
            send(gate, change(500));
            assertThat(gate.extractOutputValues()).hasSize(1);
            send(gate, change(501));
            assertThat(reasons(gate)).containsExactly(Reason.REPLAYED);
            state = gate.snapshot(1, 1);
        }
        try (OneInputStreamOperatorTestHarness<ControlRecord, ControlRecord> gate = gate(state)) {
            send(gate, change(502));

            assertThat(gate.extractOutputValues()).isEmpty();
            assertThat(reasons(gate)).containsExactly(Reason.REPLAYED);
        }
    }

    @Test
    void what_had_expired_before_a_restore_is_expired_after_it_though_no_tick_has_come_yet() throws Exception {
        OperatorSubtaskState state;
        try (OneInputStreamOperatorTestHarness<ControlRecord, ControlRecord> gate = gate(null)) {
            send(gate, change(500));
            gate.processWatermark(new Watermark(VALID_TO_MS));
            send(gate, ControlRecord.tick(VALID_TO_MS));
            state = gate.snapshot(1, 1);
        }
        try (OneInputStreamOperatorTestHarness<ControlRecord, ControlRecord> gate = gate(state)) {
            send(gate, change(501));

            assertThat(gate.extractOutputValues()).isEmpty();
            assertThat(reasons(gate)).containsExactly(Reason.SIGNATURE_EXPIRED);
        }
    }

    @Test
    void a_savepoint_of_before_the_clock_was_kept_is_read() throws Exception {
        OperatorSubtaskState state;
        try (OneInputStreamOperatorTestHarness<ControlRecord, ControlRecord> before =
                new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new GateWithoutClock()))) {
            before.open();
            state = before.snapshot(1, 1);
        }
        try (OneInputStreamOperatorTestHarness<ControlRecord, ControlRecord> gate = gate(state)) {
            send(gate, change(501));

            assertThat(reasons(gate)).containsExactly(Reason.REPLAYED);
        }
    }

    /** Keeps what the gate kept before it kept its clock. */
    private static final class GateWithoutClock extends ProcessFunction<ControlRecord, ControlRecord>
            implements CheckpointedFunction {
        private static final long serialVersionUID = 1L;

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            context.getOperatorStateStore()
                    .getListState(new ListStateDescriptor<>("signatures", SeenSignature.TYPE))
                    .update(List.of(FIRST, SECOND));
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {}

        @Override
        public void processElement(ControlRecord record, Context context, Collector<ControlRecord> out) {
            out.collect(record);
        }
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

    private static void send(OneInputStreamOperatorTestHarness<ControlRecord, ControlRecord> gate, ControlRecord record)
            throws Exception {
        gate.processElement(new StreamRecord<>(record));
    }

    private static List<Reason> reasons(OneInputStreamOperatorTestHarness<ControlRecord, ControlRecord> gate) {
        Queue<StreamRecord<RejectedInput>> rejected = gate.getSideOutput(ControlGate.REJECTED);
        List<Reason> reasons = new ArrayList<>();
        if (rejected != null) {
            rejected.forEach(each -> reasons.add(each.getValue().reason()));
        }
        return reasons;
    }

    private static ControlRecord change(long arrivedMs) {
        return ControlRecord.signed(new SignedNote(
                ControlRecord.tombstone(ControlRecord.Kind.ZONE, "closed", 1, arrivedMs),
                List.of(FIRST, SECOND),
                "control.zones-0",
                arrivedMs,
                new byte[0],
                null));
    }
}
