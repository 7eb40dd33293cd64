package io.keruen.core.stage;

import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;

/**
 * Says once a second where a vehicle is of which others must know: the ends of a convoy, between which it is, and
 * vehicles of no plan, which may come between. All others cost a comparison per run. One per stage; the state is a long.
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
        if (eventTimeMs[size] < longs[dueMs] || !matters(run.situation())) {
            return;
        }
        for (int i = 1; i <= size; i++) {
            if (eventTimeMs[i] >= longs[dueMs]) {
                longs[dueMs] = eventTimeMs[i] + EVERY_MS;
                say(run, i, integrity.isUnusable(longs, i), out);
            }
        }
    }

    private static boolean matters(Situation situation) {
        EscortPlan plan = situation.plan();
        int index = situation.memberIndex();
        return plan == null || index == 0 || index == plan.vehicles().size() - 1;
    }

    private void say(VehicleRun run, int i, boolean isUnusable, VehicleOutput out) {
        sighting.vehicleId = run.vehicleId();
        sighting.escortId = run.situation().escortId();
        sighting.ingestTimeMs = run.ingestTimeMs()[i];
        sighting.ordinal = run.firstJudgedIndex() + i;
        sighting.eventTimeMs = run.eventTimeMs()[i];
        sighting.latDeg = run.latDeg()[i];
        sighting.lonDeg = run.lonDeg()[i];
        sighting.courseDeg = run.column(Signal.COURSE_DEG)[i];
        sighting.speedMps = run.speedMps(i);
        sighting.sigmaM = isUnusable ? Double.POSITIVE_INFINITY : run.sigmaM()[i];
        sighting.zoneKinds = run.zoneKinds()[i];
        out.sighted(sighting);
    }
}
