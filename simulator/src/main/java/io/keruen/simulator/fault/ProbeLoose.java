package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;

/** The plug of a probe has no contact when the vehicle is switched on, in the yard, and gets it by and by. */
final class ProbeLoose extends FailingProbe {
    static final FaultKind KIND = new FaultKind("probe-loose", Slot.START, List.of("SENSOR_ANOMALY"), ProbeLoose::new);

    private static final double BEFORE_M = -2;

    private ProbeLoose(World world, int index, Chance chance) {
        super(world, index, BEFORE_M, BROKEN_C / CHANGES_C_PER_S + chance.between(1, 3));
    }

    @Override
    double tooWarmC(double sinceS) {
        return Math.max(0, BROKEN_C - CHANGES_C_PER_S * sinceS);
    }
}
