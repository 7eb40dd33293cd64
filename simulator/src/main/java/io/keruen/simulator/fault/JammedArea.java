package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Incident;
import io.keruen.simulator.world.Vehicle;
import io.keruen.simulator.world.World;
import java.util.List;

/** Nobody hears satellites on one stretch of the road, one after the other: one trouble. */
final class JammedArea extends PlacedFault {
    static final FaultKind KIND =
            new FaultKind("jammed-area", Slot.SECOND, List.of("GNSS_JAMMING_SUSPECTED"), JammedArea::new);

    private static final double REACH_M = 200;

    private final double fromM;
    private final long[] sinceMs;

    private JammedArea(World world, int index, Chance chance) {
        super(world, 0, Slot.SECOND.placeM(world.map()), chance.between(150, 150));
        fromM = Slot.SECOND.placeM(world.map());
        sinceMs = new long[world.convoy().size()];
    }

    @Override
    void begin(World world) {}

    @Override
    void goOn(double sinceS, World world) {
        for (int i = 0; i < world.convoy().size(); i++) {
            Vehicle each = world.convoy().vehicle(i);
            double atM = each.truck().chainageM();
            boolean inside = atM >= fromM && atM < fromM + REACH_M;
            if (inside && sinceMs[i] == 0) {
                sinceMs[i] = world.nowMs();
                each.gnss().jam(true);
            } else if (!inside && sinceMs[i] > 0) {
                free(world, i);
            }
        }
    }

    private void free(World world, int i) {
        world.convoy().vehicle(i).gnss().jam(false);
        world.truth().tell(new Incident(Incident.Kind.JAMMED, i, sinceMs[i], world.nowMs(), i == 0));
        sinceMs[i] = -1;
    }

    @Override
    void end(World world) {
        for (int i = 0; i < sinceMs.length; i++) {
            if (sinceMs[i] > 0) {
                free(world, i);
            }
        }
    }

    @Override
    List<Cause> causes(long fromMs, long toMs) {
        return List.of(Cause.must("GNSS_JAMMING_SUSPECTED", id(), fromMs - FRAME_MS, fromMs + 2 * FRAME_MS));
    }
}
