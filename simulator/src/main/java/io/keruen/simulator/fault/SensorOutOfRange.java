package io.keruen.simulator.fault;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** A sensor says what no brake survives. */
final class SensorOutOfRange extends TamperingFault {
    static final FaultKind KIND =
            new FaultKind("sensor-range", Slot.FIRST, List.of("SENSOR_ANOMALY"), SensorOutOfRange::new);

    private static final double IMPOSSIBLE_C = 1_900;

    private SensorOutOfRange(World world, int index, Chance chance) {
        super(
                world,
                index,
                Slot.FIRST.placeM(world.map()) + chance.between(-80, 80),
                chance.between(12, 20),
                Incident.Kind.SENSOR_RANGE,
                "SENSOR_ANOMALY");
    }

    @Override
    void change(Sample sample, double sinceS) {
        if (!Double.isNaN(sample.value(Signal.BRAKE_TEMP_C))) {
            sample.set(Signal.BRAKE_TEMP_C, IMPOSSIBLE_C);
        }
    }
}
