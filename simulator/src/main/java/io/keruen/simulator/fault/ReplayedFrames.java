package io.keruen.simulator.fault;

import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Radio;
import io.keruen.simulator.world.World;
import java.util.ArrayList;
import java.util.List;

/** Somebody sends frames that he has listened to once more, with places changed. */
final class ReplayedFrames extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("replayed-frames", Slot.THIRD, List.of("SEQUENCE_REPLAY"), ReplayedFrames::new);

    private static final int FRAMES = 4;
    private static final double MOVED_DEG = 0.002;

    private List<Delivery> overheard = List.of();

    private ReplayedFrames(World world, int index, Chance chance) {
        super(world, index, Slot.THIRD.placeM(world.map()) + chance.between(-80, 80), chance.between(6, 14));
    }

    @Override
    void begin(World world) {
        overheard = vehicle().radio().recent(FRAMES);
    }

    @Override
    void end(World world) {
        for (Delivery delivery : overheard) {
            List<Sample> forged = new ArrayList<>();
            for (Sample sample : delivery.samples()) {
                Sample copy = Radio.copyOf(sample);
                copy.latDeg += MOVED_DEG;
                forged.add(copy);
            }
            vehicle().radio().repeat(forged, delivery.firstTick(), world.nowMs());
        }
        world.truth()
                .tell(new Incident(
                        Incident.Kind.REPLAYED, vehicle().index(), world.nowMs(), world.nowMs() + FRAME_MS, true));
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must("SEQUENCE_REPLAY", id(), fromMs - 5 * FRAME_MS, toMs + FRAME_MS));
    }
}
