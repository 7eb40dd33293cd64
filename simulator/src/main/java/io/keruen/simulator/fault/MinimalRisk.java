package io.keruen.simulator.fault;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.World;
import java.util.List;

/** A vehicle brings itself to a safe stop; after a while it drives on. */
final class MinimalRisk extends HaltingFault {
    static final FaultKind KIND =
            new FaultKind("minimal-risk", Slot.FOURTH, List.of("MINIMAL_RISK_CONDITION"), MinimalRisk::new);

    private MinimalRisk(World world, int index, Chance chance) {
        super(world, index, chance, Incident.Kind.MINIMAL_RISK, "MINIMAL_RISK_CONDITION", false);
    }

    @Override
    void change(Sample sample, double sinceS) {
        sample.set(CodedSignal.MINIMAL_RISK, 1);
    }
}
