package io.keruen.core.stage.zone;

import io.keruen.core.sample.Sample;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a judged piece of a vehicle's path at a hole.
 *
 * <p>The left end of a hole goes on forward in time by the law of the main line: {@link #visits} is where the vehicle
 * is. The right end waits for what lies before: {@link #spots} are the samples up to the first two from which every
 * side is sure whatever lay before, and {@link #visits} are the visits that run there, with their end
 * ({@code enterMs}) if it is known. A late piece without two such samples has no visits at either end; its two ends
 * share its samples.
 */
final class LateFront {
    /** Most samples kept at an end; of more, those that tell least are left out. */
    static final int SPOTS = 96;

    private static final double SPACING_RATIO = 1.5;

    final boolean right;
    /** It is an end of a piece found in late data, not of the main line. */
    final boolean island;

    long bootId = Sample.ABSENT;
    long sequence = Sample.ABSENT;

    @Nullable
    ZoneVisits visits;

    /** Oldest first. */
    List<LateSpot> spots = new ArrayList<>(0);

    LateFront(boolean right, boolean island) {
        this.right = right;
        this.island = island;
    }

    /** When the piece ends. */
    long endMs() {
        ZoneVisits known = visits;
        if (right) {
            return spots.get(0).tMs();
        }
        return spots.isEmpty() && known != null
                ? known.lastMs
                : spots.get(spots.size() - 1).tMs();
    }

    /** The entry of a zone in the visits, or {@code null}. */
    @Nullable
    ZoneEntry find(long key) {
        ZoneVisits known = visits;
        return known == null ? null : known.find(key);
    }

    /** Whether a sample follows this end: by sequence where both have one of the same boot, else by time. */
    boolean isNext(long otherBootId, long otherSequence, long tMs, long spacingMs) {
        boolean numbered = sequence != Sample.ABSENT && otherSequence != Sample.ABSENT && bootId == otherBootId;
        if (numbered) {
            return otherSequence == (right ? sequence - 1 : sequence + 1);
        }
        return Math.abs(tMs - endMs()) <= (long) (SPACING_RATIO * spacingMs);
    }

    /**
     * Leaves out samples between which the vehicle hardly moved, until there are no more than these.
     *
     * @param telling those of them that tell what no other does: such go last
     */
    void thin(int most, long pathMaxMs, List<LateSpot> telling) {
        while (spots.size() > most) {
            int least = least(pathMaxMs, telling);
            spots.remove(least < 0 ? least(pathMaxMs, List.of()) : least);
        }
    }

    private int least(long pathMaxMs, List<LateSpot> telling) {
        int least = -1;
        double leastSquare = Double.POSITIVE_INFINITY;
        for (int i = 2; i < spots.size() - 2; i++) {
            LateSpot next = spots.get(i + 1);
            boolean path = next.tMs() - spots.get(i - 1).tMs() <= pathMaxMs;
            double square = path ? spots.get(i - 1).square(next) : Double.MAX_VALUE;
            if (square < leastSquare && !telling.contains(spots.get(i))) {
                least = i;
                leastSquare = square;
            }
        }
        return least;
    }

    /** Writes it; samples shared with the other end of the piece are not written again. */
    void write(DataOutput out, boolean shared) throws IOException {
        out.writeBoolean(island);
        out.writeLong(bootId);
        out.writeLong(sequence);
        ZoneVisits known = visits;
        out.writeBoolean(known != null);
        if (known != null) {
            known.write(out);
        }
        out.writeByte(shared ? 0 : spots.size());
        for (int i = 0; !shared && i < spots.size(); i++) {
            spots.get(i).write(out);
        }
    }

    static LateFront read(DataInput in, boolean right, int format) throws IOException {
        LateFront front = new LateFront(right, in.readBoolean());
        front.bootId = in.readLong();
        front.sequence = in.readLong();
        if (in.readBoolean()) {
            ZoneVisits known = new ZoneVisits();
            known.read(in);
            front.visits = known;
        }
        int count = in.readUnsignedByte();
        for (int i = 0; i < count; i++) {
            front.spots.add(LateSpot.read(in));
        }
        if (format <= LateHolesIo.BACKWARD) {
            front.fromOldFormat();
        }
        return front;
    }

    /** Format 2 walked right ends backward and kept the samples behind an end from the end on. */
    private void fromOldFormat() {
        ZoneVisits known = visits;
        if (known == null) {
            if (!right) {
                Collections.reverse(spots);
            }
            return;
        }
        spots.clear();
        if (right) {
            spots.add(new LateSpot(known.lastMs, known.lastLatDeg, known.lastLonDeg, known.lastSigmaM));
        }
        for (int i = known.count - 1; right && i >= 0; i--) {
            if (!known.entries[i].inside) {
                known.remove(i);
            }
        }
    }
}
