package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Radio;
import io.keruen.simulator.world.World;
import java.util.List;

/**
 * A vehicle's radio is off for about 12 s; what was not sent is lost in one world and sent afterwards in another, oldest
 * or newest first.
 */
final class Silence extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("silence", Slot.LAST, List.of("TELEMETRY_STALE", "TELEMETRY_LOST"), Silence::new);

    private static final Radio.State[] OFF = {Radio.State.LOSING, Radio.State.STORING, Radio.State.STACKING};

    private final Radio.State off;

    private Silence(World world, int index, Chance chance) {
        super(world, index, Slot.LAST.placeM(world.map()) + chance.between(-60, 60), chance.between(10.5, 14));
        off = OFF[chance.below(OFF.length)];
    }

    @Override
    void begin(World world) {
        vehicle().radio().turn(off);
    }

    @Override
    void end(World world) {
        vehicle().radio().turn(Radio.State.ON);
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(
                Cause.must("TELEMETRY_STALE", id(), fromMs - FRAME_MS, fromMs),
                Cause.must("TELEMETRY_LOST", id(), fromMs - FRAME_MS, fromMs));
    }
}
