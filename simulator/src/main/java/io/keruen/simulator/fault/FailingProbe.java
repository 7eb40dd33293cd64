package io.keruen.simulator.fault;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;

/** The probe in a brake says what no brake survives, from a place near the vehicle's own in the yard on. */
abstract class FailingProbe extends TamperingFault {
    private static final double BROKEN_C = 1_900;

    FailingProbe(World world, int index, Chance chance, double afterM, double lengthS) {
        super(
                world,
                index,
                world.convoy().vehicle(index).truck().chainageM() + afterM + chance.between(0, 1),
                lengthS,
                Incident.Kind.SENSOR_RANGE,
                "SENSOR_ANOMALY");
    }

    @Override
    final void change(Sample sample, double sinceS) {
        if (!Double.isNaN(sample.value(Signal.BRAKE_TEMP_C))) {
            sample.set(Signal.BRAKE_TEMP_C, BROKEN_C);
        }
    }
}
