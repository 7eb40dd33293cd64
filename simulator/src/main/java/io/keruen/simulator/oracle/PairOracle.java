package io.keruen.simulator.oracle;

import io.keruen.simulator.world.Stretch;
import io.keruen.simulator.world.Truth;
import java.util.ArrayList;
import java.util.List;

/** What should be alerted of two vehicles that follow one another: their true distance along the road. */
final class PairOracle {
    private static final double MAX_GAP_M = 60;
    private static final double CLEAR_GAP_M = 48;
    private static final double SPLIT_M = 150;
    private static final double CLEAR_SPLIT_M = 120;
    private static final long FAR_HOLD_MS = 5_000;
    private static final long NEAR_HOLD_MS = 3_000;
    private static final double CREEPING_MPS = 1.5;
    private static final double CREEP_M = 3;
    private static final double NEAREST_M = 10;
    private static final double NEAREST_S = 1.5;
    private static final double RESUME_MPS = 2;
    private static final double SPEED_MARGIN_MPS = 0.3;
    private static final double PASS_M = 5;
    private static final long ORDER_HOLD_MS = 2_000;
    private static final double PASSED_M = 1.5;
    private static final double ON_ROAD_M = 90;
    private static final double LEAP_M = 5;
    private static final int CLOCK_TICKS = 90;

    /** Above this accuracy nothing is said of a pair. */
    private static final double WORST_SIGMA_M = 5;

    private static final double DOUBT_M = 0.05;

    private final Truth truth;
    private final Places oneByOne;
    private final Doubt doubt;

    PairOracle(Truth truth, Doubt doubt) {
        this.truth = truth;
        this.doubt = doubt;
        oneByOne = new Places(truth, Stretch::passesOneByOne);
    }

    /** What should be alerted of a follower and the one ahead of it. */
    List<ExpectedAlert> expect(int follower, Heard followerHeard, Heard leaderHeard) {
        int leader = follower - 1;
        Spells gap = new Spells(FAR_HOLD_MS, 0, Margins.SLACK_MS);
        Spells split = new Spells(FAR_HOLD_MS, 0, Margins.SLACK_MS);
        Spells headway = new Spells(NEAR_HOLD_MS, 0, Margins.SLACK_MS);
        Spells order = new Spells(ORDER_HOLD_MS, 0, Margins.SLACK_MS);
        Certainty suspended = Certainty.NO;
        for (int tick = 0; tick < truth.ticks(); tick++) {
            suspended = suspended(suspended, follower, tick);
            double worstM = Math.max(truth.statedM(follower, tick), truth.statedM(leader, tick));
            if (worstM > WORST_SIGMA_M + DOUBT_M) {
                continue; // nothing is known of either
            }
            double gapM = gapM(follower, tick);
            boolean passed = gapM < -truth.lengthM(leader) - PASSED_M;
            Certainty looked = suspended == Certainty.MAYBE
                            || worstM > WORST_SIGMA_M - DOUBT_M
                            || doubt.at(follower, tick)
                            || doubt.at(leader, tick)
                    ? Certainty.NO
                    : followerHeard.at(tick).and(leaderHeard.at(tick));
            if (leaps(leader, tick)) {
                looked = looked.and(Certainty.MAYBE);
            }
            double marginM = Margins.pairM(truth.statedM(follower, tick), truth.statedM(leader, tick));
            boolean onRoad = isOnRoad(follower, tick) && isOnRoad(leader, tick);
            if (!onRoad || !hasRightClock(follower, tick) || !hasRightClock(leader, tick)) {
                for (Spells spells :
                        new Spells[] {gap, split, headway, order}) { // seen at the wrong place for the time
                    tell(spells, suspended, Certainty.NO, truth.timeMs(tick), Certainty.MAYBE, Certainty.MAYBE);
                }
                continue;
            }
            long tMs = truth.timeMs(tick);
            Certainty ahead = Certainty.above(-gapM - truth.lengthM(leader), PASS_M, marginM);
            tell(order, suspended, looked, tMs, ahead, ahead.not());
            if (passed) {
                continue; // a matter of order, not of distance
            }
            Certainty closed = Certainty.below(gapM, CLEAR_GAP_M, marginM);
            tell(gap, suspended, looked, tMs, Certainty.above(gapM, MAX_GAP_M, marginM), closed);
            Certainty joined = Certainty.below(gapM, CLEAR_SPLIT_M, marginM);
            tell(split, suspended, looked, tMs, Certainty.above(gapM, SPLIT_M, marginM), joined);
            Certainty tooNear = tooNear(gapM, Math.abs(truth.speedMps(follower, tick)), marginM);
            tell(headway, suspended, looked, tMs, tooNear, tooNear.not());
        }
        List<ExpectedAlert> alerts = new ArrayList<>();
        add(alerts, "CONVOY_GAP", follower, gap.endWithRepeats());
        add(alerts, "CONVOY_SPLIT", follower, split.endWithRepeats());
        add(alerts, "HEADWAY_TOO_SHORT", follower, headway.endWithRepeats());
        add(alerts, "CONVOY_ORDER_CHANGED", follower, order.endWithRepeats());
        return alerts;
    }

    /** Where two are passed one by one nothing begins, but what is over ends. */
    private static void tell(
            Spells spells, Certainty suspended, Certainty looked, long tMs, Certainty condition, Certainty clear) {
        if (suspended == Certainty.YES) {
            spells.atRest(looked, tMs, condition, clear);
        } else {
            spells.at(looked, tMs, condition, clear);
        }
    }

    /** Between two places far apart the leader is looked for where it never was. */
    private boolean leaps(int leader, int tick) {
        return tick > 0 && Math.abs(truth.seenAtM(leader, tick) - truth.seenAtM(leader, tick - 1)) > LEAP_M;
    }

    /** Those of a wrong clock are compared with others at the wrong time, also for some time before and after. */
    private boolean hasRightClock(int vehicle, int tick) {
        int before = Math.max(0, tick - CLOCK_TICKS);
        int after = Math.min(truth.ticks() - 1, tick + CLOCK_TICKS);
        return truth.clockErrorMs(vehicle, before) == 0
                && truth.clockErrorMs(vehicle, tick) == 0
                && truth.clockErrorMs(vehicle, after) == 0;
    }

    private boolean isOnRoad(int vehicle, int tick) {
        return Math.abs(truth.seenLeftM(vehicle, tick)) < ON_ROAD_M;
    }

    private void add(List<ExpectedAlert> alerts, String type, int follower, List<Spell> spells) {
        for (Spell spell : spells) {
            alerts.add(ExpectedAlert.of(type, truth.id(follower), truth.id(follower - 1), spell, Margins.SAMPLING_MS));
        }
    }

    private double gapM(int follower, int tick) {
        int leader = follower - 1;
        return truth.seenAtM(leader, tick) - truth.seenAtM(follower, tick) - truth.lengthM(leader);
    }

    private static Certainty tooNear(double gapM, double speedMps, double marginM) {
        double drivingM = Math.max(NEAREST_M, NEAREST_S * (speedMps + SPEED_MARGIN_MPS));
        Certainty driving = Certainty.below(gapM, drivingM, marginM);
        Certainty creeping = Certainty.below(gapM, CREEP_M, marginM);
        return switch (Certainty.above(speedMps, CREEPING_MPS, SPEED_MARGIN_MPS)) {
            case YES -> driving;
            case NO -> creeping;
            case MAYBE -> driving == creeping ? driving : Certainty.MAYBE;
        };
    }

    /** Not judged from when either is at a place passed one by one until neither is and the follower drives. */
    private Certainty suspended(Certainty before, int follower, int tick) {
        Certainty either = max(oneByOne.inside(follower, tick), oneByOne.inside(follower - 1, tick));
        if (either == Certainty.NO && (oneByOne.nearGate(follower, tick) || oneByOne.nearGate(follower - 1, tick))) {
            either = Certainty.MAYBE;
        }
        Certainty slow = Certainty.below(Math.abs(truth.speedMps(follower, tick)), RESUME_MPS, SPEED_MARGIN_MPS);
        return max(either, before.and(max(either, slow)));
    }

    private static Certainty max(Certainty one, Certainty other) {
        return one.ordinal() > other.ordinal() ? one : other;
    }
}
