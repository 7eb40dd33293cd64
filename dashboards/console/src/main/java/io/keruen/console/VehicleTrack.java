package io.keruen.console;

import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.geo.Distance;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.geo.RouteMatch;
import io.keruen.core.geo.RouteMatcher;
import io.keruen.core.sample.Frame;
import io.keruen.core.sample.Signal;
import org.jspecify.annotations.Nullable;

/** What the board knows of one vehicle: its latest sample, the few seconds before it and a trail. Not thread-safe. */
final class VehicleTrack {
    /** Places a trail holds at most. */
    static final int TRAIL_LENGTH = 120;

    private static final double TRAIL_STEP_M = 4;
    private static final double DEFAULT_SIGMA_M = 1.5;
    private static final int RECENT = 128;
    /**
     * A clock further ahead of ours is not believed when samples are put in order, else one wrong sample would stop the
     * vehicle on the map. Whether the job judges such a sample is another question, with a limit of its own.
     */
    private static final long BELIEVED_AHEAD_MS = 2_000;

    final String vehicleId;
    final long[] recentTimeMs = new long[RECENT];
    final double[] recentLatDeg = new double[RECENT];
    final double[] recentLonDeg = new double[RECENT];
    final double[] recentChainageM = new double[RECENT];
    int recent;
    final double[] trailLatDeg = new double[TRAIL_LENGTH];
    final double[] trailLonDeg = new double[TRAIL_LENGTH];
    int trail;

    long change;
    /** When it spoke last, also where what it said is not taken: on the clock that the page shows. */
    long heardMs;

    /** When its last frame was read here, on our clock: one that is played tells of another time. */
    long readAtMs;

    long eventTimeMs;
    long ingestTimeMs;
    double latDeg = Double.NaN;
    double lonDeg = Double.NaN;
    double speedMps = Double.NaN;
    double courseDeg = Double.NaN;
    double accuracyM = Double.NaN;
    double chainageM = Double.NaN;
    double crossTrackM = Double.NaN;

    @Nullable
    EscortPlan plan;

    @Nullable
    PlannedVehicle planned;

    private final RouteMatch match = new RouteMatch();
    private long order = Long.MIN_VALUE;
    private long routeKey;

    VehicleTrack(String vehicleId) {
        this.vehicleId = vehicleId;
    }

    /** Takes a sample unless a newer one is here already; says whether it did. */
    boolean take(Frame frame, int i, Situation situation) {
        long timeMs = frame.eventTimeMs()[i];
        long atMost = frame.ingestTimeMs()[i] + BELIEVED_AHEAD_MS;
        if (Math.min(timeMs, atMost) <= order) {
            return false;
        }
        order = Math.min(timeMs, atMost);
        eventTimeMs = timeMs;
        ingestTimeMs = frame.ingestTimeMs()[i];
        latDeg = frame.latDeg()[i];
        lonDeg = frame.lonDeg()[i];
        speedMps = frame.column(Signal.SPEED_MPS)[i];
        courseDeg = frame.column(Signal.COURSE_DEG)[i];
        accuracyM = frame.column(Signal.ACCURACY_M)[i];
        EscortPlan current = situation.plan();
        plan = current;
        planned = current == null ? null : current.vehicles().get(situation.memberIndex());
        matchRoute(situation);
        remember();
        leaveTrail();
        return true;
    }

    private void matchRoute(Situation situation) {
        RouteLine route = situation.route();
        if (route == null || situation.routeKey() != routeKey) {
            match.reset();
            recent = 0; // chainages of two routes do not compare
            routeKey = situation.routeKey();
        }
        chainageM = Double.NaN;
        crossTrackM = Double.NaN;
        if (route == null) {
            return;
        }
        double sigmaM = Double.isNaN(accuracyM) ? DEFAULT_SIGMA_M : accuracyM;
        RouteMatcher.match(route, match, latDeg, lonDeg, courseDeg, speedMps, sigmaM, eventTimeMs);
        if (match.matched) {
            chainageM = match.chainageM;
            crossTrackM = match.crossTrackM;
        }
    }

    private void remember() {
        if (recent > 0 && recentTimeMs[recent - 1] >= eventTimeMs) {
            recent = 0; // the vehicle's clock was set back
        }
        if (recent == RECENT) {
            int kept = RECENT / 2;
            System.arraycopy(recentTimeMs, RECENT - kept, recentTimeMs, 0, kept);
            System.arraycopy(recentLatDeg, RECENT - kept, recentLatDeg, 0, kept);
            System.arraycopy(recentLonDeg, RECENT - kept, recentLonDeg, 0, kept);
            System.arraycopy(recentChainageM, RECENT - kept, recentChainageM, 0, kept);
            recent = kept;
        }
        recentTimeMs[recent] = eventTimeMs;
        recentLatDeg[recent] = latDeg;
        recentLonDeg[recent] = lonDeg;
        recentChainageM[recent] = chainageM;
        recent++;
    }

    private void leaveTrail() {
        if (trail > 0) {
            double stepM = Distance.betweenM(trailLatDeg[trail - 1], trailLonDeg[trail - 1], latDeg, lonDeg);
            if (stepM < TRAIL_STEP_M) {
                return;
            }
        }
        if (trail == TRAIL_LENGTH) {
            System.arraycopy(trailLatDeg, 1, trailLatDeg, 0, TRAIL_LENGTH - 1);
            System.arraycopy(trailLonDeg, 1, trailLonDeg, 0, TRAIL_LENGTH - 1);
            trail--;
        }
        trailLatDeg[trail] = latDeg;
        trailLonDeg[trail] = lonDeg;
        trail++;
    }

    /** One of the recent columns at this time, between two samples linearly; NaN where there is no such sample. */
    double at(double[] column, long timeMs) {
        for (int i = recent - 1; i >= 0; i--) {
            if (recentTimeMs[i] == timeMs) {
                return column[i];
            }
            if (recentTimeMs[i] < timeMs) {
                if (i == recent - 1) {
                    return Double.NaN;
                }
                double ratio = (double) (timeMs - recentTimeMs[i]) / (recentTimeMs[i + 1] - recentTimeMs[i]);
                return column[i] + ratio * (column[i + 1] - column[i]);
            }
        }
        return Double.NaN;
    }
}
