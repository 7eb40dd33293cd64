package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Surface;
import io.keruen.simulator.world.World;
import java.util.List;

/** Somebody drags a receiver ahead along the road, a metre more each second, then lets it go. */
final class GnssDrag extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("gnss-drag", Slot.SECOND, List.of("GNSS_SPOOFING_SUSPECTED"), GnssDrag::new);

    private static final double MPS = 1;
    private static final double NOTICED_SIGMA_M = 1.5;

    private final boolean isNoticed;

    private GnssDrag(World world, int index, Chance chance) {
        super(world, index, Slot.SECOND.placeM(world.map()) + chance.between(-80, 80), chance.between(35, 50));
        boolean slips = world.conditions().surface() != Surface.DRY; // there the rule holds back
        isNoticed = !slips && vehicle().gnss().accuracyM() <= NOTICED_SIGMA_M;
    }

    @Override
    void begin(World world) {}

    @Override
    void goOn(double sinceS, World world) {
        vehicle().gnss().offset(MPS * sinceS, 0);
    }

    @Override
    void end(World world) {
        vehicle().gnss().offset(0, 0);
        world.truth()
                .tell(new Incident(Incident.Kind.DRAGGED, vehicle().index(), startedMs(), world.nowMs(), isNoticed));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(
                isNoticed
                        ? Cause.must("GNSS_SPOOFING_SUSPECTED", id(), fromMs, toMs)
                        : Cause.may("GNSS_SPOOFING_SUSPECTED", id(), fromMs, toMs),
                Cause.may("POSITION_JUMP", id(), fromMs, toMs + FRAME_MS),
                Cause.may("WRONG_DIRECTION", id(), fromMs, toMs + FRAME_MS),
                Cause.may("CONVOY_GAP", null, fromMs, toMs + FRAME_MS),
                Cause.may("CONVOY_ORDER_CHANGED", null, fromMs, toMs + FRAME_MS),
                Cause.may("HEADWAY_TOO_SHORT", null, fromMs, toMs + FRAME_MS));
    }
}
