package io.keruen.core.stage;

import io.keruen.core.sample.Sample;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The end of a judged piece of a vehicle's path at a hole: the left one goes on forward in time, the right one
 * backward.
 * Its visits are made when first needed, from the few samples behind the end, which tell the side better than one.
 */
final class LateFront {
    /** How many samples behind the end are kept. */
    static final int CONTEXT = 8;

    private static final double SPACING_RATIO = 1.5;

    final boolean mirrored;
    /** It is an end of a piece found in late data, not of the main line. */
    final boolean island;

    long bootId = Sample.ABSENT;
    long sequence = Sample.ABSENT;

    @Nullable
    ZoneVisits visits;

    int count;
    final long[] timesMs = new long[CONTEXT];
    final double[] latDeg = new double[CONTEXT];
    final double[] lonDeg = new double[CONTEXT];
    final double[] sigmasM = new double[CONTEXT];

    LateFront(boolean mirrored, boolean island) {
        this.mirrored = mirrored;
        this.island = island;
    }

    /** When the piece ends. */
    long endMs() {
        ZoneVisits built = visits;
        return built != null ? built.lastMs : timesMs[0];
    }

    /** Takes one more sample behind the end, unless there are enough. */
    boolean addContext(long tMs, double lat, double lon, double sigmaM) {
        if (visits != null || count == CONTEXT) {
            return false;
        }
        timesMs[count] = tMs;
        latDeg[count] = lat;
        lonDeg[count] = lon;
        sigmasM[count] = sigmaM;
        count++;
        return true;
    }

    /** Whether it is the end of a late piece of one sample, of which nothing is known yet. */
    boolean isSingle() {
        return island && visits == null && count == 1;
    }

    /** Whether a sample follows this end: by sequence where both have one of the same boot, else by time. */
    boolean isNext(long otherBootId, long otherSequence, long tMs, long spacingMs) {
        boolean numbered = sequence != Sample.ABSENT && otherSequence != Sample.ABSENT && bootId == otherBootId;
        if (numbered) {
            return otherSequence == (mirrored ? sequence - 1 : sequence + 1);
        }
        return Math.abs(tMs - endMs()) <= (long) (SPACING_RATIO * spacingMs);
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(island);
        out.writeLong(bootId);
        out.writeLong(sequence);
        ZoneVisits built = visits;
        out.writeBoolean(built != null);
        if (built != null) {
            built.write(out);
        }
        out.writeByte(count);
        for (int i = 0; i < count; i++) {
            out.writeLong(timesMs[i]);
            out.writeDouble(latDeg[i]);
            out.writeDouble(lonDeg[i]);
            out.writeDouble(sigmasM[i]);
        }
    }

    static LateFront read(DataInput in, boolean mirrored) throws IOException {
        LateFront front = new LateFront(mirrored, in.readBoolean());
        front.bootId = in.readLong();
        front.sequence = in.readLong();
        if (in.readBoolean()) {
            ZoneVisits built = new ZoneVisits();
            built.read(in);
            front.visits = built;
        }
        front.count = in.readByte();
        for (int i = 0; i < front.count; i++) {
            front.timesMs[i] = in.readLong();
            front.latDeg[i] = in.readDouble();
            front.lonDeg[i] = in.readDouble();
            front.sigmasM[i] = in.readDouble();
        }
        return front;
    }
}
