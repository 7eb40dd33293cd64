package io.keruen.simulator.fault;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** A vehicle drives on after a safe stop although nobody permitted it. */
final class UnpermittedResume extends TamperingFault {
    static final FaultKind KIND = new FaultKind(
            "unpermitted-resume",
            Slot.FOURTH,
            List.of("MINIMAL_RISK_CONDITION", "UNAUTHORISED_RESUME"),
            UnpermittedResume::new);

    private static final long RESUMING_MS = 60_000;

    private UnpermittedResume(World world, int index, Chance chance) {
        super(
                world,
                index,
                Slot.FOURTH.placeM(world.map()) + chance.between(-80, 80),
                chance.between(22, 32),
                Incident.Kind.MINIMAL_RISK,
                "MINIMAL_RISK_CONDITION");
    }

    @Override
    void begin(World world) {
        super.begin(world);
        vehicle().truck().capSpeed(0);
    }

    @Override
    void change(Sample sample, double sinceS) {
        sample.set(CodedSignal.MINIMAL_RISK, 1);
    }

    @Override
    void end(World world) {
        super.end(world);
        vehicle().truck().capSpeed(Double.POSITIVE_INFINITY);
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(
                Cause.must("MINIMAL_RISK_CONDITION", id(), fromMs - FRAME_MS, toMs),
                Cause.must("UNAUTHORISED_RESUME", id(), toMs - FRAME_MS, toMs + RESUMING_MS),
                Cause.may("CONVOY_GAP", null, fromMs, toMs + RESUMING_MS),
                Cause.may("CONVOY_SPLIT", null, fromMs, toMs + RESUMING_MS));
    }
}
