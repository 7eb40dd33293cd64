package io.keruen.simulator.oracle;

import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Truth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When what somebody else said in a vehicle's name first arrived: it is judged as it arrives, whatever else was heard. */
final class Forged {
    private Forged() {}

    /** When it did; {@link Ending#NEVER} if nobody knows what it was compared with. */
    static long firstArrivalMs(Truth truth, Incident incident) {
        boolean isDoubled = truth.incidents().stream()
                .anyMatch(other -> other.kind() == Incident.Kind.DOUBLED && other.vehicle() == incident.vehicle());
        Map<SampleNumber, List<Double>> places = new HashMap<>();
        for (Delivery delivery : truth.deliveries(incident.vehicle())) {
            for (Sample sample : delivery.samples()) {
                List<Double> place = List.of(sample.latDeg, sample.lonDeg);
                boolean isOwn = Heard.isOwn(sample);
                List<Double> known = isOwn ? places.putIfAbsent(SampleNumber.of(sample), place) : null;
                boolean isForged =
                        incident.kind() == Incident.Kind.REPLAYED ? known != null && !known.equals(place) : !isOwn;
                if (isForged && delivery.arrivalMs() >= incident.fromMs() && !isDoubled) {
                    return delivery.arrivalMs();
                }
            }
        }
        return Ending.NEVER;
    }
}
