package io.keruen.jobs.host;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.gate.GateLine;
import io.keruen.core.gate.GateStage;
import io.keruen.core.gate.GateState;
import io.keruen.core.gate.Objection;
import io.keruen.core.gate.Readiness;
import io.keruen.jobs.record.GateInput;
import io.keruen.jobs.serial.BinaryTypeInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Hosts the gate stage: what a gate reports, what escorts tell and what officers do about one gate in, its decisions
 * out. Time is the watermark: without a tick no lease is renewed.
 */
public final class GateHost extends KeyedProcessFunction<String, GateInput, ClearanceDecision> {
    private static final long serialVersionUID = 1L;
    private static final ValueStateDescriptor<GateState> STATE =
            new ValueStateDescriptor<>("gate", new BinaryTypeInfo<>(new GateStateSerializer()));

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient ValueState<GateState> gates;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient GateStage stage;

    @Override
    public void open(OpenContext context) {
        gates = getRuntimeContext().getState(STATE);
        stage = new GateStage();
    }

    @Override
    public void processElement(GateInput input, Context context, Collector<ClearanceDecision> out) throws Exception {
        GateState known = gates.value();
        GateState state = known == null ? new GateState(input.gateId()) : known;
        GateLine line = input.line();
        Readiness told = input.told();
        Objection objection = input.objection();
        OfficerAction action = input.action();
        if (line != null) {
            stage.accept(state, line);
        } else if (told != null) {
            stage.accept(state, told);
        } else if (objection != null) {
            stage.accept(state, objection);
        } else if (action != null) {
            stage.accept(state, action);
        }
        setTimer(state, context);
        gates.update(state);
    }

    @Override
    public void onTimer(long timerMs, OnTimerContext context, Collector<ClearanceDecision> out) throws Exception {
        long nowMs = context.timerService().currentWatermark();
        GateState state = gates.value();
        if (Ends.isEnd(nowMs) || state == null) {
            return;
        }
        stage.work(state, nowMs, out::collect);
        setTimer(state, context);
        if (state.isEmpty()) {
            gates.clear();
        } else {
            gates.update(state);
        }
    }

    private void setTimer(GateState state, Context context) {
        long nextMs = stage.nextWorkMs(state);
        if (nextMs < GateStage.NOTHING) {
            context.timerService().registerEventTimeTimer(nextMs);
        }
    }
}
