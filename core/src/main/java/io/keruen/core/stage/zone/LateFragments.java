package io.keruen.core.stage.zone;

import io.keruen.core.sample.Sample;
import io.keruen.core.stage.flow.StateIo;
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

    /**
     * Format 1 knew no corrections and no exits of the main line, format 2 walked the right ends backward, format 3
     * took the main line to be sure where the next hole began, format 4 knew not when late samples came
     * and was not packed.
     */
    private static final int FORMAT = 5;

    /** The first format that knows when late samples came, and what the main line gave up. */
    static final int TIMED = 5;

    /** So many samples at the end of the newest hole are thinned, as late data are. */
    private static final int OVERFULL = 127;

    private static final long USUAL_STEP_MS = 1_000;
    private static final long[] NONE = {};

    final List<LateHole> holes = new ArrayList<>(0);
    public final LatePatience patience = new LatePatience();

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

    /** What late data said while the main line was not sure yet, which may come to the same: key, event, time. */
    private long[] saidLate = NONE;

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

    /** A late sample fell into a hole, at this ingest time. */
    public void cameLate(long nowMs) {
        if (holes.isEmpty() && corrections.length == 0) {
            patience.isOver();
        } else {
            patience.cameLate(nowMs);
        }
    }

    /** Whether late data came to an end of a hole, or wait behind it for what lies in it. */
    boolean isTouched(LateHole hole) {
        MainHole main = hole.main;
        if (hole.left.endMs() > main.fromMs || hole.right.endMs() < main.toMs) {
            return true;
        }
        MainHole next = main.next;
        LateHole after = next == null ? null : after(hole);
        return next != null && (after == null || after.main != next || after.left.endMs() > next.fromMs);
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
            MainHole hole = open(visits, !unjudged);
            hole.toMs = tMs;
            hole.toLatDeg = latDeg;
            hole.toLonDeg = lonDeg;
            hole.toSigmaM = sigmaM;
            collecting = true;
        }
        announced = false;
        if (collecting) {
            newest().right.spots.add(new LateSpot(tMs, latDeg, lonDeg, sigmaM));
        }
    }

    /** The right end of the newest hole, if too many samples wait there for the main line to be sure. */
    @Nullable
    LateFront overfull() {
        return collecting && newest().right.spots.size() >= OVERFULL ? newest().right : null;
    }

    private LateHole newest() {
        return holes.get(holes.size() - 1);
    }

    /** The visits are those after the last sample collected. */
    private void collect(ZoneVisits visits) {
        boolean sure = steady && visits.isClear(2);
        steady = visits.isClear(1);
        if (sure) {
            settle(visits);
        }
    }

    /** From here on the main line knows every side whatever was before. */
    private void settle(ZoneVisits visits) {
        MainHole hole = newest().main.last();
        hole.visits = MainHole.begun(visits);
        ZoneVisits open = new ZoneVisits();
        open.slices = visits.slices;
        for (int i = 0; i < visits.count; i++) {
            ZoneEntry entry = visits.entries[i];
            if (entry.inside) {
                ZoneEntry visit = open.add();
                visit.copyFrom(entry);
                visit.forgetRules();
                visit.enterMs = 0;
                visit.mainVisitMs = hole.visitMs(entry.key);
            }
        }
        newest().right.visits = open;
        stopCollecting();
    }

    private void stopCollecting() {
        collecting = false;
        steady = false;
        saidLate = NONE;
    }

    /** If the main line is not sure yet, the piece between the hole before and this one is one of which nobody is. */
    private MainHole open(ZoneVisits visits, boolean judged) {
        LateFront left = new LateFront(false, false);
        left.visits = visits.copy();
        left.bootId = announced ? leftBootId : Sample.ABSENT;
        left.sequence = announced ? leftSequence : Sample.ABSENT;
        LateFront right = new LateFront(true, false);
        right.bootId = announced ? rightBootId : Sample.ABSENT;
        right.sequence = announced ? rightSequence : Sample.ABSENT;
        MainHole main = new MainHole();
        main.judged = judged;
        main.fromMs = visits.lastMs;
        main.fromLatDeg = visits.lastLatDeg;
        main.fromLonDeg = visits.lastLonDeg;
        main.insideKeys = MainHole.insideKeys(visits);
        if (collecting) {
            newest().main.last().isFollowedBy(main, visits);
            left.spots = newest().right.spots;
        }
        steady = false;
        while (holes.size() >= MAX || LateHolesIo.mains(holes).size() >= MAX) {
            holes.remove(0);
        }
        long stepMs = visits.lastStepMs > 0 ? Math.min(visits.lastStepMs, USUAL_STEP_MS) : USUAL_STEP_MS;
        holes.add(new LateHole(left, right, main, stepMs));
        return main;
    }

    /** Hears what the main line says of a zone, if it is not sure of it yet. */
    void said(long key, int event, long eventMs) {
        if (collecting) {
            newest().main.last().said(key, event, eventMs);
        }
    }

    /** Hears what late data say of a zone, which the main line may be about to say. */
    void saidLate(long key, int event, long eventMs) {
        if (collecting) {
            saidLate = MainHole.withSaid(key, event, eventMs, saidLate);
        }
    }

    /** Whether late data have said that this happened then. */
    boolean isSaidLate(long key, int event, long eventMs) {
        return MainHole.isSaid(key, event, eventMs, saidLate);
    }

    /** Hears that a visit of the main line is over. */
    void exited(ZoneEntry entry, long exitMs) {
        for (int i = 0; i < holes.size(); i++) {
            for (MainHole main = holes.get(i).main; main != null; main = main.next) {
                main.exited(entry.key, entry.enterMs, exitMs);
            }
        }
    }

    /** Hears from late data when a visit of the main line was over; {@code hole} is where it was. */
    void trulyExited(MainHole hole, ZoneEntry entry, long exitMs) {
        hole.ended(entry.key, exitMs);
        for (LateHole earlier : holes) {
            for (MainHole main = earlier.main; main != null && main.toMs < hole.toMs; main = main.next) {
                main.trulyExited(entry.key, entry.enterMs, exitMs);
            }
        }
    }

    /**
     * Takes note that a visit of the main line, which saw it begin at one time, began at another.
     *
     * @return whether the visit runs into a later hole that is still open, so that it may have ended there
     */
    boolean entered(ZoneEntry visit, long seenMs) {
        long key = visit.key;
        long enterMs = visit.enterMs;
        int count = corrections.length;
        corrections = Arrays.copyOf(corrections, count + 3);
        corrections[count] = key;
        corrections[count + 1] = seenMs;
        corrections[count + 2] = enterMs;
        boolean goesOn = false;
        for (LateHole hole : holes) {
            boolean behind = !hole.main.judged && hole.left.endMs() > enterMs;
            ZoneEntry entry = behind ? hole.left.find(key) : null;
            if (entry == null || entry == visit || !entry.inside) {
                continue;
            }
            if (entry.enterMs != enterMs && entry.mainEnterMs() == seenMs) {
                entry.enterMs = entry.mainVisitMs == 0 ? enterMs : Math.max(entry.enterMs, enterMs);
                entry.mainVisitMs = seenMs;
            }
            goesOn |= entry.enterMs == enterMs;
        }
        return goesOn;
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
                judge.beganElsewhere(entry, move);
                isKnown(entry, corrections[i + 1]);
            }
        }
        corrections = NONE;
    }

    /** From now on the main line knows itself when the visit began. */
    private void isKnown(ZoneEntry corrected, long seenMs) {
        for (LateHole hole : holes) {
            ZoneEntry entry = hole.left.find(corrected.key);
            if (entry != null && entry.inside && entry.enterMs == corrected.enterMs) {
                entry.mainVisitMs = 0;
            }
            for (MainHole main = hole.main; main != null; main = main.next) {
                main.corrected(corrected.key, seenMs, corrected.enterMs);
            }
        }
    }

    /** The main line goes on from what late data found, who filled the hole before it was sure itself. */
    private void adopt(LateHole filled, ZoneVisits visits, ZoneJudge judge, ZoneMove move) {
        ZoneVisits known = filled.left.visits;
        LateHole before = before(filled);
        stopCollecting();
        close(filled);
        if (known == null || known.lastMs != visits.lastMs) {
            return;
        }
        known.use(judge.slices());
        for (int i = 0; i < visits.count; i++) {
            ZoneEntry entry = visits.entries[i];
            long endedMs = entry.inside ? filled.main.endedMs(entry.key) : 0;
            ZoneEntry goesOn = known.find(entry.key);
            if (endedMs != 0) {
                judge.ended(entry, endedMs, move);
            } else if (before != null && entry.inside && !entry.held && (goesOn == null || !goesOn.inside)) {
                before.main.last().gaveUp(entry.key);
            }
        }
        visits.adopt(known, judge, move);
        ZoneVisits records = before == null ? null : before.right.visits;
        if (before != null && records != null) {
            MainHole hole = before.main.last();
            hole.visits = MainHole.begun(visits);
            for (int i = 0; i < records.count; i++) {
                ZoneEntry record = records.entries[i];
                if (record.enterMs == 0 && record.mainVisitMs == 0) {
                    record.mainVisitMs = hole.visitMs(record.key);
                }
            }
        }
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

    /** Whether the piece between two holes is one of which nobody is sure yet. */
    static boolean isUnsure(@Nullable LateHole before, LateHole after) {
        return before != null && before.right.spots == after.left.spots;
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
        StateIo.writeLongs(out, saidLate, saidLate.length);
        patience.write(out);
        LateHolesIo.write(holes, out);
    }

    /**
     * Replaces the content with what was written.
     *
     * @param heardMs when the vehicle was heard last, ingest time: from then on an older form waits for late data
     */
    public void read(DataInput in, long heardMs) throws IOException {
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
        saidLate = format > LateHolesIo.PARTED ? StateIo.readLongs(in) : NONE;
        if (format >= TIMED) {
            patience.read(in);
        }
        holes.clear();
        holes.addAll(LateHolesIo.read(in, format));
        if (format <= LateHolesIo.BACKWARD && !holes.isEmpty()) {
            collecting &= newest().right.visits == null && !newest().right.island;
        }
        if (format < TIMED) {
            patience.isOver();
            if (corrections.length > 0 || holes.stream().anyMatch(this::isTouched)) {
                patience.cameLate(heardMs);
            }
        }
    }
}
