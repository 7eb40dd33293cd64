package io.keruen.jobs.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.gate.Answer;
import io.keruen.core.gate.Approach;
import io.keruen.core.gate.Approach.Release;
import io.keruen.core.gate.Approach.Term;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.GateLine;
import io.keruen.core.gate.Interlock;
import io.keruen.core.gate.Objection;
import io.keruen.core.gate.Readiness;
import io.keruen.core.gate.Reply;
import io.keruen.jobs.record.GateInput;
import io.keruen.jobs.serial.GateInputSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Gates that a restore finds in the middle of their work, at whatever parallelism. */
class GateHostHarnessTest {
    private static final long T = 1_700_000_000_000L;
    private static final int GATES = 8;
    private static final int SECONDS = 30;
    private static final int MOST = 128;

    /** Two trucks at each gate: leases, renewals, a passage, a hold, an objection and a truck that goes silent. */
    private static List<GateInput> second(int s) {
        List<GateInput> inputs = new ArrayList<>();
        for (int g = 0; g < GATES; g++) {
            String gateId = "gate-" + g;
            long atMs = T + 1_000L * s + 10L * g;
            for (String vehicleId : List.of("A" + g, "B" + g)) {
                boolean isFirst = vehicleId.startsWith("A");
                boolean isThere = s < 15 + g % 3 || !isFirst;
                if (s == 1) {
                    inputs.add(GateInput.of(
                            new GateLine(gateId, GateLine.Event.ARRIVED, vehicleId, null, null, atMs, atMs, s)));
                }
                if (isThere && s >= 1 && s != 7 + g % 5) {
                    inputs.add(GateInput.of(ready(gateId, vehicleId, atMs)));
                }
            }
            if (s == 15 + g % 3) {
                inputs.add(
                        GateInput.of(new GateLine(gateId, GateLine.Event.PASSED, "A" + g, null, null, atMs, atMs, s)));
            }
            if (s == 12 || s == 20) {
                Reply reply = s == 12 ? Reply.never("SEAL_BROKEN of E0") : Reply.YES;
                inputs.add(GateInput.of(new Objection(gateId, "B" + g, "E0", atMs, reply)));
            }
            if (s == 22 || s == 25) {
                inputs.add(GateInput.of(gateId, action(gateId, s == 22, atMs)));
            }
        }
        return inputs;
    }

    private static Readiness ready(String gateId, String vehicleId, long atMs) {
        Release release = new Release(true, "RELEASED_FOR_TRANSIT", 1, Long.MAX_VALUE);
        Approach approach = new Approach(
                vehicleId,
                atMs,
                Term.IN_FORCE,
                true,
                true,
                vehicleId,
                null,
                true,
                release,
                release,
                false,
                null,
                null,
                atMs,
                atMs,
                Answer.TRUE,
                false,
                true);
        return new Readiness(gateId, vehicleId, "E", T + 1_000, atMs, new Interlock().ask(approach));
    }

    private static OfficerAction action(String gateId, boolean isHold, long atMs) {
        OfficerAction.Kind kind = isHold ? OfficerAction.Kind.HOLD_GATE : OfficerAction.Kind.RELEASE_GATE;
        return new OfficerAction("officer", kind, null, null, null, gateId, "why", 0, atMs, atMs, 1);
    }

    /** The subtasks of the gate stage. */
    private static final class Stage implements AutoCloseable {
        private final List<KeyedOneInputStreamOperatorTestHarness<String, GateInput, ClearanceDecision>> parts =
                new ArrayList<>();

        Stage(int parallelism, OperatorSubtaskState state, int before) throws Exception {
            for (int p = 0; p < parallelism; p++) {
                KeyedOneInputStreamOperatorTestHarness<String, GateInput, ClearanceDecision> part =
                        new KeyedOneInputStreamOperatorTestHarness<>(
                                new KeyedProcessOperator<>(new GateHost()),
                                GateInput::gateId,
                                Types.STRING,
                                MOST,
                                parallelism,
                                p);
                part.setup();
                if (state != null) {
                    part.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            state, MOST, before, parallelism, p));
                }
                part.open();
                parts.add(part);
            }
        }

        Stage run(int fromS, int toS) throws Exception {
            for (int s = fromS; s < toS; s++) {
                for (GateInput input : second(s)) {
                    int p = KeyGroupRangeAssignment.assignKeyToParallelOperator(input.gateId(), MOST, parts.size());
                    parts.get(p).processElement(new StreamRecord<>(sent(input)));
                }
                for (var part : parts) {
                    part.processWatermark(new Watermark(T + 1_000L * s + 999));
                }
            }
            return this;
        }

        /** As it comes out at the other end of the wire. */
        private static GateInput sent(GateInput input) throws IOException {
            GateInputSerializer serializer = new GateInputSerializer();
            DataOutputSerializer out = new DataOutputSerializer(64);
            serializer.serialize(input, out);
            return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        }

        OperatorSubtaskState snapshot() throws Exception {
            OperatorSubtaskState[] states = new OperatorSubtaskState[parts.size()];
            for (int p = 0; p < states.length; p++) {
                states[p] = parts.get(p).snapshot(1, 1);
            }
            return AbstractStreamOperatorTestHarness.repackageState(states);
        }

        /** The ids of the decisions, sorted. */
        List<String> said() {
            return parts.stream()
                    .flatMap(part -> part.extractOutputValues().stream())
                    .map(decision -> decision.id() + decision.reasons() + decision.expiresAtMs())
                    .sorted()
                    .toList();
        }

        @Override
        public void close() throws Exception {
            for (var part : parts) {
                part.close();
            }
        }
    }

    @Test
    void decides_the_same_through_restores_at_other_parallelism() throws Exception {
        List<String> expected;
        try (Stage stage = new Stage(1, null, 1)) {
            expected = stage.run(0, SECONDS).said();
        }
        assertThat(expected).anyMatch(each -> each.contains("GRANTED")).anyMatch(each -> each.contains("EXPIRED"));
        assertThat(expected).anyMatch(each -> each.contains("REVOKED"));
        assertThat(expected).anyMatch(each -> each.contains("DENIED") && each.contains("SEAL_BROKEN of E0"));

        List<String> said = new ArrayList<>();
        OperatorSubtaskState state = null;
        int before = 1;
        int fromS = 0;
        for (int[] leg : new int[][] {{1, 9}, {2, 14}, {2, 16}, {1, SECONDS}}) {
            try (Stage stage = new Stage(leg[0], state, before)) {
                said.addAll(stage.run(fromS, leg[1]).said());
                state = stage.snapshot();
                before = leg[0];
                fromS = leg[1];
            }
        }

        assertThat(said.stream().sorted().toList()).isEqualTo(expected);
    }
}
