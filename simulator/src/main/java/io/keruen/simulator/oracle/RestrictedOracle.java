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
        long raisedByMs = Ending.NEVER;
        double nearestM = Double.NEGATIVE_INFINITY;
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
                raisedByMs = heard.raisedByMs(tick);
            } else if (deep == Certainty.MAYBE && tick >= again) {
                perhaps(vehicle, lastOutside, tick, alerts); // it may go on and off about its limit
                again = tick + AGAIN_TICKS;
            }
            nearestM = Math.max(nearestM, depthM + marginM);
            if (outside || tick == truth.ticks() - 1) {
                // A path from outside to outside needs less depth, and is the straight way from one to the other.
                if (seen == Certainty.NO && nearestM + bendM(vehicle, lastOutside, tick) > LEAST_M) {
                    perhaps(vehicle, lastOutside, tick, alerts);
                }
                nearestM = Double.NEGATIVE_INFINITY;
                add(vehicle, lastOutside, firstDeep, seen, raisedByMs, alerts);
                seen = Certainty.NO;
                lastOutside = tick;
            }
        }
    }

    /** How far the places between two of them are from the straight way between these. */
    private double bendM(int vehicle, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        double eastM = eastM(vehicle, to) - eastM(vehicle, from);
        double northM = northM(vehicle, to) - northM(vehicle, from);
        double lengthM = Math.hypot(eastM, northM);
        double bendM = 0;
        for (int tick = from + 1; tick < to && lengthM > 0; tick++) {
            double acrossM = (eastM(vehicle, tick) - eastM(vehicle, from)) * northM
                    - (northM(vehicle, tick) - northM(vehicle, from)) * eastM;
            bendM = Math.max(bendM, Math.abs(acrossM) / lengthM);
        }
        return bendM;
    }

    private double eastM(int vehicle, int tick) {
        return truth.map().road().eastM(truth.seenAtM(vehicle, tick), truth.seenLeftM(vehicle, tick));
    }

    private double northM(int vehicle, int tick) {
        return truth.map().road().northM(truth.seenAtM(vehicle, tick), truth.seenLeftM(vehicle, tick));
    }

    private void perhaps(int vehicle, int outside, int deep, List<ExpectedAlert> alerts) {
        add(vehicle, outside, deep, Certainty.MAYBE, Ending.NEVER, alerts);
    }

    private void add(int vehicle, int outside, int deep, Certainty seen, long raisedByMs, List<ExpectedAlert> alerts) {
        if (seen != Certainty.NO) {
            Spell spell =
                    new Spell(truth.timeMs(outside), truth.timeMs(deep), seen == Certainty.YES).raisedBy(raisedByMs);
            alerts.add(ExpectedAlert.of("RESTRICTED_ZONE_ENTRY", truth.id(vehicle), null, spell, Margins.SAMPLING_MS));
        }
    }
}
