package io.keruen.core.stage.vehicle;

import io.keruen.core.geo.RouteLine;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.flow.Sighting;

/**
 * Says once a second where a vehicle is: a member tells where its convoy is, and any vehicle may come between the
 * members of another. One per stage; the state is a long.
 */
final class SightingWatch {
    static final String SLICE = "sighting";
    static final int LONGS = 1;

    private static final long EVERY_MS = 1_000;

    private final int dueMs;
    private final Sighting sighting = new Sighting();

    /** State begins at this long of a vehicle's state. */
    SightingWatch(int base) {
        dueMs = base;
    }

    /** Looks at a run that has been judged. */
    void look(VehicleRun run, long[] longs, IntegrityWatch integrity, VehicleOutput out) {
        int size = run.size();
        long[] eventTimeMs = run.eventTimeMs();
        if (eventTimeMs[size] < longs[dueMs]) {
            return;
        }
        for (int i = 1; i <= size; i++) {
            if (eventTimeMs[i] >= longs[dueMs]) {
                longs[dueMs] = eventTimeMs[i] + EVERY_MS;
                say(run, i, integrity.isUnusable(longs, i), out);
            }
        }
    }

    private void say(VehicleRun run, int i, boolean isUnusable, VehicleOutput out) {
        sighting.vehicleId = run.vehicleId();
        sighting.escortId = run.situation().escortId();
        sighting.ingestTimeMs = run.ingestTimeMs()[i];
        sighting.ordinal = run.firstJudgedIndex() + i;
        sighting.eventTimeMs = run.eventTimeMs()[i];
        sighting.latDeg = run.latDeg()[i];
        sighting.lonDeg = run.lonDeg()[i];
        sighting.courseDeg = courseDeg(run, i);
        sighting.speedMps = run.speedMps(i);
        sighting.sigmaM = isUnusable ? Double.POSITIVE_INFINITY : run.sigmaM()[i];
        sighting.zoneKinds = run.zoneKinds()[i];
        out.sighted(sighting);
    }

    /** The course of one that stands is noise: a member is headed along its route, of others nobody knows it. */
    private static double courseDeg(VehicleRun run, int i) {
        if (!(run.speedMps(i) <= Sighting.STANDING_MPS)) {
            return run.column(Signal.COURSE_DEG)[i];
        }
        RouteLine route = run.situation().route();
        double chainageM = run.chainageM()[i];
        if (route == null || Double.isNaN(chainageM) || (run.matchFlags()[i] & VehicleRun.BEYOND_ENDS) != 0) {
            return Double.NaN;
        }
        double onLapM = route.isClosed() ? chainageM % route.lengthM() : chainageM;
        return route.courseDegAt(route.segmentAt(onLapM, 0));
    }
}
