package io.keruen.simulator.fault;

import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** One side shortens its release so that it ends under way, and gives it anew later. */
final class ReleaseExpired extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("release-expired", Slot.PAPERS, List.of("DECLARATION_EXPIRED"), ReleaseExpired::new);

    private static final long LEFT_MS = 10_000;

    private ReleaseExpired(World world, int index, Chance chance) {
        super(world, index, 1_000 + chance.between(-80, 80), chance.between(25, 60));
    }

    @Override
    void begin(World world) {
        decide(world, world.nowMs() + LEFT_MS);
    }

    private void decide(World world, long validToMs) {
        world.papers()
                .decide(
                        vehicle().index(),
                        Authority.CN,
                        DeclarationStatus.RELEASED_FOR_TRANSIT,
                        validToMs,
                        world.nowMs());
    }

    @Override
    void end(World world) {
        decide(world, 0);
        long endedMs = startedMs() + LEFT_MS;
        boolean isOver = world.nowMs() > endedMs + 2 * FRAME_MS;
        world.truth()
                .tell(new Incident(
                        Incident.Kind.RELEASE_EXPIRED,
                        vehicle().index(),
                        endedMs,
                        Math.max(endedMs, world.nowMs()),
                        isOver));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must("DECLARATION_EXPIRED", id(), fromMs + LEFT_MS, fromMs + LEFT_MS + FRAME_MS));
    }
}
