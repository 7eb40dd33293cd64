package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.util.List;

/** What should be alerted of vehicles that drive faster than the stretch of road allows. */
final class OverspeedOracle {
    private static final double OVER_RATIO = 1.1;
    private static final double OVER_MPS = 1;
    private static final long HOLD_MS = 3_000;
    private static final double SPEED_MARGIN_MPS = 0.3;
    private static final double BAND_SIGMAS = 3;

    private final Truth truth;
    private final List<Stretch> limited;

    OverspeedOracle(Truth truth) {
        this.truth = truth;
        limited = truth.map().stretches().stream()
                .filter(stretch -> !Double.isNaN(stretch.speedLimitMps()))
                .toList();
    }

    List<ExpectedAlert> expect(int vehicle, Heard heard) {
        Spells spells = new Spells(HOLD_MS, 0, Margins.SLACK_MS);
        for (int tick = 0; tick < truth.ticks(); tick++) {
            Certainty fast = tooFast(vehicle, tick);
            spells.at(heard.at(tick), truth.timeMs(tick), fast, fast.not());
        }
        return spells.endWithRepeats().stream()
                .map(spell -> ExpectedAlert.of("OVERSPEED", truth.id(vehicle), null, spell, Margins.SAMPLING_MS))
                .toList();
    }

    private Certainty tooFast(int vehicle, int tick) {
        double mps = Math.abs(truth.speedMps(vehicle, tick));
        Certainty fast = Certainty.NO;
        for (Stretch stretch : limited) {
            double limitMps = Math.max(OVER_RATIO * stretch.speedLimitMps(), stretch.speedLimitMps() + OVER_MPS);
            Certainty here = Certainty.above(mps, limitMps, SPEED_MARGIN_MPS).and(inside(stretch, vehicle, tick));
            fast = here.ordinal() > fast.ordinal() ? here : fast;
        }
        return fast;
    }

    private Certainty inside(Stretch stretch, int vehicle, int tick) {
        double sigmaM = truth.statedM(vehicle, tick);
        double marginM = Math.max(1, BAND_SIGMAS * sigmaM) + 2 * Margins.alongM(truth.speedMps(vehicle, tick), sigmaM);
        double depthM = stretch.depthM(truth.seenAtM(vehicle, tick), truth.seenLeftM(vehicle, tick));
        return Certainty.above(depthM, 0, marginM);
    }
}
