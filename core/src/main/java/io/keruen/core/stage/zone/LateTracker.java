package io.keruen.core.stage.zone;

import io.keruen.core.control.Situation;
import io.keruen.core.control.ZoneTable;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.StreamRule;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Judges samples older than what was already judged: each makes a hole smaller, from its left or its right end, or
 * begins a late piece of its own; when the ends meet the hole is gone. Every path is walked forward in time by the law
 * of the main line ({@link LateWalk}), so a stored backlog gives what the samples in order would have given, in
 * whatever order it comes. One per stage.
 */
public final class LateTracker {
    /** A small hole that nothing fell into while so many late samples came will not be filled: it becomes a path. */
    private static final int IDLE_MAX = 256;

    private final LateWalk walk;
    private final int streamIndex;

    /** A tracker that applies the zone rules of this catalogue. */
    public LateTracker(RuleCatalog catalog) {
        walk = new LateWalk(new LateJudge(catalog));
        streamIndex = catalog.requiredIndex(StreamRule.ID);
    }

    /**
     * Judges one late sample; findings and transits carry the index {@code i}.
     *
     * @return whether it could be connected; false = it is to be counted as unjudged
     */
    public boolean late(
            Frame frame, int i, Situation situation, LateFragments fragments, ZoneTable zones, GeofenceOutput out) {
        double accuracyM = frame.column(Signal.ACCURACY_M)[i];
        double sigmaM = accuracyM > 0 ? accuracyM : stream(situation)[StreamRule.DEFAULT_ACCURACY_M];
        if (sigmaM > ZoneTracker.MAX_SIGMA_M) {
            return false;
        }
        LateSpot spot = new LateSpot(frame.eventTimeMs()[i], frame.latDeg()[i], frame.lonDeg()[i], sigmaM);
        begin(situation, fragments, zones, out);
        walk.of(frame.vehicleId, i);
        closeIdle(fragments);
        LateHole hole = fragments.at(spot.tMs());
        if (hole == null) {
            return false;
        }
        hole.idle = 0;
        boolean placed = place(spot, frame.bootId, frame.sequence(i), hole, fragments);
        walk.thinAll(fragments);
        return placed;
    }

    /**
     * Late data have stopped coming: each short hole that some came to, or wait behind, becomes a path, the oldest
     * first. Findings and transits are about the situation asked for last.
     */
    public void quiet(
            String vehicleId,
            LongFunction<Situation> situationAt,
            LateFragments fragments,
            ZoneTable zones,
            GeofenceOutput out) {
        walk.of(vehicleId, 0);
        int at = 0;
        while (at < fragments.holes.size()) {
            LateHole hole = fragments.holes.get(at);
            at++;
            if (!hole.filled && fragments.isTouched(hole)) {
                begin(situationAt.apply(hole.right.endMs()), fragments, zones, out);
                if (hole.lengthMs() <= walk.pathMaxMs()) {
                    join(hole, fragments);
                    at = 0; // what waited behind it may wait for an older one now
                }
            }
        }
    }

    private void begin(Situation situation, LateFragments fragments, ZoneTable zones, GeofenceOutput out) {
        long pathMaxMs = (long) stream(situation)[StreamRule.PATH_MAX_MS];
        walk.begin(situation.parameters(), pathMaxMs, fragments, zones, out);
    }

    private double[] stream(Situation situation) {
        return situation.parameters()[streamIndex];
    }

    private boolean place(LateSpot spot, long bootId, long sequence, LateHole hole, LateFragments fragments) {
        LateFront left = hole.left;
        LateFront right = hole.right;
        if (left.isNext(bootId, sequence, spot.tMs(), hole.spacingMs)) {
            append(spot, hole, fragments);
            left.bootId = bootId;
            left.sequence = sequence;
        } else if (right.isNext(bootId, sequence, spot.tMs(), hole.spacingMs)) {
            right.spots.add(0, spot);
            shorten(hole, fragments);
            right.bootId = bootId;
            right.sequence = sequence;
        } else {
            return split(spot, bootId, sequence, hole, fragments);
        }
        if (left.isNext(right.bootId, right.sequence, right.endMs(), hole.spacingMs)) {
            join(hole, fragments);
        }
        return true;
    }

    /** The left end goes on to this sample. */
    private void append(LateSpot spot, LateHole hole, LateFragments fragments) {
        LateHole before = fragments.before(hole);
        ZoneVisits visits = going(hole, before);
        if (visits != null) {
            walk.judge().turnTo(hole, before == null ? null : before.right.visits, null);
            walk.to(visits, spot);
            return;
        }
        hole.left.spots.add(spot);
        if (before != null) {
            beSure(before, hole);
        }
    }

    /** The visits at a left end; {@code null} if it is that of a piece of which nobody is sure yet. */
    private @Nullable ZoneVisits going(LateHole hole, @Nullable LateHole before) {
        LateFront left = hole.left;
        if (LateFragments.isUnsure(before, hole)) {
            return null;
        }
        ZoneVisits visits = left.visits;
        if (visits == null) {
            walk.judge().probe(hole);
            left.visits = walk.along(left.spots);
        } else if (!left.spots.isEmpty()) {
            // The hole before, which could have told better, is forgotten: what the main line took for true counts.
            walk.judge().turnTo(hole, null, null);
            walk.after(visits, left.spots);
        }
        left.spots = new ArrayList<>(0);
        return left.visits;
    }

    /** Looks for two samples of a late piece that make every side sure, and judges what follows them. */
    private void beSure(LateHole before, LateHole after) {
        List<LateSpot> spots = before.right.spots;
        for (int k = 1; k < spots.size(); k++) {
            ZoneVisits visits = walk.sure(before, spots.get(k - 1), spots.get(k));
            if (visits != null) {
                before.right.visits = visits.copy();
                before.right.spots = new ArrayList<>(spots.subList(0, k + 1));
                after.left.visits = visits;
                after.left.spots = new ArrayList<>(0);
                walk.judge().turnTo(before, before.right.visits, null);
                walk.through(visits, spots, k + 1, spots.size());
                return;
            }
        }
        walk.thin(before.right);
        after.left.spots = before.right.spots;
    }

    /** Looks for two earlier samples at a right end that make every side sure, and judges from there to the old ones. */
    private void shorten(LateHole hole, LateFragments fragments) {
        LateFront right = hole.right;
        ZoneVisits later = right.visits;
        LateHole after = fragments.after(hole);
        if (later == null) {
            if (after != null) {
                beSure(hole, after);
            } else {
                walk.thin(right);
            }
            return;
        }
        List<LateSpot> spots = right.spots;
        for (int k = 1; k < spots.size() - 1; k++) {
            ZoneVisits visits = walk.sure(hole, spots.get(k - 1), spots.get(k));
            if (visits != null) {
                right.visits = visits.copy();
                right.spots = new ArrayList<>(spots.subList(0, k + 1));
                meet(hole, visits, right.visits, spots.subList(k + 1, spots.size()), later, after);
                return;
            }
        }
        walk.thin(right);
    }

    /** Walks visits to the samples of a right end and joins them with the visits there. */
    private void meet(
            LateHole hole,
            ZoneVisits visits,
            @Nullable ZoneVisits behind,
            List<LateSpot> spots,
            @Nullable ZoneVisits later,
            @Nullable LateHole after) {
        walk.judge().turnTo(hole, behind, later != null && after != null ? after.left.visits : null);
        walk.through(visits, spots, 0, spots.size());
        if (later != null) {
            walk.join(visits, later);
        }
    }

    /** A sample that touches neither end begins a piece of its own. */
    private boolean split(LateSpot spot, long bootId, long sequence, LateHole hole, LateFragments fragments) {
        if (fragments.holes.size() >= LateFragments.MAX && !makeRoom(hole, fragments)) {
            return false;
        }
        LateFront end = new LateFront(true, true);
        LateFront start = new LateFront(false, true);
        start.spots = end.spots;
        end.spots.add(spot);
        for (LateFront front : List.of(end, start)) {
            front.bootId = bootId;
            front.sequence = sequence;
        }
        int at = fragments.holes.indexOf(hole);
        fragments.holes.set(at, hole.part(hole.left, end));
        fragments.holes.add(at + 1, hole.part(start, hole.right));
        return true;
    }

    /** Turns the shortest hole into a path, if it is short enough for one. */
    private boolean makeRoom(LateHole except, LateFragments fragments) {
        LateHole shortest = null;
        for (LateHole hole : fragments.holes) {
            boolean fits = hole != except && !hole.filled && hole.lengthMs() <= walk.pathMaxMs();
            if (fits && (shortest == null || hole.lengthMs() < shortest.lengthMs())) {
                shortest = hole;
            }
        }
        if (shortest == null) {
            return false;
        }
        join(shortest, fragments);
        return true;
    }

    private void closeIdle(LateFragments fragments) {
        LateHole idle = null;
        for (LateHole hole : fragments.holes) {
            hole.idle++;
            LateHole after = hole.idle > IDLE_MAX ? fragments.after(hole) : null;
            boolean isAwaited = after != null && !hole.right.island && LateFragments.isUnsure(hole, after);
            boolean waits = !hole.filled && (!hole.main.judged || isAwaited);
            if (hole.idle > IDLE_MAX && waits && hole.lengthMs() <= walk.pathMaxMs()) {
                idle = hole;
            }
        }
        if (idle != null) {
            join(idle, fragments);
        }
    }

    /** The two ends meet. */
    private void join(LateHole hole, LateFragments fragments) {
        LateFront right = hole.right;
        LateHole before = fragments.before(hole);
        LateHole after = fragments.after(hole);
        ZoneVisits visits = going(hole, before);
        if (visits == null && before != null) {
            prefix(before, right);
            fragments.close(hole);
            shorten(before, fragments); // the other end of the piece learns of it, if it is sure of nothing
            return;
        }
        if (visits == null) {
            return;
        }
        hole.filled = right.visits == null && !right.island && after == null;
        meet(hole, visits, before == null ? null : before.right.visits, right.spots, right.visits, after);
        if (right.visits == null && after != null) {
            after.left.visits = visits;
            after.left.spots = new ArrayList<>(0);
        }
        if (!hole.filled) {
            fragments.close(hole);
        }
    }

    /** A late piece that is sure of nothing becomes the beginning of the one behind it. */
    private static void prefix(LateHole before, LateFront right) {
        LateFront earlier = before.right;
        List<LateSpot> all = new ArrayList<>(earlier.spots);
        all.addAll(right.spots);
        right.spots = all;
        right.bootId = earlier.bootId;
        right.sequence = earlier.sequence;
        before.right = right;
    }
}
