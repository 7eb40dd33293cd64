package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Truth;
import java.util.List;

/**
 * Since when a vehicle's place may be known to be forged or jammed: nothing is said of its distance to others then. A
 * receiver that was led astray is not believed again, of one that was jammed the next places are.
 */
final class Doubt {
    private static final String SPOOFED = "GNSS_SPOOFING_SUSPECTED";
    private static final long JAM_ENDS_MS = 10_000;

    private final Truth truth;
    private final long[] spoofedFromMs;

    Doubt(Truth truth, List<ExpectedAlert> ofIncidents) {
        this.truth = truth;
        spoofedFromMs = new long[truth.size()];
        for (int vehicle = 0; vehicle < spoofedFromMs.length; vehicle++) {
            spoofedFromMs[vehicle] = Long.MAX_VALUE;
            for (ExpectedAlert alert : ofIncidents) {
                if (truth.id(vehicle).equals(alert.vehicleId()) && alert.type().equals(SPOOFED)) {
                    since(vehicle, alert.startedAtMs() - alert.toleranceMs());
                }
            }
        }
        for (Incident incident : truth.incidents()) {
            if (incident.kind() == Incident.Kind.DOUBLED) { // which of the two is believed nobody can tell
                since(incident.vehicle(), incident.fromMs());
            }
        }
    }

    private void since(int vehicle, long fromMs) {
        spoofedFromMs[vehicle] = Math.min(spoofedFromMs[vehicle], fromMs);
    }

    /** Whether nobody may look at the vehicle's place then. */
    boolean at(int vehicle, int tick) {
        long tMs = truth.timeMs(tick);
        boolean doubted = tMs >= spoofedFromMs[vehicle];
        for (Incident incident : truth.incidents()) {
            boolean jams = incident.kind() == Incident.Kind.JAMMED && incident.vehicle() == vehicle;
            doubted |= jams && tMs >= incident.fromMs() && tMs <= incident.toMs() + JAM_ENDS_MS;
        }
        return doubted;
    }
}
