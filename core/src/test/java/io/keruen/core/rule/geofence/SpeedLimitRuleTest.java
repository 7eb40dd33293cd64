package io.keruen.core.rule.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.Moment;
import io.keruen.core.kit.RuleRig;
import io.keruen.core.kit.SlowEpisode;
import io.keruen.core.kit.Told;
import io.keruen.core.rule.Truth;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of speed limits over whole drives, with an eighth over the limit for a tenth so that bounds are met exactly. */
class SpeedLimitRuleTest {
    private static final double OVER_RATIO = 1.125;
    private static final double HIGH_RATIO = 1.5;
    private static final double[] LIMIT_MPS = {Double.NaN, 4, 4, 8, 16, 16};
    private static final double[] SPEED_MPS = {Double.NaN, 3, 4, 5, 5.5, 6, 9, 9.5, 11.75, 12, 17, 18, 18.5, 22, 24, 40
    };
    private static final long[] STEP_MS = {500, 1_000, 1_500};

    private final RuleRig rig = new RuleRig(new SpeedLimitRule());

    private static int condition(Moment each) {
        double limitMps = each.speedLimitMps;
        double speedMps = each.value(Signal.SPEED_MPS);
        if (Double.isNaN(limitMps)) {
            return Truth.FALSE;
        }
        return Double.isNaN(speedMps)
                ? Truth.UNKNOWN
                : Truth.of(speedMps > OVER_RATIO * limitMps && speedMps - limitMps > 1);
    }

    private static double excessMps(Moment each) {
        return condition(each) == Truth.TRUE ? each.value(Signal.SPEED_MPS) - each.speedLimitMps : 0;
    }

    private static boolean isHigh(Moment each) {
        return condition(each) == Truth.TRUE && each.value(Signal.SPEED_MPS) >= HIGH_RATIO * each.speedLimitMps;
    }

    private static List<Told> expected(List<Moment> drive) {
        SlowEpisode episode = new SlowEpisode(3_000, 0);
        drive.forEach(each -> episode.see(each.eventTimeMs(), condition(each), excessMps(each)));
        List<SlowEpisode.Step> steps = episode.steps();
        List<Told> told = new ArrayList<>();
        for (int k = 0; k < steps.size(); k++) {
            SlowEpisode.Step step = steps.get(k);
            boolean cleared = step.what() == SlowEpisode.What.CLEARED;
            int until = k + 1 < steps.size() ? steps.get(k + 1).sample() : drive.size();
            if (cleared) {
                told.add(cleared(drive, step, told));
                continue;
            }
            boolean wasHigh = step.what() == SlowEpisode.What.GREW && last(told).severity() == Severity.HIGH;
            boolean high = wasHigh || isHigh(drive.get(step.sample()));
            Finding.Kind kind = step.what() == SlowEpisode.What.RAISED ? Finding.Kind.RAISED : Finding.Kind.UPDATED;
            told.add(told(drive, step.sample(), kind, high, step.startedAtMs()));
            for (int i = step.sample() + 1; i < until && !high; i++) {
                if (isHigh(drive.get(i))) {
                    high = true;
                    told.add(told(drive, i, Finding.Kind.UPDATED, true, step.startedAtMs()));
                }
            }
        }
        return told;
    }

    private static Told last(List<Told> told) {
        return told.get(told.size() - 1);
    }

    private static Told told(List<Moment> drive, int i, Finding.Kind kind, boolean high, long startedAtMs) {
        Moment now = drive.get(i);
        return new Told(
                i,
                kind,
                "OVERSPEED",
                high ? Severity.HIGH : Severity.MEDIUM,
                startedAtMs,
                now.eventTimeMs(),
                now.value(Signal.SPEED_MPS),
                now.speedLimitMps);
    }

    /** It was driven at most so fast since it began, and too fast last under that limit. */
    private static Told cleared(List<Moment> drive, SlowEpisode.Step step, List<Told> told) {
        double fastestMps = 0;
        double limitMps = Double.NaN;
        for (int i = 0; i < step.sample(); i++) {
            Moment each = drive.get(i);
            if (each.eventTimeMs() >= step.startedAtMs() && condition(each) == Truth.TRUE) {
                fastestMps = Math.max(fastestMps, each.value(Signal.SPEED_MPS));
                limitMps = each.speedLimitMps;
            }
        }
        return new Told(
                step.sample(),
                Finding.Kind.CLEARED,
                "OVERSPEED",
                last(told).severity(),
                step.startedAtMs(),
                step.atMs(),
                fastestMps,
                limitMps);
    }

    private static List<Moment> drawn(Random random) {
        List<Moment> drive = new ArrayList<>();
        long tMs = Drive.START_MS;
        double limitMps = 4;
        double speedMps = 3;
        for (int i = 0; i < 800; i++) {
            limitMps = random.nextInt(20) == 0 ? LIMIT_MPS[random.nextInt(LIMIT_MPS.length)] : limitMps;
            speedMps = random.nextInt(4) == 0 ? SPEED_MPS[random.nextInt(SPEED_MPS.length)] : speedMps;
            drive.add(new Moment(tMs).limit(limitMps).with(Signal.SPEED_MPS, speedMps));
            tMs += STEP_MS[random.nextInt(STEP_MS.length)];
        }
        return drive;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_is_driven_is_judged_as_the_law_says_however_it_is_cut(long seed) {
        List<Moment> drive = drawn(new Random(seed));

        rig.with("overRatio", OVER_RATIO).with("highRatio", HIGH_RATIO).judgeCut(drive, 20, seed);

        assertThat(rig.told).hasSizeGreaterThan(10).isEqualTo(expected(drive));
    }
}
