package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where on the map a vehicle is seen to be. A zone's side changes only beyond a band of {@code max(1 m, 3 sigma)} about
 * its edge; noise adds 4 sigma more.
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
        gateM = new double[] {
            truth.map().crossing().kzGateM(), truth.map().crossing().cnGateM()
        };
    }

    /** Whether the vehicle is seen inside one of them. */
    Certainty inside(int vehicle, int tick) {
        double atM = truth.chainageM(vehicle, tick) + truth.offsetAlongM(vehicle, tick);
        double leftM = truth.leftM(vehicle, tick) + truth.offsetLeftM(vehicle, tick);
        double sigmaM = truth.accuracyM(vehicle);
        double marginM = Math.max(1, BAND_SIGMAS * sigmaM) + Margins.SIGMAS * sigmaM;
        Certainty inside = Certainty.NO;
        for (Stretch stretch : stretches) {
            Certainty here = Certainty.above(stretch.depthM(atM, leftM), 0, marginM);
            inside = here.ordinal() > inside.ordinal() ? here : inside;
        }
        return inside;
    }

    /** Whether it might be seen at a gate's line, which reaches 15 m before it. */
    boolean nearGate(int vehicle, int tick) {
        double sigmaM = truth.accuracyM(vehicle);
        double marginM = (BAND_SIGMAS + Margins.SIGMAS) * sigmaM;
        double atM = truth.chainageM(vehicle, tick);
        for (double gate : gateM) {
            if (atM > gate - 15 - marginM && atM < gate + marginM) {
                return true;
            }
        }
        return false;
    }
}
