package io.keruen.jobs.host;

import io.keruen.connectors.names.MetricNames;
import io.keruen.core.action.ActionAnswer;
import io.keruen.core.action.ActionQueue;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.stage.EscortOutput;
import io.keruen.core.stage.EscortStage;
import io.keruen.core.stage.EscortState;
import io.keruen.core.stage.StampedFinding;
import io.keruen.core.stage.TrackFrame;
import io.keruen.jobs.control.ControlSegment;
import io.keruen.jobs.metrics.Metrics;
import io.keruen.jobs.record.ActionNote;
import io.keruen.jobs.record.EscortInput;
import io.keruen.jobs.serial.BinaryTypeInfo;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Hosts the escort stage: tracks, findings and officers' actions in, the life of an escort's alerts out. */
public final class EscortHost extends KeyedHost<EscortState, EscortInput, AlertEvent> implements EscortOutput {
    /** What was said to officers' actions. */
    public static final OutputTag<ActionNote> NOTES = new OutputTag<>("notes", ActionNote.TYPE);

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient EscortStage stage;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient Counter events;

    /** A host. */
    public EscortHost() {
        super(new ValueStateDescriptor<>("escort", new BinaryTypeInfo<>(new EscortStateSerializer())));
    }

    @Override
    protected void openStage() {
        stage = new EscortStage(Catalog.RULES);
        events = new Metrics(getMetricGroup()).counter(MetricNames.ALERT_EVENTS);
    }

    @Override
    protected EscortState newState(String key) {
        return stage.newState(key);
    }

    @Override
    protected long take(EscortState state, EscortInput input) throws Exception {
        TrackFrame track = input.track();
        StampedFinding finding = input.finding();
        if (track != null) {
            stage.accept(state, track);
        } else if (finding != null) {
            stage.accept(state, finding);
        }
        return stage.nextWorkMs(state, actions());
    }

    @Override
    protected long workOff(EscortState state, long nowMs) throws Exception {
        ActionQueue actions = actions();
        long nextMs = stage.nextWorkMs(state, actions);
        while (nextMs <= nowMs) {
            ControlSegment segment = controlAt(nextMs);
            long limitMs = Math.min(nowMs, segment.lastMs());
            stage.work(state, limitMs, segment.snapshot(), actions, this);
            nextMs = stage.nextWorkMs(state, actions);
            if (nextMs <= limitMs) {
                throw new IllegalStateException("work due at " + nextMs + " is left at " + limitMs);
            }
        }
        return nextMs;
    }

    @Override
    public void alert(AlertEvent event) {
        events.inc();
        send(event);
    }

    @Override
    public void answered(ActionAnswer answer) {
        output.collect(NOTES, new StreamRecord<>(ActionNote.answered(answer)));
    }

    /** An escort's alerts are remembered for as long as the job runs. */
    @Override
    protected boolean isEmpty(EscortState state) {
        return false;
    }
}
