package io.keruen.simulator.fault;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** The cargo weighs less than was declared, and what is gone stays away. */
final class LightCargo extends TamperingFault {
    static final FaultKind KIND =
            new FaultKind("cargo-weight", Slot.FOURTH, List.of("CARGO_WEIGHT_DEVIATION"), LightCargo::new);

    private static final double MISSING_KG = 3_000;

    private LightCargo(World world, int index, Chance chance) {
        super(
                world,
                index,
                Slot.FOURTH.placeM(world.map()) + chance.between(-80, 80),
                chance.between(7_200, 7_200),
                Incident.Kind.CARGO_LIGHT,
                "CARGO_WEIGHT_DEVIATION");
    }

    @Override
    void change(Sample sample, double sinceS) {
        if (!Double.isNaN(sample.value(Signal.CARGO_WEIGHT_KG))) {
            sample.set(Signal.CARGO_WEIGHT_KG, sample.value(Signal.CARGO_WEIGHT_KG) - MISSING_KG);
        }
    }
}
