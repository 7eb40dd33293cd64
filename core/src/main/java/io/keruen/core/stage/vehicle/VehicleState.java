package io.keruen.core.stage.vehicle;

import io.keruen.core.control.Control;
import io.keruen.core.control.Situation;
import io.keruen.core.geo.RouteMatch;
import io.keruen.core.rule.Carry;
import io.keruen.core.sample.Sample;
import io.keruen.core.stage.flow.StateIo;
import io.keruen.core.stage.flow.VehicleStatus;
import io.keruen.core.stage.zone.LateFragments;
import io.keruen.core.stage.zone.ZoneVisits;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything the vehicle stage remembers of one vehicle. One object per key, not thread-safe; has its own binary form. */
public final class VehicleState {
    /**
     * Format 1 had told nobody how it stands with the vehicle, format 2 did not know its tyres, format 3 not in whose name
     * something was raised at an arrival.
     */
    private static final int FORMAT = 4;

    private static final int FIRST_WITH_READINGS = 3;

    final String vehicleId;
    final SliceLayout layout;

    // What arrived.
    long accepted;
    long duplicates;
    long late;
    long lateUnjudged;
    long quarantined;
    long lastArrivalMs;
    long lastArrivalBoot = Sample.ABSENT;
    long lastArrivalSequence = Sample.ABSENT;
    long newestEventTimeMs;
    long newestArrivalMs;
    int presence = PresenceWatch.NONE;
    long lookedToMs;

    // The order of samples.
    boolean booted;
    boolean started;
    long bootId = Sample.ABSENT;
    long nextSequence;
    final SequenceMemory sequences = new SequenceMemory();
    final EventTimeMemory eventTimes = new EventTimeMemory();
    final HeldSamples held = new HeldSamples();

    // What was judged.
    long judged;
    long judgedEventTimeMs;
    public final Carry carry = new Carry();

    @Nullable
    String escortId;

    /** In the name of which escort something stands that was raised at an arrival, by ingest time. */
    @Nullable
    String arrivalEscortId;

    long routeKey;
    final RouteMatch match = new RouteMatch();
    final ZoneVisits visits = new ZoneVisits();
    public final LateFragments fragments = new LateFragments();
    final long[] longs;
    final double[] doubles;

    /** The rules of which this release could not take over what they remember, until that is told. */
    List<String> lostRules = List.of();

    // What was told of it: when last (0 if nothing is), when next, under which escort.
    long statusMs;
    long statusDueMs = StatusWatch.NEVER_MS;

    @Nullable
    String statusEscortId;

    /** As it said last. */
    @Nullable
    String softwareVersion;

    /** The tyre pressures that it said last: so many, and when that was judged, ingest time; 0 if never. */
    double[] tyrePressureKpa = VehicleStatus.NO_TYRES;

    int tyres;
    long tyresMs;

    /** Means nothing. */
    long fetched;

    // Found again after a restore; not written.

    /** What was told last of its readings holds up to this moment; {@link StatusWatch#NEVER_MS} if none was told. */
    long keptToMs = StatusWatch.NEVER_MS;

    @Nullable
    Control cachedControl;

    Situation situation = Situation.NONE;
    Situation situationNow = Situation.NONE;

    VehicleState(String vehicleId, SliceLayout layout) {
        this.vehicleId = vehicleId;
        this.layout = layout;
        longs = new long[layout.longs()];
        doubles = new double[layout.doubles()];
    }

    /** Whose state this is. */
    public String vehicleId() {
        return vehicleId;
    }

    /** Samples taken in: neither rejected nor duplicate. */
    public long acceptedCount() {
        return accepted;
    }

    /** Samples that had come before. */
    public long duplicateCount() {
        return duplicates;
    }

    /** Accepted samples older than what was already judged. */
    public long lateCount() {
        return late;
    }

    /** Late samples that could not be connected to any path. */
    public long lateUnjudgedCount() {
        return lateUnjudged;
    }

    /** Accepted samples from a clock so far ahead that they moved nothing. */
    public long quarantinedCount() {
        return quarantined;
    }

    /** The situation at an event time, kept while it and the control data last. */
    Situation situationAt(Control control, long eventTimeMs) {
        forgetOther(control);
        if (!situation.covers(eventTimeMs)) {
            situation = control.situationAt(vehicleId, eventTimeMs);
        }
        return situation;
    }

    /** The situation at an ingest time. */
    Situation situationNow(Control control, long nowMs) {
        forgetOther(control);
        if (!situationNow.covers(nowMs)) {
            situationNow = control.situationAt(vehicleId, nowMs);
        }
        return situationNow;
    }

    /** The situation at an ingest time before or after that of the others. */
    Situation situationSeen(Control control, long atMs) {
        forgetOther(control);
        return situationNow.covers(atMs) ? situationNow : control.situationAt(vehicleId, atMs);
    }

    private void forgetOther(Control control) {
        if (cachedControl != control) {
            cachedControl = control;
            situation = Situation.NONE;
            situationNow = Situation.NONE;
        }
    }

    /** Has what a run reads fetched from memory at once, see {@link SliceLayout#fetch}. */
    void fetch() {
        fetched = layout.fetch(longs, doubles) + match.lastMatchMs + visits.lastMs + carry.eventTimeMs;
    }

    /** Writes the state; {@link VehicleStage#readState} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        out.writeUTF(vehicleId);
        out.writeLong(accepted);
        out.writeLong(duplicates);
        out.writeLong(late);
        out.writeLong(lateUnjudged);
        out.writeLong(quarantined);
        out.writeLong(lastArrivalMs);
        out.writeLong(lastArrivalBoot);
        out.writeLong(lastArrivalSequence);
        out.writeLong(newestEventTimeMs);
        out.writeLong(newestArrivalMs);
        out.writeByte(presence);
        out.writeLong(lookedToMs);
        out.writeBoolean(booted);
        out.writeBoolean(started);
        out.writeLong(bootId);
        out.writeLong(nextSequence);
        sequences.write(out);
        eventTimes.write(out);
        held.write(out);
        out.writeLong(judged);
        out.writeLong(judgedEventTimeMs);
        carry.write(out);
        StateIo.writeNullableUtf(out, escortId);
        writeMatch(out);
        visits.write(out);
        fragments.write(out);
        layout.write(out, longs, doubles, lostRules);
        out.writeLong(statusMs);
        out.writeLong(statusDueMs);
        StateIo.writeNullableUtf(out, statusEscortId);
        StateIo.writeNullableUtf(out, softwareVersion);
        out.writeLong(tyresMs);
        StateIo.writeDoubles(out, tyrePressureKpa, tyres);
        StateIo.writeNullableUtf(out, arrivalEscortId);
    }

    /** Reads it; what is found again, the judge finds. */
    static VehicleState read(DataInput in, SliceLayout layout, VehicleJudge judge) throws IOException {
        int format = in.readByte();
        if (format < 1 || format > FORMAT) {
            throw new IOException("vehicle state of format " + format + ", known is " + FORMAT);
        }
        VehicleState state = new VehicleState(in.readUTF(), layout);
        state.accepted = in.readLong();
        state.duplicates = in.readLong();
        state.late = in.readLong();
        state.lateUnjudged = in.readLong();
        state.quarantined = in.readLong();
        state.lastArrivalMs = in.readLong();
        state.lastArrivalBoot = in.readLong();
        state.lastArrivalSequence = in.readLong();
        state.newestEventTimeMs = in.readLong();
        state.newestArrivalMs = in.readLong();
        state.presence = in.readByte();
        state.lookedToMs = in.readLong();
        state.booted = in.readBoolean();
        state.started = in.readBoolean();
        state.bootId = in.readLong();
        state.nextSequence = in.readLong();
        state.sequences.read(in);
        state.eventTimes.read(in);
        state.held.read(in);
        state.judged = in.readLong();
        state.judgedEventTimeMs = in.readLong();
        state.carry.read(in);
        state.escortId = StateIo.readNullableUtf(in);
        state.readMatch(in);
        state.visits.read(in);
        state.fragments.read(in, state.lastArrivalMs);
        state.lostRules = layout.read(in, state.longs, state.doubles);
        if (format > 1) {
            state.statusMs = in.readLong();
            state.statusDueMs = in.readLong();
            state.statusEscortId = StateIo.readNullableUtf(in);
            state.softwareVersion = StateIo.readNullableUtf(in);
        }
        if (format >= FIRST_WITH_READINGS) {
            state.tyresMs = in.readLong();
            state.tyrePressureKpa = StateIo.readDoubles(in);
            state.tyres = state.tyrePressureKpa.length;
        }
        state.arrivalEscortId = format > 3 ? StateIo.readNullableUtf(in) : state.escortId;
        judge.restore(state, format >= FIRST_WITH_READINGS);
        return state;
    }

    private void writeMatch(DataOutput out) throws IOException {
        out.writeLong(routeKey);
        out.writeBoolean(match.tracking);
        out.writeBoolean(match.everMatched);
        out.writeDouble(match.lastChainageM);
        out.writeLong(match.lastMatchMs);
        out.writeDouble(match.lastSpeedMps);
    }

    private void readMatch(DataInput in) throws IOException {
        routeKey = in.readLong();
        match.tracking = in.readBoolean();
        match.everMatched = in.readBoolean();
        match.lastChainageM = in.readDouble();
        match.lastMatchMs = in.readLong();
        match.lastSpeedMps = in.readDouble();
    }
}
