package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;

/** A probe dies on the way to the road and comes back to life some minutes later. */
final class ProbeDead extends FailingProbe {
    static final FaultKind KIND = new FaultKind("probe-dead", Slot.START, List.of("SENSOR_ANOMALY"), ProbeDead::new);

    private static final double AFTER_M = 60;
    private static final double HOTTEST_C = 1_000;
    private static final long NOTICED_MS = 7_000;

    private final double lengthS;
    private long hotMs;

    private ProbeDead(World world, int index, Chance chance) {
        this(world, index, chance.between(120, 150));
    }

    private ProbeDead(World world, int index, double lengthS) {
        super(world, index, AFTER_M, lengthS);
        this.lengthS = lengthS;
    }

    @Override
    double tooWarmC(double sinceS) {
        return Math.max(0, Math.min(BROKEN_C, CHANGES_C_PER_S * Math.min(sinceS, lengthS - sinceS)));
    }

    @Override
    void goOn(double sinceS, World world) {
        if (hotMs == 0 && tooWarmC(sinceS) > HOTTEST_C) {
            hotMs = world.nowMs();
        }
    }

    @Override
    long factMs() {
        return hotMs == 0 ? startedMs() : hotMs;
    }

    @Override
    long leastMs() {
        return NOTICED_MS;
    }
}
