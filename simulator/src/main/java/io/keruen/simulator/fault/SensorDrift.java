package io.keruen.simulator.fault;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** An acceleration drifts away from what the speed does. */
final class SensorDrift extends TamperingFault {
    static final FaultKind KIND =
            new FaultKind("sensor-drift", Slot.SECOND, List.of("SENSOR_ANOMALY"), SensorDrift::new);

    private static final double MPS2_PER_S = 0.05;

    private SensorDrift(World world, int index, Chance chance) {
        super(
                world,
                index,
                Slot.SECOND.placeM(world.map()) + chance.between(-80, 80),
                chance.between(110, 140),
                Incident.Kind.SENSOR_DRIFT,
                "SENSOR_ANOMALY");
    }

    @Override
    void change(Sample sample, double sinceS) {
        sample.set(Signal.ACCEL_LON_MPS2, sample.value(Signal.ACCEL_LON_MPS2) + MPS2_PER_S * sinceS);
    }
}
