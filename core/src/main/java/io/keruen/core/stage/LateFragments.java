package io.keruen.core.stage;

import io.keruen.core.sample.Sample;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The holes in what was judged of a vehicle's path, oldest first, and the ends of the pieces around them: at most
 * {@link #MAX}. Late samples fill them ({@link LateTracker}). Mutable, one per vehicle; has its own binary form.
 */
public final class LateFragments {
    /** Most holes remembered of a vehicle. */
    static final int MAX = 16;

    /** Format 1 knew no corrections and no exits of the main line. */
    private static final int FORMAT = 2;

    private static final long USUAL_STEP_MS = 1_000;
    private static final long[] NONE = {};

    final List<LateHole> holes = new ArrayList<>(0);

    private boolean announced;
    private long leftBootId = Sample.ABSENT;
    private long leftSequence = Sample.ABSENT;
    private long rightBootId = Sample.ABSENT;
    private long rightSequence = Sample.ABSENT;
    /** The right end of the newest hole wants more of the samples that follow it. */
    private boolean collecting;

    /** Visits of the main line that began earlier than it saw: zone key, end of the hole, true beginning. */
    private long[] corrections = NONE;

    /** No holes. */
    public LateFragments() {}

    /**
     * Says that samples are missing before the next one to be judged, with the boot and sequence on both sides of the
     * hole ({@link Sample#ABSENT} if unknown). Call it between two runs, when a sequence hole was given up. A path
     * longer than {@code pathMaxMs} is found without it, but then late samples are connected by time alone.
     */
    public void hole(long newLeftBootId, long newLeftSequence, long newRightBootId, long newRightSequence) {
        announced = true;
        leftBootId = newLeftBootId;
        leftSequence = newLeftSequence;
        rightBootId = newRightBootId;
        rightSequence = newRightSequence;
    }

    /** Whether the next sample of the main line matters here. */
    boolean isWaiting() {
        return announced || collecting;
    }

    /** Takes a sample of the main line that follows a hole, or one of the few after it; not yet in the visits. */
    void mainSample(ZoneVisits visits, long tMs, double latDeg, double lonDeg, double sigmaM, long pathMaxMs) {
        boolean unjudged = visits.moving && tMs - visits.lastMs > pathMaxMs;
        if (visits.moving && (announced || unjudged)) {
            LateHole hole = open(visits, !unjudged);
            hole.toMs = tMs;
            hole.toLatDeg = latDeg;
            hole.toLonDeg = lonDeg;
            hole.toSigmaM = sigmaM;
            collecting = true;
        }
        announced = false;
        if (collecting) {
            LateHole hole = holes.get(holes.size() - 1);
            collecting = hole.right.visits == null && hole.right.count < LateFront.CONTEXT;
            if (collecting) {
                hole.right.addContext(tMs, latDeg, lonDeg, sigmaM);
            } else if (hole.right.visits == null) {
                hole.insideAfter = LateHole.insideKeys(visits);
            }
        }
    }

    private LateHole open(ZoneVisits visits, boolean judged) {
        LateFront left = new LateFront(false, false);
        left.visits = visits.copy();
        left.bootId = announced ? leftBootId : Sample.ABSENT;
        left.sequence = announced ? leftSequence : Sample.ABSENT;
        LateFront right = new LateFront(true, false);
        right.bootId = announced ? rightBootId : Sample.ABSENT;
        right.sequence = announced ? rightSequence : Sample.ABSENT;
        LateHole hole = new LateHole(left, right);
        hole.spacingMs = visits.lastStepMs > 0 ? Math.min(visits.lastStepMs, USUAL_STEP_MS) : USUAL_STEP_MS;
        hole.judged = judged;
        hole.fromMs = visits.lastMs;
        hole.fromLatDeg = visits.lastLatDeg;
        hole.fromLonDeg = visits.lastLonDeg;
        hole.insideKeys = LateHole.insideKeys(visits);
        if (holes.size() == MAX) {
            holes.remove(0);
        }
        holes.add(hole);
        return hole;
    }

    /** Hears that a visit of the main line is over. */
    void exited(ZoneEntry entry, long exitMs) {
        for (LateHole hole : holes) {
            hole.exited(entry.key, entry.enterMs, exitMs);
        }
    }

    /** Takes note that the visit that ran across the right end of a hole of the main line began then. */
    void entered(long key, long holeToMs, long enterMs) {
        int count = corrections.length;
        corrections = Arrays.copyOf(corrections, count + 3);
        corrections[count] = key;
        corrections[count + 1] = holeToMs;
        corrections[count + 2] = enterMs;
    }

    /** Gives the visits of the main line the beginnings that late data told since the last time. */
    void correct(ZoneVisits visits) {
        for (int i = 0; i < corrections.length; i += 3) {
            ZoneEntry entry = visits.find(corrections[i]);
            if (entry != null && entry.inside && entry.enterMs <= corrections[i + 1]) {
                entry.enterMs = corrections[i + 2];
                visits.openCircle();
            }
        }
        corrections = NONE;
    }

    /** Forgets a hole that is filled. */
    void close(LateHole hole) {
        collecting &= holes.indexOf(hole) < holes.size() - 1; // the samples after the newest hole tell nobody any more
        holes.remove(hole);
    }

    /** The hole around this time, or {@code null}. */
    @Nullable
    LateHole at(long tMs) {
        for (LateHole hole : holes) {
            if (hole.contains(tMs)) {
                return hole;
            }
        }
        return null;
    }

    /** Writes the state; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        out.writeBoolean(announced);
        out.writeBoolean(collecting);
        out.writeLong(leftBootId);
        out.writeLong(leftSequence);
        out.writeLong(rightBootId);
        out.writeLong(rightSequence);
        StateIo.writeLongs(out, corrections, corrections.length);
        out.writeByte(holes.size());
        for (LateHole hole : holes) {
            hole.write(out);
        }
    }

    /** Replaces the content with what was written. */
    public void read(DataInput in) throws IOException {
        int format = in.readByte();
        if (format < 1 || format > FORMAT) {
            throw new IOException("late fragments of format " + format + ", not " + FORMAT);
        }
        announced = in.readBoolean();
        collecting = in.readBoolean();
        leftBootId = in.readLong();
        leftSequence = in.readLong();
        rightBootId = in.readLong();
        rightSequence = in.readLong();
        corrections = format == 1 ? NONE : StateIo.readLongs(in);
        holes.clear();
        int count = in.readByte();
        for (int i = 0; i < count; i++) {
            holes.add(LateHole.read(in, format));
        }
    }
}
