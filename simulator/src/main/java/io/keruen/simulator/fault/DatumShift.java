package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** A receiver reports in a datum of its own, a few hundred metres off all the way. */
final class DatumShift extends PlacedFault {
    static final FaultKind KIND = new FaultKind("datum-shift", Slot.WHOLE, List.of("DATUM_MISMATCH"), DatumShift::new);

    private final double offM;
    private final double direction;

    private DatumShift(World world, int index, Chance chance) {
        super(world, index, Slot.WHOLE.placeM(world.map()) + chance.between(-80, 80), chance.between(7_200, 7_200));
        offM = chance.between(200, 560);
        direction = chance.between(-0.6, 0); // roughly across the road
    }

    @Override
    void begin(World world) {
        vehicle().gnss().shift(offM * StrictMath.sin(direction), offM * StrictMath.cos(direction));
    }

    @Override
    void end(World world) {
        world.truth().tell(new Incident(Incident.Kind.DATUM, vehicle().index(), startedMs(), world.nowMs(), true));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(
                Cause.must("DATUM_MISMATCH", id(), fromMs, toMs),
                Cause.may("POSITION_JUMP", id(), fromMs, fromMs + FRAME_MS));
    }
}
