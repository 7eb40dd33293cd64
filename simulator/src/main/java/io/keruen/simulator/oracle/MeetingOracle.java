package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom those that come the other way may take for one that drives among them: who drives back along the road, and who
 * seems to be where it is not.
 */
final class MeetingOracle {
    private static final String INTRUDER = "CONVOY_INTRUDER";
    private static final double BACK_MPS = -0.2;

    private MeetingOracle() {}

    static List<ExpectedAlert> expect(Truth truth) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (int vehicle = 0; vehicle < truth.size(); vehicle++) {
            long sinceMs = -1;
            for (int tick = 0; tick <= truth.ticks(); tick++) {
                boolean isBacking = tick < truth.ticks() && truth.speedMps(vehicle, tick) < BACK_MPS;
                if (isBacking) {
                    sinceMs = sinceMs < 0 ? truth.timeMs(tick) : sinceMs;
                } else if (sinceMs >= 0) {
                    alerts.add(intruder(truth, vehicle, sinceMs, truth.timeMs(tick)));
                    sinceMs = -1;
                }
            }
        }
        for (Incident incident : truth.incidents()) {
            if (incident.kind() == Incident.Kind.DOUBLED) {
                alerts.add(intruder(truth, incident.vehicle(), incident.fromMs(), incident.toMs()));
            }
        }
        return alerts;
    }

    private static ExpectedAlert intruder(Truth truth, int vehicle, long fromMs, long toMs) {
        return ExpectedAlert.of(INTRUDER, truth.id(vehicle), null, new Spell(fromMs, toMs, false), Margins.SAMPLING_MS);
    }
}
