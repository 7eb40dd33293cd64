package io.keruen.simulator.fault;

import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** One side takes its release back under way, and gives it again. */
final class ReleaseRevoked extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("release-revoked", Slot.PAPERS, List.of("DECLARATION_REVOKED"), ReleaseRevoked::new);

    private final Authority side;

    private ReleaseRevoked(World world, int index, Chance chance) {
        super(world, index, 1_700 + chance.between(-80, 80), chance.between(20, 60));
        side = chance.below(2) == 0 ? Authority.KZ : Authority.CN;
    }

    @Override
    void begin(World world) {
        world.papers().decide(vehicle().index(), side, DeclarationStatus.DETAINED, 0, world.nowMs());
    }

    @Override
    void end(World world) {
        world.papers().decide(vehicle().index(), side, DeclarationStatus.RELEASED_FOR_TRANSIT, 0, world.nowMs());
        world.truth()
                .tell(new Incident(
                        Incident.Kind.RELEASE_REVOKED, vehicle().index(), startedMs(), world.nowMs(), true));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must("DECLARATION_REVOKED", id(), fromMs, fromMs + FRAME_MS));
    }
}
