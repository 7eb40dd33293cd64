package io.keruen.jobs.host;

import io.keruen.connectors.names.MetricNames;
import io.keruen.core.action.ActionAnswer;
import io.keruen.core.action.ActionQueue;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.Objection;
import io.keruen.core.gate.Readiness;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.core.stage.escort.EscortOutput;
import io.keruen.core.stage.escort.EscortStage;
import io.keruen.core.stage.escort.EscortState;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedLine;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.transit.TransitEvent;
import io.keruen.jobs.control.ControlSegment;
import io.keruen.jobs.metrics.Metrics;
import io.keruen.jobs.record.ActionNote;
import io.keruen.jobs.record.EscortInput;
import io.keruen.jobs.record.GateInput;
import io.keruen.jobs.record.Types;
import io.keruen.jobs.serial.BinaryTypeInfo;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Hosts the escort stage: tracks, findings, passages, plans, lines of customs and officers' actions about one escort in, its
 * life and that of its alerts out.
 */
public final class EscortHost extends KeyedHost<EscortState, EscortInput, AlertEvent> implements EscortOutput {
    /** Transit events about escorts as a whole. */
    public static final OutputTag<TransitEvent> TRANSITS = new OutputTag<>("escort-transits", Types.TRANSIT);

    /** How it stands with the vehicles of escorts, and with vehicles of no plan. */
    public static final OutputTag<VehicleStatus> VEHICLES = new OutputTag<>("vehicles", Types.VEHICLE);

    /** How it stands with convoys. */
    public static final OutputTag<ConvoyStatus> CONVOYS = new OutputTag<>("convoys", Types.CONVOY);

    /** What was said to officers' actions. */
    public static final OutputTag<ActionNote> NOTES = new OutputTag<>("notes", ActionNote.TYPE);

    /** How vehicles stand that wait at gates, and what speaks against those that are another escort's by now. */
    public static final OutputTag<GateInput> READINESS = new OutputTag<>("readiness", GateInput.TYPE);

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
        StampedTransit passage = input.passage();
        Sighting outsider = input.outsider();
        VehicleStatus status = input.status();
        StampedLine line = input.line();
        if (track != null) {
            stage.accept(state, track);
        } else if (finding != null) {
            stage.accept(state, finding);
        } else if (passage != null) {
            stage.accept(state, passage);
        } else if (outsider != null) {
            stage.outsider(state, outsider);
        } else if (status != null) {
            stage.accept(state, status);
        } else if (line != null) {
            stage.accept(state, line);
        } else {
            stage.planned(state, input.plannedMs());
        }
        return stage.nextWorkMs(state, actions());
    }

    /** Control data that came since the last work may say that something was due before now: no stretch is left out. */
    @Override
    protected long workOff(EscortState state, long nowMs) throws Exception {
        ActionQueue actions = actions();
        ControlSegment segment = controlAt(firstMs(state, actions, nowMs));
        while (true) {
            long limitMs = Math.min(nowMs, segment.lastMs());
            stage.work(state, limitMs, segment.snapshot(), actions, this);
            if (limitMs == nowMs) {
                break;
            }
            segment = controlAt(limitMs + 1);
        }
        long nextMs = stage.nextWorkMs(state, actions);
        if (nextMs <= nowMs) {
            throw new IllegalStateException("work due at " + nextMs + " is left at " + nowMs);
        }
        return Math.min(segment.endMs(), nextMs);
    }

    /** The first moment not yet worked off; of an escort just heard of, that of its first input. */
    private long firstMs(EscortState state, ActionQueue actions, long nowMs) {
        long first = state.workedMs() == Long.MIN_VALUE ? stage.nextWorkMs(state, actions) : state.workedMs() + 1;
        return Math.min(first, nowMs);
    }

    @Override
    public void alert(AlertEvent event) {
        events.inc();
        send(event);
    }

    @Override
    public void transit(TransitEvent event) {
        output.collect(TRANSITS, new StreamRecord<>(event));
    }

    @Override
    public void vehicle(VehicleStatus status) {
        output.collect(VEHICLES, new StreamRecord<>(status));
    }

    @Override
    public void convoy(ConvoyStatus status) {
        output.collect(CONVOYS, new StreamRecord<>(status));
    }

    @Override
    public void readiness(Readiness told) {
        output.collect(READINESS, new StreamRecord<>(GateInput.of(told)));
    }

    @Override
    public void objection(Objection told) {
        output.collect(READINESS, new StreamRecord<>(GateInput.of(told)));
    }

    @Override
    public void answered(ActionAnswer answer) {
        output.collect(NOTES, new StreamRecord<>(ActionNote.answered(answer)));
    }

    @Override
    protected boolean wakesWhenRestored() {
        return true;
    }

    /** An escort's alerts are remembered for as long as the job runs. */
    @Override
    protected boolean isEmpty(EscortState state) {
        return false;
    }
}
