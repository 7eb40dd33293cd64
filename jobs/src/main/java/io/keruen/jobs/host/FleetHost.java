package io.keruen.jobs.host;

import io.keruen.core.stage.fleet.FleetOutput;
import io.keruen.core.stage.fleet.FleetStage;
import io.keruen.core.stage.fleet.FleetState;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.jobs.record.EscortInput;
import io.keruen.jobs.serial.BinaryTypeInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Hosts the fleet stage, which sees all vehicles at once: one key, one subtask, and little to do. */
public final class FleetHost extends KeyedCoProcessFunction<String, Presence, Sighting, StampedFinding> {
    /** The one key. */
    public static final String KEY = "fleet";

    /** Vehicles near an escort to which they do not belong. */
    public static final OutputTag<EscortInput> OUTSIDERS = new OutputTag<>("outsiders", EscortInput.TYPE);

    private static final long serialVersionUID = 1L;
    private static final ValueStateDescriptor<FleetState> STATE =
            new ValueStateDescriptor<>("fleet", new BinaryTypeInfo<>(new FleetStateSerializer()));

    private transient Running running;

    @Override
    public void open(OpenContext context) {
        running = new Running(getRuntimeContext().getState(STATE), new FleetStage(Catalog.RULES));
    }

    @Override
    public void processElement1(Presence presence, Context context, Collector<StampedFinding> out) throws Exception {
        FleetState state = state();
        running.stage.accept(state, presence);
        setTimer(state, context);
        running.state.update(state);
    }

    @Override
    public void processElement2(Sighting sighting, Context context, Collector<StampedFinding> out) throws Exception {
        FleetState state = state();
        running.stage.accept(state, sighting);
        setTimer(state, context);
        running.state.update(state);
    }

    private FleetState state() throws Exception {
        FleetState state = running.state.value();
        return state == null ? new FleetState() : state;
    }

    @Override
    public void onTimer(long timerMs, OnTimerContext context, Collector<StampedFinding> out) throws Exception {
        long nowMs = context.timerService().currentWatermark();
        FleetState state = running.state.value();
        if (Ends.isEnd(nowMs) || state == null) {
            return;
        }
        if (running.stage.nextWorkMs(state) <= nowMs) {
            running.stage.work(state, nowMs, new Sent(context, out));
        }
        setTimer(state, context);
        running.state.update(state);
    }

    private void setTimer(FleetState state, Context context) {
        long nextMs = running.stage.nextWorkMs(state);
        if (nextMs < Long.MAX_VALUE) {
            context.timerService().registerEventTimeTimer(nextMs);
        }
    }

    /** What a running host has. */
    private record Running(ValueState<FleetState> state, FleetStage stage) {}

    /** Sends what the stage says on its ways. */
    private record Sent(
            KeyedCoProcessFunction<String, Presence, Sighting, StampedFinding>.Context context,
            Collector<StampedFinding> out)
            implements FleetOutput {
        @Override
        public void finding(StampedFinding finding) {
            out.collect(finding);
        }

        @Override
        public void outage(StampedFinding finding) {
            out.collect(finding);
        }

        @Override
        public void outsider(String escortId, Sighting sighting) {
            context.output(OUTSIDERS, EscortInput.of(escortId, sighting));
        }
    }
}
