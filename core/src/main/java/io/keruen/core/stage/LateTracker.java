package io.keruen.core.stage;

import io.keruen.core.control.Situation;
import io.keruen.core.control.ZoneTable;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.StreamRule;
import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges samples older than what was already judged: each moves an end of a hole towards the other, forward or backward
 * in time, by the law of the main line; when the ends meet the hole is gone. So a stored backlog gives each crossing
 * once with its true time, whether it comes oldest or newest first. One per stage.
 */
public final class LateTracker {
    /** A small hole that nothing fell into while so many late samples came will not be filled: it becomes a path. */
    private static final int IDLE_MAX = 256;

    private final ZoneWalk walk = new ZoneWalk();
    private final ZoneMove move = new ZoneMove();
    private final ZoneStep step = new ZoneStep();
    private final LateJudge judge;
    private final LateJoin joint;
    private final int streamIndex;

    /** A tracker that applies the zone rules of this catalogue. */
    public LateTracker(RuleCatalog catalog) {
        judge = new LateJudge(catalog);
        joint = new LateJoin(judge);
        streamIndex = catalog.index(StreamRule.ID);
    }

    /**
     * Judges one late sample; findings and transits carry the index {@code i}.
     *
     * @return whether it could be connected; false = it is to be counted as unjudged
     */
    public boolean late(
            Frame frame, int i, Situation situation, LateFragments fragments, ZoneTable zones, GeofenceOutput out) {
        double[] stream = situation.parameters()[streamIndex];
        long pathMaxMs = (long) stream[StreamRule.PATH_MAX_MS];
        double accuracyM = frame.column(Signal.ACCURACY_M)[i];
        double sigmaM = accuracyM > 0 ? accuracyM : stream[StreamRule.DEFAULT_ACCURACY_M];
        long tMs = frame.eventTimeMs()[i];
        if (sigmaM > ZoneTracker.MAX_SIGMA_M) {
            return false;
        }
        move.i = i;
        move.vehicleId = frame.vehicleId;
        move.chainageM = Double.NaN;
        judge.begin(situation.parameters(), fragments, zones, out);
        closeIdle(fragments, zones, pathMaxMs);
        LateHole hole = fragments.at(tMs);
        if (hole == null) {
            return false;
        }
        hole.idle = 0;
        move.to(tMs, frame.latDeg()[i], frame.lonDeg()[i], sigmaM);
        return place(frame, i, hole, fragments, zones, pathMaxMs);
    }

    private boolean place(Frame frame, int i, LateHole hole, LateFragments fragments, ZoneTable zones, long pathMaxMs) {
        long bootId = frame.bootId;
        long sequence = frame.sequence(i);
        LateFront left = hole.left;
        LateFront right = hole.right;
        if (left.isNext(bootId, sequence, move.toMs, hole.spacingMs)) {
            advance(hole, left, fragments, zones, pathMaxMs);
            left.bootId = bootId;
            left.sequence = sequence;
        } else if (right.isNext(bootId, sequence, move.toMs, hole.spacingMs)) {
            advance(hole, right, fragments, zones, pathMaxMs);
            right.bootId = bootId;
            right.sequence = sequence;
        } else {
            return split(frame, i, hole, fragments, zones, pathMaxMs);
        }
        if (left.isNext(right.bootId, right.sequence, right.endMs(), hole.spacingMs)) {
            join(hole, fragments, zones, pathMaxMs);
        }
        return true;
    }

    /** Moves an end of the hole to the sample that {@link #move} goes to. */
    private void advance(LateHole hole, LateFront front, LateFragments fragments, ZoneTable zones, long pathMaxMs) {
        shareContext(hole, front, fragments);
        ZoneVisits visits = built(hole, front, zones, pathMaxMs);
        boolean towardsMain = !front.mirrored && !hole.right.island;
        judge.turnTo(hole, towardsMain ? built(hole, hole.right, zones, pathMaxMs) : null);
        judge.begins(front.island && visits.lastStepMs == 0);
        move.from(visits, pathMaxMs);
        walk.walk(visits, zones, move, judge);
        visits.moveTo(move.toMs, move.toLatDeg, move.toLonDeg, move.toSigmaM);
        link(hole, fragments, zones, pathMaxMs);
    }

    /** Tells the other ends of the late pieces beside a hole what their visits lack. */
    private void link(LateHole hole, LateFragments fragments, ZoneTable zones, long pathMaxMs) {
        int at = fragments.holes.indexOf(hole);
        for (LateLinks.Link link : judge.links()) {
            int beside = link.began() ? at + 1 : at - 1;
            LateHole neighbour = beside < 0 || beside >= fragments.holes.size() ? null : fragments.holes.get(beside);
            LateFront other = neighbour == null ? null : link.began() ? neighbour.left : neighbour.right;
            if (neighbour == null || other == null || !other.island) {
                continue;
            }
            ZoneEntry entry = built(neighbour, other, zones, pathMaxMs).find(link.key());
            if (link.tell(entry) && entry != null && link.began() && link.from() == null) {
                judge.turnTo(neighbour, null);
                judge.told(entry, step, move);
            }
        }
    }

    /** The other end of the same late piece learns what lies behind it. */
    private void shareContext(LateHole hole, LateFront front, LateFragments fragments) {
        if (!front.island) {
            return;
        }
        int at = fragments.holes.indexOf(hole) + (front.mirrored ? 1 : -1);
        if (at >= 0 && at < fragments.holes.size()) {
            LateHole neighbour = fragments.holes.get(at);
            LateFront other = front.mirrored ? neighbour.left : neighbour.right;
            if (other.island) {
                other.addContext(move.toMs, move.toLatDeg, move.toLonDeg, move.toSigmaM);
            }
        }
    }

    /** The visits of an end, made from the samples behind it if this is the first need. */
    private ZoneVisits built(LateHole hole, LateFront front, ZoneTable zones, long pathMaxMs) {
        ZoneVisits known = front.visits;
        if (known != null) {
            known.use(judge.slices());
            return known;
        }
        ZoneVisits visits = new ZoneVisits();
        visits.mirrored = front.mirrored;
        visits.use(judge.slices());
        long toMs = move.toMs;
        double toLatDeg = move.toLatDeg;
        double toLonDeg = move.toLonDeg;
        double toSigmaM = move.toSigmaM;
        judge.make(hole);
        for (int k = front.count - 1; k >= 0; k--) {
            move.to(front.timesMs[k], front.latDeg[k], front.lonDeg[k], front.sigmasM[k]);
            move.from(visits, pathMaxMs);
            judge.begins(front.island && visits.lastStepMs == 0);
            walk.walk(visits, zones, move, judge);
            for (int n = 0; front.mirrored && !front.island && move.first && n < visits.count; n++) {
                hole.agree(visits.entries[n]);
            }
            visits.moveTo(move.toMs, move.toLatDeg, move.toLonDeg, move.toSigmaM);
        }
        move.to(toMs, toLatDeg, toLonDeg, toSigmaM);
        for (int k = 0; k < visits.count; k++) {
            finish(hole, front, visits.entries[k]);
        }
        front.visits = visits;
        return visits;
    }

    /** What an entry made from the samples behind an end knows besides. */
    private static void finish(LateHole hole, LateFront front, ZoneEntry entry) {
        if (entry.inside && front.mirrored && !front.island) {
            entry.mainVisitMs = hole.wasInside(entry.key) ? ZoneVisit.SAME_VISIT : front.timesMs[0];
        }
        if (entry.met && front.island) {
            // The other end of the piece began at this sample and has said what the path behind it met.
            entry.beginPath(front.timesMs[0], front.latDeg[0], front.lonDeg[0]);
        }
    }

    /** A sample that touches neither end begins a piece of its own. */
    private boolean split(Frame frame, int i, LateHole hole, LateFragments fragments, ZoneTable zones, long pathMaxMs) {
        if (fragments.holes.size() >= LateFragments.MAX && !makeRoom(hole, fragments, zones, pathMaxMs)) {
            return false;
        }
        LateFront end = new LateFront(true, true);
        LateFront start = new LateFront(false, true);
        for (LateFront front : List.of(end, start)) {
            front.bootId = frame.bootId;
            front.sequence = frame.sequence(i);
            front.addContext(move.toMs, move.toLatDeg, move.toLonDeg, move.toSigmaM);
        }
        int at = fragments.holes.indexOf(hole);
        fragments.holes.set(at, hole.part(hole.left, end));
        fragments.holes.add(at + 1, hole.part(start, hole.right));
        return true;
    }

    /** Turns the shortest hole into a path, if it is short enough for one. */
    private boolean makeRoom(LateHole except, LateFragments fragments, ZoneTable zones, long pathMaxMs) {
        LateHole shortest = null;
        for (LateHole hole : fragments.holes) {
            boolean fits = hole != except && hole.lengthMs() <= pathMaxMs;
            if (fits && (shortest == null || hole.lengthMs() < shortest.lengthMs())) {
                shortest = hole;
            }
        }
        return closeAsPath(shortest, fragments, zones, pathMaxMs);
    }

    private void closeIdle(LateFragments fragments, ZoneTable zones, long pathMaxMs) {
        LateHole idle = null;
        for (LateHole hole : fragments.holes) {
            hole.idle++;
            if (hole.idle > IDLE_MAX && !hole.judged && hole.lengthMs() <= pathMaxMs) {
                idle = hole;
            }
        }
        closeAsPath(idle, fragments, zones, pathMaxMs);
    }

    private boolean closeAsPath(@Nullable LateHole hole, LateFragments fragments, ZoneTable zones, long pathMaxMs) {
        if (hole == null) {
            return false;
        }
        long toMs = move.toMs;
        double toLatDeg = move.toLatDeg;
        double toLonDeg = move.toLonDeg;
        double toSigmaM = move.toSigmaM;
        join(hole, fragments, zones, pathMaxMs);
        move.to(toMs, toLatDeg, toLonDeg, toSigmaM);
        return true;
    }

    /** The two ends meet: the last step is judged, and what neither end could know alone. */
    private void join(LateHole hole, LateFragments fragments, ZoneTable zones, long pathMaxMs) {
        int at = fragments.holes.indexOf(hole);
        LateFront onward = at + 1 < fragments.holes.size() ? fragments.holes.get(at + 1).left : null;
        LateFront back = at > 0 ? fragments.holes.get(at - 1).right : null;
        if (onward != null && hole.right.island && onward.isSingle()) {
            onward.visits = extend(hole, hole.left, hole.right, zones, pathMaxMs);
        } else if (back != null && hole.left.island && back.isSingle()) {
            back.visits = extend(hole, hole.right, hole.left, zones, pathMaxMs);
        } else {
            ZoneVisits later = built(hole, hole.right, zones, pathMaxMs);
            ZoneVisits early = extend(hole, hole.left, hole.right, zones, pathMaxMs);
            joint.join(early, later, move);
        }
        link(hole, fragments, zones, pathMaxMs);
        fragments.close(hole);
    }

    /** Walks one end of a hole to the sample at the other end. */
    private ZoneVisits extend(LateHole hole, LateFront front, LateFront other, ZoneTable zones, long pathMaxMs) {
        ZoneVisits visits = built(hole, front, zones, pathMaxMs);
        judge.turnTo(hole, front.mirrored || other.visits == null ? null : other.visits);
        judge.begins(front.island && visits.lastStepMs == 0);
        ZoneVisits known = other.visits;
        if (known != null) {
            move.to(known.lastMs, known.lastLatDeg, known.lastLonDeg, known.lastSigmaM);
        } else {
            move.to(other.timesMs[0], other.latDeg[0], other.lonDeg[0], other.sigmasM[0]);
        }
        move.from(visits, pathMaxMs);
        walk.walk(visits, zones, move, judge);
        visits.moveTo(move.toMs, move.toLatDeg, move.toLonDeg, move.toSigmaM);
        return visits;
    }
}
