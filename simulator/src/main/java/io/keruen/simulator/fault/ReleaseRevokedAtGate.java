package io.keruen.simulator.fault;

import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/**
 * China takes its release back while the vehicle stands before the gate into China with its clearance, and gives it again.
 * Where vehicles do not stand there nothing happens.
 */
final class ReleaseRevokedAtGate extends PlacedFault {
    static final FaultKind KIND = new FaultKind(
            "release-revoked-at-gate", Slot.GATES, List.of("DECLARATION_REVOKED"), ReleaseRevokedAtGate::new);

    private static final double BEFORE_GATE_M = 7;
    private static final double BEHIND_M = 20;

    /** It has been read by then and has its clearance, and the barrier is still down. */
    private static final long STANDS_MS = 1_800;

    private final long lengthMs;
    private long stoodMs;
    private long revokedMs;

    private ReleaseRevokedAtGate(World world, int index, Chance chance) {
        super(world, index, world.map().crossing().cnGateM() - BEFORE_GATE_M, Double.POSITIVE_INFINITY);
        lengthMs = Math.round(chance.between(25_000, 40_000));
    }

    @Override
    void begin(World world) {
        stoodMs = 0; // nothing happens before it stands
    }

    @Override
    void goOn(double sinceS, World world) {
        long nowMs = world.nowMs();
        stoodMs = stoodMs == 0 && vehicle().truck().stands() ? nowMs : stoodMs;
        if (revokedMs == 0 && stoodMs != 0 && nowMs >= stoodMs + STANDS_MS) {
            revokedMs = nowMs;
            world.papers().decide(vehicle().index(), Authority.CN, DeclarationStatus.DETAINED, 0, nowMs);
        }
    }

    @Override
    boolean isOver(long nowMs, World world) {
        boolean isBehind =
                vehicle().truck().chainageM() > world.map().crossing().cnGateM() + BEHIND_M;
        return revokedMs == 0 ? isBehind : nowMs >= revokedMs + lengthMs;
    }

    @Override
    void end(World world) {
        if (revokedMs != 0) {
            long nowMs = world.nowMs();
            world.papers().decide(vehicle().index(), Authority.CN, DeclarationStatus.RELEASED_FOR_TRANSIT, 0, nowMs);
            world.truth()
                    .tell(new Incident(Incident.Kind.RELEASE_REVOKED, vehicle().index(), revokedMs, nowMs, true));
        }
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return revokedMs == 0
                ? List.of()
                : List.of(Cause.must("DECLARATION_REVOKED", id(), revokedMs, revokedMs + FRAME_MS));
    }
}
