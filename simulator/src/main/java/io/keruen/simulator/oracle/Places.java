package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where on the map a vehicle is seen to be. A zone's side changes only beyond a band of {@code max(1 m, 3 sigma)} about
 * its edge.
 */
final class Places {
    private static final double BAND_SIGMAS = 3;

    private final Truth truth;
    private final List<Stretch> stretches;
    private final double[] gateM;

    /** The zones of this sort; the road before a gate counts as one if its line does. */
    Places(Truth truth, Predicate<Stretch> sort) {
        this.truth = truth;
        stretches = truth.map().stretches().stream().filter(sort).toList();
        gateM = truth.map().gatesM();
    }

    /** Whether the vehicle is seen inside one of them. */
    Certainty inside(int vehicle, int tick) {
        double atM = truth.seenAtM(vehicle, tick);
        double leftM = truth.seenLeftM(vehicle, tick);
        double sigmaM = truth.statedM(vehicle, tick);
        double marginM = Math.max(1, BAND_SIGMAS * sigmaM) + marginM(vehicle, tick);
        Certainty inside = Certainty.NO;
        for (Stretch stretch : stretches) {
            Certainty here = Certainty.above(stretch.depthM(atM, leftM), 0, marginM);
            inside = here.ordinal() > inside.ordinal() ? here : inside;
        }
        return inside;
    }

    /** A side changes at the second sample beyond the band. */
    private double marginM(int vehicle, int tick) {
        return 2 * Margins.alongM(truth.speedMps(vehicle, tick), truth.statedM(vehicle, tick));
    }

    /** Whether it might be seen at a gate's line, which reaches 15 m before it. */
    boolean nearGate(int vehicle, int tick) {
        double marginM = BAND_SIGMAS * truth.statedM(vehicle, tick) + 1 + marginM(vehicle, tick);
        double atM = truth.seenAtM(vehicle, tick);
        for (double gate : gateM) {
            if (atM > gate - 15 - marginM && atM < gate + marginM) {
                return true;
            }
        }
        return false;
    }
}
