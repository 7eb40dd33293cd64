package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** A fault in which a vehicle halts, says why, and after a while drives on without asking anybody. */
abstract class HaltingFault extends TamperingFault {
    private static final long RESUMING_MS = 60_000;

    private final String alertType;
    private final boolean isResumeSure;

    HaltingFault(World world, int index, Chance chance, Incident.Kind kind, String alertType, boolean isResumeSure) {
        super(
                world,
                index,
                Slot.FOURTH.placeM(world.map()) + chance.between(-80, 80),
                chance.between(22, 32),
                kind,
                alertType);
        this.alertType = alertType;
        this.isResumeSure = isResumeSure;
    }

    @Override
    final void begin(World world) {
        super.begin(world);
        vehicle().truck().capSpeed(0);
    }

    @Override
    final void end(World world) {
        super.end(world);
        vehicle().truck().capSpeed(Double.POSITIVE_INFINITY);
    }

    @Override
    final List<Cause> causes(long fromMs, long toMs) {
        return List.of(
                Cause.must(alertType, id(), fromMs - FRAME_MS, toMs),
                isResumeSure
                        ? Cause.must("UNAUTHORISED_RESUME", id(), toMs - FRAME_MS, toMs + RESUMING_MS)
                        : Cause.may("UNAUTHORISED_RESUME", id(), toMs - FRAME_MS, toMs + RESUMING_MS),
                Cause.may("CONVOY_GAP", null, fromMs, toMs + RESUMING_MS),
                Cause.may("CONVOY_SPLIT", null, fromMs, toMs + RESUMING_MS));
    }
}
