package io.keruen.jobs.host;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.transit.TransitEvent;
import io.keruen.jobs.metrics.SampleMetrics;
import io.keruen.jobs.record.ActionNote;
import io.keruen.jobs.record.EscortInput;
import io.keruen.jobs.record.Types;
import io.keruen.jobs.record.VehicleTally;
import io.keruen.jobs.record.WireFrame;
import io.keruen.jobs.serial.BinaryTypeInfo;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Hosts the vehicle stage: frames in; tracks and findings out, and on the side what else a vehicle's data tell. */
public final class VehicleHost extends KeyedHost<VehicleKeyState, WireFrame, EscortInput> {
    /** Transit events. */
    public static final OutputTag<TransitEvent> TRANSITS = new OutputTag<>("transits", Types.TRANSIT);

    /** Vehicles falling silent and speaking again, for the fleet stage. */
    public static final OutputTag<Presence> PRESENCE = new OutputTag<>("presence", Types.PRESENCE);

    /** Where vehicles are of which other convoys must know, for the fleet stage. */
    public static final OutputTag<Sighting> SIGHTINGS = new OutputTag<>("sightings", Types.SIGHTING);

    /** Frames that could not be accepted. */
    public static final OutputTag<RejectedInput> REJECTED = new OutputTag<>("rejected", Types.REJECTED);

    /** The counts of a vehicle, whenever they changed. */
    public static final OutputTag<VehicleTally> TALLIES = new OutputTag<>("tallies", VehicleTally.TYPE);

    /** What was said to officers' actions. */
    public static final OutputTag<ActionNote> NOTES = new OutputTag<>("notes", ActionNote.TYPE);

    private static final long serialVersionUID = 1L;

    private final boolean isRecorded;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient VehicleWork work;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before anything else
    private transient SampleMetrics samples;

    /**
     * A host.
     *
     * @param isRecorded whether ingest times that stand in the frames count: only in a replay
     */
    public VehicleHost(boolean isRecorded) {
        super(new ValueStateDescriptor<>("vehicle", new BinaryTypeInfo<>(new VehicleKeyStateSerializer())));
        this.isRecorded = isRecorded;
    }

    @Override
    protected void openStage() {
        samples = new SampleMetrics(getMetricGroup());
        work = new VehicleWork(isRecorded, this::controlAt, this::actions, new VehicleOutlet(this));
    }

    @Override
    protected VehicleKeyState newState(String key) {
        return new VehicleKeyState();
    }

    @Override
    protected long take(VehicleKeyState state, WireFrame frame) {
        if (frame.isAction()) {
            state.addAction(frame);
            return frame.ingestTimeMs();
        }
        return state.add(frame) ? state.nextSampleMs : Long.MAX_VALUE;
    }

    @Override
    protected long workOff(VehicleKeyState state, long nowMs) throws Exception {
        samples.before(state.core);
        long nextMs = work.workOff(state, nowMs);
        samples.after(state.core);
        return nextMs;
    }

    @Override
    protected boolean isEmpty(VehicleKeyState state) {
        return state.isEmpty();
    }

    void sendMain(EscortInput input) {
        send(input);
    }

    void sendRejected(RejectedInput input) {
        samples.rejected();
        sendAside(REJECTED, input);
    }

    <T> void sendAside(OutputTag<T> way, T record) {
        output.collect(way, new StreamRecord<>(record));
    }
}
