package io.keruen.simulator.fault;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** A vehicle drives on after a safe stop although nobody permitted it. */
final class UnpermittedResume extends HaltingFault {
    static final FaultKind KIND = new FaultKind(
            "unpermitted-resume",
            Slot.FOURTH,
            List.of("MINIMAL_RISK_CONDITION", "UNAUTHORISED_RESUME"),
            UnpermittedResume::new);

    private UnpermittedResume(World world, int index, Chance chance) {
        super(world, index, chance, Incident.Kind.MINIMAL_RISK, "MINIMAL_RISK_CONDITION", true);
    }

    @Override
    void change(Sample sample, double sinceS) {
        sample.set(CodedSignal.MINIMAL_RISK, 1);
    }
}
