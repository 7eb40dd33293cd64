package io.keruen.simulator.fault;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** A sensor changes faster than what it measures can. */
final class SensorLeap extends TamperingFault {
    static final FaultKind KIND = new FaultKind("sensor-rate", Slot.SECOND, List.of("SENSOR_ANOMALY"), SensorLeap::new);

    private static final double LEAP_C = 25;

    private SensorLeap(World world, int index, Chance chance) {
        super(
                world,
                index,
                Slot.SECOND.placeM(world.map()) + chance.between(-80, 80),
                chance.between(15, 25),
                Incident.Kind.SENSOR_RATE,
                "SENSOR_ANOMALY");
    }

    @Override
    void end(World world) {
        super.end(world);
        leaps(world, true);
    }

    @Override
    void change(Sample sample, double sinceS) {
        if (!Double.isNaN(sample.value(Signal.BATTERY_TEMP_C))) {
            sample.set(Signal.BATTERY_TEMP_C, sample.value(Signal.BATTERY_TEMP_C) + LEAP_C);
        }
    }
}
