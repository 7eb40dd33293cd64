package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Vehicle;
import io.keruen.simulator.world.World;
import java.util.List;

/** Another vehicle, somewhere else, speaks in the name of one of the convoy. */
final class Twin extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("duplicate-identity", Slot.WHOLE, List.of("DUPLICATE_IDENTITY"), Twin::new);

    private static final double ELSEWHERE_M = 3_600;

    private final Vehicle twin;

    private Twin(World world, int index, Chance chance) {
        super(world, index, Slot.THIRD.placeM(world.map()) + chance.between(-80, 80), chance.between(18, 25));
        twin = world.addStranger(id(), ELSEWHERE_M);
    }

    @Override
    void begin(World world) {
        twin.speak(true);
    }

    @Override
    void end(World world) {
        twin.speak(false);
        world.truth().tell(new Incident(Incident.Kind.DOUBLED, vehicle().index(), startedMs(), world.nowMs(), true));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(
                Cause.must("DUPLICATE_IDENTITY", id(), fromMs - FRAME_MS, toMs + 20_000),
                Cause.may("TELEMETRY_STALE", id(), fromMs, Long.MAX_VALUE),
                Cause.may("TELEMETRY_LOST", id(), fromMs, Long.MAX_VALUE));
    }
}
