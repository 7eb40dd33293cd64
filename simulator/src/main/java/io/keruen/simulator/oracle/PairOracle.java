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

    private final Truth truth;
    private final Places oneByOne;

    PairOracle(Truth truth) {
        this.truth = truth;
        oneByOne = new Places(truth, Stretch::passesOneByOne);
    }

    /** What should be alerted of a follower and the one ahead of it. */
    List<ExpectedAlert> expect(int follower, Heard followerHeard, Heard leaderHeard) {
        int leader = follower - 1;
        Spells gap = new Spells(FAR_HOLD_MS, 0, Margins.SLACK_MS);
        Spells split = new Spells(FAR_HOLD_MS, 0, Margins.SLACK_MS);
        Spells headway = new Spells(NEAR_HOLD_MS, 0, Margins.SLACK_MS);
        double marginM = Margins.SIGMAS * StrictMath.hypot(truth.accuracyM(follower), truth.accuracyM(leader));
        Certainty suspended = Certainty.NO;
        for (int tick = 0; tick < truth.ticks(); tick++) {
            suspended = suspended(suspended, follower, tick);
            if (suspended == Certainty.YES) {
                continue; // nobody looks: what runs goes on, nothing begins or ends
            }
            boolean sure = suspended == Certainty.NO && followerHeard.at(tick) && leaderHeard.at(tick);
            double gapM = gapM(follower, tick);
            long tMs = truth.timeMs(tick);
            tell(
                    gap,
                    sure,
                    tMs,
                    Certainty.above(gapM, MAX_GAP_M, marginM),
                    Certainty.below(gapM, CLEAR_GAP_M, marginM));
            tell(
                    split,
                    sure,
                    tMs,
                    Certainty.above(gapM, SPLIT_M, marginM),
                    Certainty.below(gapM, CLEAR_SPLIT_M, marginM));
            Certainty tooNear = tooNear(gapM, truth.speedMps(follower, tick), marginM);
            tell(headway, sure, tMs, tooNear, tooNear.not());
        }
        List<ExpectedAlert> alerts = new ArrayList<>();
        add(alerts, "CONVOY_GAP", follower, gap.end());
        add(alerts, "CONVOY_SPLIT", follower, split.end());
        add(alerts, "HEADWAY_TOO_SHORT", follower, headway.end());
        return alerts;
    }

    private static void tell(Spells spells, boolean sure, long tMs, Certainty condition, Certainty clear) {
        if (sure) {
            spells.at(tMs, condition, clear);
        } else {
            spells.atUnsure(tMs, condition, clear);
        }
    }

    private void add(List<ExpectedAlert> alerts, String type, int follower, List<Spell> spells) {
        for (Spell spell : spells) {
            alerts.add(ExpectedAlert.of(type, truth.id(follower), truth.id(follower - 1), spell, Margins.SAMPLING_MS));
        }
    }

    private double gapM(int follower, int tick) {
        int leader = follower - 1;
        double leaderM = truth.chainageM(leader, tick) + truth.offsetAlongM(leader, tick);
        double followerM = truth.chainageM(follower, tick) + truth.offsetAlongM(follower, tick);
        return leaderM - followerM - truth.lengthM(leader);
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
        Certainty slow = Certainty.below(truth.speedMps(follower, tick), RESUME_MPS, SPEED_MARGIN_MPS);
        return max(either, before.and(max(either, slow)));
    }

    private static Certainty max(Certainty one, Certainty other) {
        return one.ordinal() > other.ordinal() ? one : other;
    }
}
