package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** A planned vehicle drives with the others but never reports. */
final class MissingMember extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("member-missing", Slot.WHOLE, List.of("CONVOY_MEMBER_MISSING"), MissingMember::new);

    private MissingMember(World world, int index, Chance chance) {
        super(world, index, Slot.WHOLE.placeM(world.map()) + chance.between(-80, 80), chance.between(7_200, 7_200));
    }

    @Override
    void begin(World world) {
        vehicle().speak(false);
    }

    @Override
    void end(World world) {
        world.truth().tell(new Incident(Incident.Kind.MISSING, vehicle().index(), startedMs(), world.nowMs(), true));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must("CONVOY_MEMBER_MISSING", id(), fromMs, toMs));
    }
}
