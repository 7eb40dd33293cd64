package io.keruen.core.stage.vehicle;

import io.keruen.core.geo.LocalMetric;
import io.keruen.core.geo.Projection;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.geo.RouteMatch;
import io.keruen.core.geo.RouteMatcher;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.zone.ZoneMove;
import java.util.Arrays;

/** Fills the columns of a run that every rule may need: sigma, the steps and where on its route the vehicle is. */
final class RunColumns {
    private static final double HALF_TURN_DEG = 180;

    private RunColumns() {}

    /** Fills them for samples {@code 1 .. run.size()}, and moves the match on. */
    static void fill(VehicleRun run, RouteMatch match, double defaultAccuracyM) {
        fillSigma(run, defaultAccuracyM);
        fillSteps(run);
        matchRoute(run, match);
    }

    private static void fillSigma(VehicleRun run, double defaultAccuracyM) {
        double[] accuracyM = run.column(Signal.ACCURACY_M);
        double[] sigmaM = run.sigmaM();
        for (int i = 1; i <= run.size(); i++) {
            sigmaM[i] = accuracyM[i] > 0 ? accuracyM[i] : defaultAccuracyM;
        }
    }

    private static void fillSteps(VehicleRun run) {
        double[] latDeg = run.latDeg();
        double[] lonDeg = run.lonDeg();
        double[] stepM = run.stepM();
        stepM[1] = 0;
        for (int i = run.hasCarry() ? 1 : 2; i <= run.size(); i++) {
            double northM = (latDeg[i] - latDeg[i - 1]) * LocalMetric.mPerLatDegAt(latDeg[i]);
            double eastDeg = lonDeg[i] - lonDeg[i - 1];
            if (Math.abs(eastDeg) > HALF_TURN_DEG) {
                eastDeg = Math.IEEEremainder(eastDeg, 2 * HALF_TURN_DEG); // over the antimeridian
            }
            double eastM = eastDeg * LocalMetric.mPerLonDegAt(latDeg[i]);
            stepM[i] = Math.sqrt(northM * northM + eastM * eastM);
        }
    }

    private static void matchRoute(VehicleRun run, RouteMatch match) {
        RouteLine route = run.situation().route();
        double[] chainageM = run.chainageM();
        double[] crossTrackM = run.crossTrackM();
        int[] flags = run.matchFlags();
        if (route == null) {
            Arrays.fill(chainageM, 1, run.size() + 1, Double.NaN);
            Arrays.fill(crossTrackM, 1, run.size() + 1, Double.NaN);
            Arrays.fill(flags, 1, run.size() + 1, 0);
            return;
        }
        double[] courseDeg = run.column(Signal.COURSE_DEG);
        for (int i = 1; i <= run.size(); i++) {
            boolean wasEverMatched = match.everMatched;
            RouteMatcher.match(
                    route,
                    match,
                    run.latDeg()[i],
                    run.lonDeg()[i],
                    courseDeg[i],
                    run.speedMps(i),
                    run.sigmaM()[i],
                    run.eventTimeMs()[i]);
            boolean matched = match.matched;
            chainageM[i] = matched ? match.chainageM : Double.NaN;
            crossTrackM[i] = matched ? match.crossTrackM : Double.NaN;
            flags[i] = !matched
                    ? left(run, i, match, route)
                    : VehicleRun.MATCHED
                            | (match.firstMatch ? firstMatch(run, i, wasEverMatched, route) : 0)
                            | (match.beyondEnds ? VehicleRun.BEYOND_ENDS : 0);
        }
    }

    /** Who speaks every 6 s has first matches only: two in a row that say the same are believed. */
    private static int firstMatch(VehicleRun run, int i, boolean wasEverMatched, RouteLine route) {
        if (!wasEverMatched || !wasAlong(run, i)) {
            return VehicleRun.FIRST_MATCH;
        }
        boolean isConfirmed = isBeside(run, i - 1, route) || !isBeside(run, i, route);
        return VehicleRun.FIRST_MATCH | VehicleRun.ALONG | (isConfirmed ? VehicleRun.CONFIRMED : 0);
    }

    /** Whether the sample before was matched, beyond no end. */
    private static boolean wasAlong(VehicleRun run, int i) {
        return (run.matchFlags()[i - 1] & (VehicleRun.MATCHED | VehicleRun.BEYOND_ENDS)) == VehicleRun.MATCHED;
    }

    private static boolean isBeside(VehicleRun run, int i, RouteLine route) {
        return route.isBeside(run.crossTrackM()[i], run.sigmaM()[i]);
    }

    /**
     * Whether a vehicle that is far from its route has left it: it was on the route before a hole in its samples, or already
     * beside it and can have driven on. One whose place leaps away from one sample to the next has not driven there.
     */
    private static int left(VehicleRun run, int i, RouteMatch match, RouteLine route) {
        if (!match.everMatched) {
            return 0; // nothing is known from before, or it was on another route
        }
        int before = run.matchFlags()[i - 1];
        if (before == VehicleRun.LEFT) {
            return before;
        }
        if (!wasAlong(run, i) || !(isHole(run, i) || wasLeaving(run, i, route))) {
            return 0;
        }
        Projection nearest = new Projection(); // once, when a vehicle is lost
        route.project(0, route.segments() - 1, run.latDeg()[i], run.lonDeg()[i], nearest);
        return nearest.beyondEnds ? 0 : VehicleRun.LEFT;
    }

    private static boolean isHole(VehicleRun run, int i) {
        return run.eventTimeMs()[i] - run.eventTimeMs()[i - 1] > RouteMatcher.LOST_MS;
    }

    /** Of a first match that is not along nobody knows whether the vehicle was on its route before. */
    private static boolean wasLeaving(VehicleRun run, int i, RouteLine route) {
        double[] sigmaM = run.sigmaM();
        long stepMs = run.eventTimeMs()[i] - run.eventTimeMs()[i - 1];
        int before = run.matchFlags()[i - 1] & (VehicleRun.FIRST_MATCH | VehicleRun.ALONG);
        return before != VehicleRun.FIRST_MATCH
                && isBeside(run, i - 1, route)
                && run.stepM()[i] <= ZoneMove.drivableM(stepMs, Math.max(sigmaM[i - 1], sigmaM[i]));
    }
}
