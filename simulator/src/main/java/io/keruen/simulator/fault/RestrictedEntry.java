package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;

/** A vehicle leaves the road to the left and drives through the grounds of the pumping station. */
final class RestrictedEntry extends PlacedFault {
    static final FaultKind KIND = new FaultKind(
            "restricted-entry", Slot.THIRD, List.of("RESTRICTED_ZONE_ENTRY", "ROUTE_DEVIATION"), RestrictedEntry::new);

    private static final double TURN_S = 21;
    private static final double BESIDE_S = 6;
    private static final double BEFORE_M = 2_845;
    private static final double CRUISE_MPS = 12;

    private final Excursion excursion;

    private RestrictedEntry(World world, int index, Chance chance) {
        super(
                world,
                index,
                BEFORE_M - TURN_S * CRUISE_MPS * world.map().pace() + chance.between(-20, 20),
                2 * TURN_S + BESIDE_S);
        excursion = new Excursion(chance.between(48, 55), TURN_S, BESIDE_S);
    }

    @Override
    void begin(World world) {}

    @Override
    void goOn(double sinceS, World world) {
        vehicle().truck().steer(excursion.leftM(sinceS));
    }

    @Override
    void end(World world) {
        vehicle().truck().steer(0);
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(
                Cause.must("RESTRICTED_ZONE_ENTRY", id(), fromMs, toMs),
                Cause.must("ROUTE_DEVIATION", id(), fromMs, toMs));
    }
}
