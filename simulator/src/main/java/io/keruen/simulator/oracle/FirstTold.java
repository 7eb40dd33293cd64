package io.keruen.simulator.oracle;

import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Truth;
import java.util.function.Predicate;

/**
 * When a fact that a vehicle tells once a second was first told by what arrived: the frame that tells it may be lost, and
 * one that comes late may have been given up.
 *
 * @param earliestMs event time of the first sample that tells it, however late it came; the end of the fact if none did
 * @param latestMs event time of the first that came in time; the end of the fact if none did
 */
record FirstTold(long earliestMs, long latestMs) {
    static FirstTold of(Truth truth, Incident incident, Predicate<Sample> tells) {
        long earliestMs = incident.toMs();
        long latestMs = incident.toMs();
        for (Delivery delivery : truth.deliveries(incident.vehicle())) {
            for (Sample sample : delivery.samples()) {
                long tMs = sample.eventTimeMs;
                if (tells.test(sample) && tMs >= incident.fromMs() && tMs < incident.toMs()) {
                    earliestMs = Math.min(earliestMs, tMs);
                    boolean isInTime = delivery.arrivalMs() - tMs <= Heard.IN_TIME_MS;
                    latestMs = isInTime ? Math.min(latestMs, tMs) : latestMs;
                }
            }
        }
        return new FirstTold(earliestMs, latestMs);
    }
}
