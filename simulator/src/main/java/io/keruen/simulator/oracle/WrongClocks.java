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

    /**
     * What may be raised and need not, within reach of its vehicle's clock; what must be does not begin at such a time, but may
     * be over at one.
     */
    ExpectedAlert widened(ExpectedAlert alert) {
        Integer vehicle = wrong.get(alert.vehicleId());
        if (vehicle == null) {
            return alert;
        }
        if (!alert.optional()) {
            return alert.until(widened(alert.ending(), vehicle));
        }
        long mostMs =
                mostMs(vehicle, alert.startedAtMs() - alert.toleranceMs(), alert.startedAtMs() + alert.toleranceMs());
        return new ExpectedAlert(
                alert.type(),
                alert.vehicleId(),
                alert.otherVehicleId(),
                alert.startedAtMs(),
                alert.toleranceMs() + mostMs,
                true,
                alert.untold(),
                alert.origin(),
                Ending.NEVER,
                Ending.UNKNOWN);
    }

    private Ending widened(Ending ending, int vehicle) {
        if (ending.earliestMs() == Ending.NEVER) {
            return ending;
        }
        long mostMs = mostMs(vehicle, ending.earliestMs(), ending.latestMs());
        long latestMs = ending.latestMs() == Ending.NEVER ? Ending.NEVER : ending.latestMs() + mostMs;
        return new Ending(ending.earliestMs() - mostMs, latestMs);
    }

    /** By how much its clock is wrong at most between two moments. */
    private long mostMs(int vehicle, long fromMs, long toMs) {
        double mostMs = 0;
        for (int tick = truth.tickAt(fromMs); tick <= truth.tickAt(toMs); tick++) {
            mostMs = Math.max(mostMs, Math.abs(truth.clockErrorMs(vehicle, tick)));
        }
        return (long) Math.ceil(mostMs);
    }
}
