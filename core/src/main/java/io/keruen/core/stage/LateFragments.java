package io.keruen.core.stage;

import io.keruen.core.sample.Sample;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The holes in what was judged of a vehicle's path, oldest first, and the ends of the pieces around them: at most
 * {@link #MAX}. Late samples fill them ({@link LateTracker}). Mutable, one per vehicle; has its own binary form.
 */
public final class LateFragments {
    /** Most holes remembered of a vehicle. */
    static final int MAX = 16;

    /** Format 1 knew no corrections and no exits of the main line, format 2 walked the right ends backward. */
    private static final int FORMAT = 3;

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
    /** The last of them was clear of every boundary. */
    private boolean steady;

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
        if (collecting) {
            collect(visits);
        }
        boolean unjudged = visits.moving && tMs - visits.lastMs > pathMaxMs;
        if (visits.moving && (announced || unjudged)) {
            if (collecting) {
                settle(visits);
            }
            LateHole hole = open(visits, !unjudged);
            hole.toMs = tMs;
            hole.toLatDeg = latDeg;
            hole.toLonDeg = lonDeg;
            hole.toSigmaM = sigmaM;
            collecting = true;
        }
        announced = false;
        if (collecting) {
            LateFront right = newest().right;
            right.spots.add(new LateSpot(tMs, latDeg, lonDeg, sigmaM));
        }
    }

    private LateHole newest() {
        return holes.get(holes.size() - 1);
    }

    /** The visits are those after the last sample collected. */
    private void collect(ZoneVisits visits) {
        boolean sure = steady && visits.isClear(2);
        steady = visits.isClear(1);
        if (sure || newest().right.spots.size() >= LateFront.SPOTS) {
            settle(visits);
        }
    }

    /** From here on the main line knows every side whatever was before. */
    private void settle(ZoneVisits visits) {
        LateHole newest = newest();
        ZoneVisits open = new ZoneVisits();
        open.slices = visits.slices;
        tellBegun(newest.toMs, begun(visits));
        for (int i = 0; i < visits.count; i++) {
            ZoneEntry entry = visits.entries[i];
            if (Math.abs(entry.beyond) < 2) {
                maySay(newest.toMs, entry.key);
            }
            if (entry.inside) {
                ZoneEntry visit = open.add();
                visit.copyFrom(entry);
                visit.forgetRules();
                visit.enterMs = 0;
                visit.mainVisitMs = newest.mainVisitMs(entry.key);
            }
        }
        newest.right.visits = open;
        collecting = false;
        steady = false;
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
        steady = false;
        if (holes.size() == MAX) {
            holes.remove(0);
        }
        holes.add(hole);
        return hole;
    }

    /** Hears what the main line says of a zone, if it is not sure of it yet. */
    void said(long key, int event, long eventMs) {
        for (int i = 0; collecting && i < holes.size(); i++) {
            LateHole hole = holes.get(i);
            if (hole.toMs == newest().toMs) {
                hole.said(key, event, eventMs);
            }
        }
    }

    /** Hears that a visit of the main line is over. */
    void exited(ZoneEntry entry, long exitMs) {
        for (LateHole hole : holes) {
            hole.exited(entry.key, entry.enterMs, exitMs);
        }
    }

    /** Hears from late data when a visit of the main line was over; {@code hole} is where it was. */
    void trulyExited(LateHole hole, ZoneEntry entry, long exitMs) {
        for (LateHole earlier : holes) {
            if (earlier.toMs < hole.toMs) {
                earlier.trulyExited(entry.key, entry.enterMs, exitMs);
            }
        }
    }

    /** Takes note that a visit of the main line, which saw it begin at one time, began at another. */
    void entered(long key, long seenMs, long enterMs) {
        int count = corrections.length;
        corrections = Arrays.copyOf(corrections, count + 3);
        corrections[count] = key;
        corrections[count + 1] = seenMs;
        corrections[count + 2] = enterMs;
    }

    /** Tells the visits of the main line what late data told since the last time. */
    void correct(ZoneVisits visits, ZoneJudge judge, ZoneMove move) {
        if (!holes.isEmpty() && newest().filled) {
            adopt(newest(), visits, judge, move);
        }
        for (int i = 0; i < corrections.length; i += 3) {
            ZoneEntry entry = visits.find(corrections[i]);
            if (entry != null && entry.inside && entry.enterMs <= corrections[i + 1]) {
                entry.enterMs = corrections[i + 2];
                visits.openCircle();
            }
        }
        corrections = NONE;
    }

    /** The main line goes on from what late data found, who filled the hole before it was sure itself. */
    private void adopt(LateHole filled, ZoneVisits visits, ZoneJudge judge, ZoneMove move) {
        ZoneVisits known = filled.left.visits;
        LateHole before = before(filled);
        collecting = false;
        close(filled);
        if (known == null || known.lastMs != visits.lastMs) {
            return;
        }
        known.use(judge.slices());
        visits.adopt(known, judge, move);
        ZoneVisits records = before == null || !filled.left.island ? null : before.right.visits;
        if (before != null && records != null) {
            tellBegun(filled.toMs, begun(visits));
            for (int i = 0; i < records.count; i++) {
                ZoneEntry record = records.entries[i];
                if (record.enterMs == 0 && record.mainVisitMs == 0) {
                    record.mainVisitMs = before.mainVisitMs(record.key);
                }
            }
        }
    }

    private void maySay(long holeToMs, long key) {
        for (LateHole hole : holes) {
            if (hole.toMs == holeToMs) {
                hole.maySay(key);
            }
        }
    }

    private void tellBegun(long holeToMs, long[] begun) {
        for (LateHole hole : holes) {
            if (hole.toMs == holeToMs) {
                hole.mainVisits = begun;
            }
        }
    }

    /** The keys of the zones these visits are inside of, each followed by when that visit began. */
    private static long[] begun(ZoneVisits visits) {
        long[] begun = new long[2 * visits.count];
        int count = 0;
        for (int i = 0; i < visits.count; i++) {
            ZoneEntry entry = visits.entries[i];
            if (entry.inside) {
                begun[count++] = entry.key;
                begun[count++] = entry.enterMs;
            }
        }
        return Arrays.copyOf(begun, count);
    }

    /** Forgets a hole that is filled. */
    void close(LateHole hole) {
        holes.remove(hole);
    }

    /** The hole before this one, or {@code null}. */
    @Nullable
    LateHole before(LateHole hole) {
        int at = holes.indexOf(hole) - 1;
        return at < 0 ? null : holes.get(at);
    }

    /** The hole after this one, or {@code null}. */
    @Nullable
    LateHole after(LateHole hole) {
        int at = holes.indexOf(hole) + 1;
        return at == holes.size() ? null : holes.get(at);
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
        out.writeBoolean(steady);
        out.writeLong(leftBootId);
        out.writeLong(leftSequence);
        out.writeLong(rightBootId);
        out.writeLong(rightSequence);
        StateIo.writeLongs(out, corrections, corrections.length);
        out.writeByte(holes.size());
        for (int i = 0; i < holes.size(); i++) {
            holes.get(i).write(out, isShared(i));
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
        steady = format > 2 && in.readBoolean();
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
        for (int i = 1; i < count; i++) {
            share(holes.get(i - 1), holes.get(i).left);
        }
        if (format < 3 && count > 0) {
            collecting &= newest().right.visits == null && !newest().right.island;
            holes.forEach(LateFragments::surely);
        }
    }

    /** Whether the left end of a hole is one with the right end of the hole before: a piece without visits. */
    private boolean isShared(int at) {
        return at > 0 && holes.get(at).left.spots == holes.get(at - 1).right.spots;
    }

    private static void share(LateHole before, LateFront left) {
        if (left.island && left.visits == null && before.right.visits == null) {
            left.spots = before.right.spots;
        }
    }

    /** Format 2 made the visits at an end of the main line when they were first needed. */
    private static void surely(LateHole hole) {
        long[] begun = hole.mainVisits;
        if (hole.right.visits == null && !hole.right.island && begun != null) {
            hole.right.visits = new ZoneVisits();
            for (int i = 0; i < begun.length; i += 2) {
                ZoneEntry visit = Objects.requireNonNull(hole.right.visits).add();
                visit.key = begun[i];
                visit.inside = true;
                visit.beyond = -2;
                visit.mainVisitMs = hole.mainVisitMs(begun[i]);
            }
        }
    }
}
