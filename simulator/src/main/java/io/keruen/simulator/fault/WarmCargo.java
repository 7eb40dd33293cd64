package io.keruen.simulator.fault;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** The cargo gets warmer than was agreed, and cools again. */
final class WarmCargo extends TamperingFault {
    static final FaultKind KIND =
            new FaultKind("cargo-temperature", Slot.FOURTH, List.of("CARGO_TEMPERATURE"), WarmCargo::new);

    private static final double MOST_C = 9;
    private static final double WARMING_S = 20;

    private final double lengthS;

    private WarmCargo(World world, int index, Chance chance) {
        this(world, index, Slot.FOURTH.placeM(world.map()) + chance.between(-80, 80), chance.between(100, 130));
    }

    private WarmCargo(World world, int index, double placeM, double lengthS) {
        super(world, index, placeM, lengthS, Incident.Kind.CARGO_WARM, "CARGO_TEMPERATURE");
        this.lengthS = lengthS;
    }

    @Override
    void change(Sample sample, double sinceS) {
        if (!Double.isNaN(sample.value(Signal.CARGO_TEMP_C))) {
            double warmerC = MOST_C * Math.min(1, Math.min(sinceS, lengthS - sinceS) / WARMING_S);
            sample.set(Signal.CARGO_TEMP_C, sample.value(Signal.CARGO_TEMP_C) + warmerC);
        }
    }
}
