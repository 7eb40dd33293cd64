package io.keruen.benchmarks.obvious;

import io.keruen.core.convoy.PlannedVehicle;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges one sample at a time. */
final class ObviousJudge {
    private final ObviousZones zones;
    private final Map<String, ObviousPlan> plans;
    private final ObviousRules rules;

    ObviousJudge(ObviousZones zones, Map<String, ObviousPlan> plans, ObviousRules rules) {
        this.zones = zones;
        this.plans = plans;
        this.rules = rules;
    }

    /** A sample of a vehicle. */
    <E extends Exception> void take(ObviousVehicle vehicle, ObviousSample sample, Vehicles<E> others) throws E {
        ObviousSample last = vehicle.last;
        if (last != null && sample.sequence() <= last.sequence()) {
            return;
        }
        List<ObviousZones.Area> inside = zones.containing(sample.latDeg(), sample.lonDeg());
        rules.zones(vehicle, sample, inside);
        rules.stop(vehicle, sample, inside);
        rules.motion(vehicle, sample);
        rules.clock(vehicle, sample);
        ObviousPlan plan = plans.get(vehicle.vehicleId);
        if (plan != null) {
            rules.route(vehicle, sample, plan);
            PlannedVehicle leader = plan.leader();
            if (leader != null) {
                rules.pair(vehicle, sample, others.get(leader.vehicleId()), leader.lengthM());
            }
        }
        vehicle.last = sample;
    }

    /** Whether a vehicle has fallen silent. */
    void silence(ObviousVehicle vehicle, long nowMs) {
        rules.silence(vehicle, nowMs);
    }

    /** The vehicles by id. */
    interface Vehicles<E extends Exception> {
        @Nullable
        ObviousVehicle get(String vehicleId) throws E;
    }
}
