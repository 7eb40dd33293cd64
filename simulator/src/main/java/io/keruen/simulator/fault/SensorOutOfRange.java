package io.keruen.simulator.fault;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** A sensor says what no brake survives: at once, or by and by, just no faster than a brake may warm up. */
final class SensorOutOfRange extends TamperingFault {
    static final FaultKind KIND =
            new FaultKind("sensor-range", Slot.FIRST, List.of("SENSOR_ANOMALY"), SensorOutOfRange::new);

    private static final double IMPOSSIBLE_C = 1_900;
    private static final double HOTTEST_C = 1_000;
    private static final double WARMS_C_PER_S = 140;
    private static final long NOTICED_MS = 7_000;

    private final boolean warms;
    private double ownC = Double.NaN;
    private double warmedC;
    private long hotMs;

    private SensorOutOfRange(World world, int index, Chance chance) {
        super(
                world,
                index,
                Slot.FIRST.placeM(world.map()) + chance.between(-80, 80),
                chance.between(12, 20),
                Incident.Kind.SENSOR_RANGE,
                "SENSOR_ANOMALY");
        warms = chance.below(2) == 0;
    }

    @Override
    void goOn(double sinceS, World world) {
        warmedC = WARMS_C_PER_S * sinceS;
        if (hotMs == 0 && ownC + warmedC > HOTTEST_C) {
            hotMs = world.nowMs();
        }
    }

    @Override
    long factMs() {
        return warms && hotMs != 0 ? hotMs : startedMs();
    }

    @Override
    long leastMs() {
        return warms ? NOTICED_MS : 0;
    }

    @Override
    void change(Sample sample, double sinceS) {
        if (!Double.isNaN(sample.value(Signal.BRAKE_TEMP_C))) {
            ownC = Double.isNaN(ownC) ? sample.value(Signal.BRAKE_TEMP_C) : ownC;
            sample.set(Signal.BRAKE_TEMP_C, warms ? Math.min(IMPOSSIBLE_C, ownC + warmedC) : IMPOSSIBLE_C);
        }
    }
}
