package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Seal;
import io.keruen.simulator.world.World;
import java.util.List;

/** The battery of a seal is nearly low, which is nothing yet, then low, until somebody charges it. */
final class SealLow extends SealTrouble {
    static final FaultKind KIND = new FaultKind("seal-low", Slot.SEALS, List.of("SEAL_BATTERY_LOW"), SealLow::new);

    private static final double LIMIT_PCT = 15;

    private final double nearlyPct;
    private final double lowPct;
    private final double nearlyS;
    private long lowMs;

    private SealLow(World world, int index, Chance chance) {
        super(world, index, chance, 60, 90, Incident.Kind.SEAL_LOW, "SEAL_BATTERY_LOW");
        nearlyPct = LIMIT_PCT + chance.between(0.1, 1.5);
        lowPct = chance.between(3, 14.8);
        nearlyS = lengthS() / 2;
    }

    @Override
    void begin(World world) {
        holds(nearlyPct, world);
    }

    @Override
    void goOn(double sinceS, World world) {
        if (lowMs == 0 && sinceS >= nearlyS) {
            lowMs = world.nowMs();
            holds(lowPct, world);
        }
    }

    @Override
    void mend(World world) {
        holds(Double.NaN, world);
    }

    @Override
    long factMs() {
        return lowMs;
    }

    private void holds(double pct, World world) {
        Seal seal = world.papers().seal(vehicle().index());
        seal.charge(pct);
        seal.wake(world.nowMs());
    }
}
