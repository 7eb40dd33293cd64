package io.keruen.simulator.fault;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;

/**
 * The probe in a brake says what no brake survives, from a place near the vehicle's own in the yard on. What it says never
 * changes faster than a brake may warm up or cool, so that one rule speaks of it and no other.
 */
abstract class FailingProbe extends TamperingFault {
    static final double BROKEN_C = 1_900;
    static final double CHANGES_C_PER_S = 130;

    FailingProbe(World world, int index, double afterM, double lengthS) {
        super(
                world,
                index,
                world.convoy().vehicle(index).truck().chainageM() + afterM,
                lengthS,
                Incident.Kind.SENSOR_RANGE,
                "SENSOR_ANOMALY");
    }

    /** By how much too warm it says that the brake is. */
    abstract double tooWarmC(double sinceS);

    @Override
    final void change(Sample sample, double sinceS) {
        double brakeC = sample.value(Signal.BRAKE_TEMP_C);
        if (!Double.isNaN(brakeC)) {
            sample.set(Signal.BRAKE_TEMP_C, brakeC + tooWarmC(sinceS));
        }
    }
}
