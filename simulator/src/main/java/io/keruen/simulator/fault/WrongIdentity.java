package io.keruen.simulator.fault;

import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** Somebody else proves to be the sender of a vehicle's samples. */
final class WrongIdentity extends TamperingFault {
    static final FaultKind KIND =
            new FaultKind("wrong-identity", Slot.THIRD, List.of("IDENTITY_MISMATCH"), WrongIdentity::new);

    private WrongIdentity(World world, int index, Chance chance) {
        super(
                world,
                index,
                Slot.THIRD.placeM(world.map()) + chance.between(-80, 80),
                chance.between(4, 9),
                Incident.Kind.IMPERSONATED,
                "IDENTITY_MISMATCH");
    }

    @Override
    void change(Sample sample, double sinceS) {
        sample.authenticatedAs = "AGV-99";
    }
}
