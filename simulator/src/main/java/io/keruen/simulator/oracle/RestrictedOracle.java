package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.List;

/** What should be alerted of vehicles that enter where nobody may be. Starts where the edge was passed. */
final class RestrictedOracle {
    private static final double LEAST_M = 1;
    private static final double DOUBT_SIGMAS = 2;
    private static final double BAND_SIGMAS = 3;

    private static final int AGAIN_TICKS = 2;

    private final Truth truth;
    private final List<Stretch> closed;

    RestrictedOracle(Truth truth) {
        this.truth = truth;
        closed = truth.map().stretches().stream().filter(Stretch::isRestricted).toList();
    }

    List<ExpectedAlert> expect(int vehicle, Heard heard) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (Stretch stretch : closed) {
            expect(vehicle, stretch, heard, alerts);
        }
        return alerts;
    }

    private void expect(int vehicle, Stretch stretch, Heard heard, List<ExpectedAlert> alerts) {
        int lastOutside = 0;
        Certainty seen = Certainty.NO;
        int again = 0;
        int firstDeep = 0;
        boolean shallow = false;
        for (int tick = 0; tick < truth.ticks(); tick++) {
            double sigmaM = truth.statedM(vehicle, tick);
            double marginM = Margins.alongM(truth.speedMps(vehicle, tick), sigmaM);
            double depthM = stretch.depthM(truth.seenAtM(vehicle, tick), truth.seenLeftM(vehicle, tick));
            Certainty deep = Certainty.above(depthM, Math.max(LEAST_M, DOUBT_SIGMAS * sigmaM), marginM)
                    .and(heard.at(tick) == Certainty.NO ? Certainty.MAYBE : Certainty.YES);
            boolean outside = depthM < -Math.max(LEAST_M, BAND_SIGMAS * sigmaM) - marginM;
            if (deep.ordinal() > seen.ordinal()) {
                firstDeep = seen == Certainty.NO ? tick : firstDeep;
                seen = deep;
            } else if (deep == Certainty.MAYBE && tick >= again) {
                add(vehicle, lastOutside, tick, Certainty.MAYBE, alerts); // it may go on and off about its limit
                again = tick + AGAIN_TICKS;
            }
            shallow |= Certainty.above(depthM, LEAST_M, marginM) != Certainty.NO;
            if (outside || tick == truth.ticks() - 1) {
                if (seen == Certainty.NO && shallow) { // a path from outside to outside needs less depth
                    add(vehicle, lastOutside, tick, Certainty.MAYBE, alerts);
                }
                shallow = false;
                add(vehicle, lastOutside, firstDeep, seen, alerts);
                seen = Certainty.NO;
                lastOutside = tick;
            }
        }
    }

    private void add(int vehicle, int outside, int deep, Certainty seen, List<ExpectedAlert> alerts) {
        if (seen != Certainty.NO) {
            Spell spell = new Spell(truth.timeMs(outside), truth.timeMs(deep), seen == Certainty.YES);
            alerts.add(ExpectedAlert.of("RESTRICTED_ZONE_ENTRY", truth.id(vehicle), null, spell, Margins.SAMPLING_MS));
        }
    }
}
