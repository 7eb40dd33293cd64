package io.keruen.simulator.fault;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** The battery is nearly empty. */
final class LowBattery extends TamperingFault {
    static final FaultKind KIND = new FaultKind("battery-low", Slot.FIRST, List.of("BATTERY_LOW"), LowBattery::new);

    private static final double LEFT_PCT = 6;

    private LowBattery(World world, int index, Chance chance) {
        super(
                world,
                index,
                Slot.FIRST.placeM(world.map()) + chance.between(-80, 80),
                chance.between(60, 90),
                Incident.Kind.BATTERY_LOW,
                "BATTERY_LOW");
    }

    @Override
    void begin(World world) {
        super.begin(world);
        leaps(world, true); // no battery empties or fills so fast
    }

    @Override
    void end(World world) {
        super.end(world);
        leaps(world, true);
    }

    @Override
    void change(Sample sample, double sinceS) {
        if (!Double.isNaN(sample.value(Signal.STATE_OF_CHARGE_PCT))) {
            sample.set(Signal.STATE_OF_CHARGE_PCT, LEFT_PCT);
        }
    }
}
