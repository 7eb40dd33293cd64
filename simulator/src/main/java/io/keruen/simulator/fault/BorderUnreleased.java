package io.keruen.simulator.fault;

import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** A side refuses the cargo shortly before the border, which the vehicle crosses all the same. */
final class BorderUnreleased extends PlacedFault {
    static final FaultKind KIND = new FaultKind(
            "border-unreleased",
            Slot.PAPERS,
            List.of("BORDER_CROSSED_WITHOUT_RELEASE", "DECLARATION_REVOKED"),
            BorderUnreleased::new);

    private static final double BEFORE_M = 120;
    private static final double BEHIND_M = 60;
    private static final long SEEN_MS = 12_000;

    private long crossedMs;

    private BorderUnreleased(World world, int index, Chance chance) {
        super(
                world,
                index,
                world.map().crossing().borderM() - BEFORE_M + chance.between(-20, 20),
                Double.POSITIVE_INFINITY);
    }

    @Override
    void begin(World world) {
        world.papers()
                .decide(vehicle().index(), Authority.CN, DeclarationStatus.NOT_RELEASED, 0, world.nowMs());
    }

    @Override
    void goOn(double sinceS, World world) {
        boolean isOver = vehicle().truck().chainageM() >= world.map().crossing().borderM();
        crossedMs = crossedMs == 0 && isOver ? world.nowMs() : crossedMs;
    }

    @Override
    boolean isOver(long nowMs, World world) {
        return vehicle().truck().chainageM() > world.map().crossing().borderM() + BEHIND_M;
    }

    @Override
    void end(World world) {
        long nowMs = world.nowMs();
        world.papers()
                .decide(vehicle().index(), Authority.CN, DeclarationStatus.RELEASED_FOR_TRANSIT, 0, nowMs);
        world.truth()
                .tell(new Incident(Incident.Kind.RELEASE_REVOKED, vehicle().index(), startedMs(), nowMs, true));
        if (crossedMs != 0) {
            world.truth()
                    .tell(new Incident(
                            Incident.Kind.BORDER_UNRELEASED,
                            vehicle().index(),
                            crossedMs,
                            crossedMs + SEEN_MS,
                            true));
        }
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        Cause revoked = Cause.must("DECLARATION_REVOKED", id(), fromMs, fromMs + FRAME_MS);
        return crossedMs == 0
                ? List.of(revoked)
                : List.of(
                        revoked,
                        Cause.must(
                                "BORDER_CROSSED_WITHOUT_RELEASE",
                                id(),
                                crossedMs - 5 * FRAME_MS,
                                crossedMs + SEEN_MS));
    }
}
