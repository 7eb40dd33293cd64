package io.keruen.simulator.fault;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** A yaw sensor repeats itself while the vehicle turns. */
final class SensorStuck extends TamperingFault {
    static final FaultKind KIND =
            new FaultKind("sensor-stuck", Slot.SECOND, List.of("SENSOR_ANOMALY"), SensorStuck::new);

    private double stuckDegps = Double.NaN;

    private SensorStuck(World world, int index, Chance chance) {
        super(
                world,
                index,
                Slot.SECOND.placeM(world.map()) + chance.between(-80, 80),
                chance.between(120, 150),
                Incident.Kind.SENSOR_STUCK,
                "SENSOR_ANOMALY");
    }

    @Override
    void change(Sample sample, double sinceS) {
        stuckDegps = Double.isNaN(stuckDegps) ? sample.value(Signal.YAW_RATE_DEGPS) : stuckDegps;
        sample.set(Signal.YAW_RATE_DEGPS, stuckDegps);
    }
}
