package io.keruen.core.stage.escort;

import io.keruen.core.stage.flow.StateIo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The life of one seal in an escort: whether it is watched, and since when what is wrong with it. State. */
final class SealTrack {
    /** No time. */
    static final long NOT_YET_MS = EscortMember.NOT_YET_MS;

    final String sealId;

    /** The vehicle that it counts for: the one it is declared for, else the one it was last reported on. */
    String vehicleId = "";

    final TakenLines taken;

    /** The newest line, event time. */
    long newestMs = NOT_YET_MS;

    /** When a line last came, or the vehicle was sent on from where it had arrived, ingest time. */
    long lastIngestMs = NOT_YET_MS;

    /** How much of the time since then does not count: nobody was heard, ms. */
    long outageMs;

    /** Its silence counts: it has spoken inside the validity and was not opened where it may be. */
    boolean armed;

    /** Its newest line lies inside the validity of a plan. */
    boolean inside;

    /** It was opened where it may be, and has not been closed since. */
    boolean released;

    /** Since when each condition is so, {@link #NOT_YET_MS} if it is not; and when it was last over. */
    final long[] startedMs = new long[SealCondition.values().length];

    final long[] endedMs = new long[startedMs.length];

    /** When what was seen in one line only is over, ingest time. */
    long actionEndsMs = Long.MAX_VALUE;

    SealTrack(String sealId) {
        this(sealId, new TakenLines());
    }

    private SealTrack(String sealId, TakenLines taken) {
        this.sealId = sealId;
        this.taken = taken;
        Arrays.fill(startedMs, NOT_YET_MS);
        Arrays.fill(endedMs, NOT_YET_MS);
    }

    boolean isOpen(SealCondition condition) {
        return startedMs[condition.ordinal()] != NOT_YET_MS;
    }

    /** It was heard at this ingest time, or its silence counts anew from then. */
    void listenFrom(long ingestMs) {
        if (ingestMs > lastIngestMs) {
            lastIngestMs = ingestMs;
            outageMs = 0;
        }
    }

    /** From then until now nobody was heard. */
    void pass(long outageFromMs, long nowMs) {
        if (lastIngestMs != NOT_YET_MS) {
            outageMs += Math.max(0, nowMs - Math.max(outageFromMs, lastIngestMs));
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(sealId);
        out.writeUTF(vehicleId);
        taken.write(out);
        out.writeLong(newestMs);
        out.writeLong(lastIngestMs);
        out.writeBoolean(armed);
        out.writeBoolean(inside);
        out.writeBoolean(released);
        out.writeLong(actionEndsMs);
        StateIo.writeLongs(out, startedMs, startedMs.length);
        StateIo.writeLongs(out, endedMs, endedMs.length);
        out.writeLong(outageMs);
    }

    /** Reads what a state of customs of this version holds. */
    static SealTrack read(DataInput in, int version) throws IOException {
        String sealId = in.readUTF();
        String vehicleId = in.readUTF();
        SealTrack track = new SealTrack(sealId, TakenLines.read(in, version));
        track.vehicleId = vehicleId;
        track.newestMs = in.readLong();
        track.lastIngestMs = in.readLong();
        track.armed = in.readBoolean();
        track.inside = in.readBoolean();
        track.released = in.readBoolean();
        track.actionEndsMs = in.readLong();
        long[] started = StateIo.readLongs(in);
        System.arraycopy(started, 0, track.startedMs, 0, started.length);
        long[] ended = StateIo.readLongs(in);
        System.arraycopy(ended, 0, track.endedMs, 0, ended.length);
        track.outageMs = version > 3 ? in.readLong() : 0;
        return track;
    }
}
