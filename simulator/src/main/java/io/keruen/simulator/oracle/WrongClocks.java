package io.keruen.simulator.oracle;

import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Truth;
import java.util.HashMap;
import java.util.Map;

/** A vehicle whose clock is wrong says what may be alerted at times that are wrong by as much. */
final class WrongClocks {
    /** What is further ahead is set aside. */
    private static final long QUARANTINE_MS = 10_000;

    private final Truth truth;
    private final Map<String, Integer> wrong = new HashMap<>();

    WrongClocks(Truth truth) {
        this.truth = truth;
        for (int vehicle = 0; vehicle < truth.size(); vehicle++) {
            for (int tick = 0; tick < truth.ticks(); tick++) {
                if (truth.clockErrorMs(vehicle, tick) != 0) {
                    wrong.put(truth.id(vehicle), vehicle);
                    break;
                }
            }
        }
    }

    /** Whether nobody goes by the time of a sample that arrived then: it moves nothing. */
    static boolean isSetAside(Sample sample, long arrivalMs) {
        return sample.eventTimeMs - arrivalMs > QUARANTINE_MS;
    }

    /** What may be raised and need not, within reach of its vehicle's clock; what must be is not of such a time. */
    ExpectedAlert widened(ExpectedAlert alert) {
        Integer vehicle = wrong.get(alert.vehicleId());
        if (vehicle == null || !alert.optional()) {
            return alert;
        }
        int from = Math.max(0, truth.tickAt(alert.startedAtMs() - alert.toleranceMs()));
        int to = Math.min(truth.ticks() - 1, truth.tickAt(alert.startedAtMs() + alert.toleranceMs()));
        double mostMs = 0;
        for (int tick = from; tick <= to; tick++) {
            mostMs = Math.max(mostMs, Math.abs(truth.clockErrorMs(vehicle, tick)));
        }
        return new ExpectedAlert(
                alert.type(),
                alert.vehicleId(),
                alert.otherVehicleId(),
                alert.startedAtMs(),
                alert.toleranceMs() + (long) Math.ceil(mostMs),
                true,
                alert.untold(),
                alert.origin(),
                Ending.NEVER,
                Ending.UNKNOWN);
    }
}
