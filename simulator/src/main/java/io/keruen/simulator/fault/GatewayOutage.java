package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Radio;
import io.keruen.simulator.world.World;
import java.util.List;

/** Nobody's radio gets through for a while: one trouble, not one for each vehicle. */
final class GatewayOutage extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("gateway-outage", Slot.SECOND, List.of("PIPELINE_DEGRADED"), GatewayOutage::new);

    private final Radio.State off;

    private GatewayOutage(World world, int index, Chance chance) {
        super(
                world,
                world.convoy().size() - 1,
                Slot.SECOND.placeM(world.map()) + chance.between(-80, 80),
                chance.between(7, 18));
        off = chance.below(2) == 0 ? Radio.State.LOSING : Radio.State.STORING;
    }

    @Override
    void begin(World world) {
        turn(world, off);
    }

    @Override
    void end(World world) {
        turn(world, Radio.State.ON);
    }

    private static void turn(World world, Radio.State state) {
        world.radios().forEach(radio -> radio.turn(state));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(
                new Cause("PIPELINE_DEGRADED", null, null, fromMs - FRAME_MS, fromMs + FRAME_MS, true),
                Cause.may("TELEMETRY_STALE", null, fromMs - FRAME_MS, fromMs + FRAME_MS));
    }
}
