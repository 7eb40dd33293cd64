package io.keruen.core.rule.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A place that stands still to the last digit while one of the speeds says that it must not. */
class PositionFrozenRuleTest {
    private static final double[] SPEED_MPS = {Double.NaN, 0, 0.5, 0.51, 7, 7};
    private static final long[] STEP_MS = {500, 1_000, 1_500};

    private final RuleRig rig = new RuleRig(new PositionFrozenRule());

    private static Moment place(double second, double eastM, double groundMps, double wheelMps) {
        return new Moment(Drive.START_MS + Math.round(1_000 * second))
                .at(eastM, 0)
                .with(Signal.SPEED_MPS, groundMps)
                .with(Signal.WHEEL_SPEED_MPS, wheelMps);
    }

    @Test
    void the_faster_of_the_two_speeds_counts_and_the_first_sample_has_none_before_it() {
        rig.judge(List.of(place(0, 0, 0, 7), place(1, 0, 0, 7), place(5.9, 0, 0, 7)));
        assertThat(rig.told).isEmpty();

        rig.judge(List.of(place(6, 0, 0, 7)));
        assertThat(rig.last().startedAtMs()).isEqualTo(Drive.START_MS + 1_000);
        assertThat(rig.last().evidence()).containsOnly(entry("speedMps", 7.0));

        rig.judge(List.of(place(7, 0, Double.NaN, Double.NaN), place(8, 0, 0.5, Double.NaN)));
        assertThat(rig.told).extracting(Told::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(rig.last().atMs()).isEqualTo(Drive.START_MS + 8_000);
    }

    private static int condition(List<Moment> drive, int i) {
        Moment now = drive.get(i);
        if (i == 0 || !isSamePlace(drive.get(i - 1), now)) {
            return Truth.FALSE;
        }
        double groundMps = now.value(Signal.SPEED_MPS);
        double wheelMps = now.value(Signal.WHEEL_SPEED_MPS);
        boolean known = !Double.isNaN(groundMps) || !Double.isNaN(wheelMps);
        return known ? Truth.of(groundMps > 0.5 || wheelMps > 0.5) : Truth.UNKNOWN;
    }

    private static boolean isSamePlace(Moment one, Moment other) {
        return one.sample.latDeg == other.sample.latDeg && one.sample.lonDeg == other.sample.lonDeg;
    }

    private static List<Told> expected(List<Moment> drive) {
        SlowEpisode episode = new SlowEpisode(5_000, 0);
        for (int i = 0; i < drive.size(); i++) {
            episode.see(drive.get(i).eventTimeMs(), condition(drive, i), 0);
        }
        return episode.steps().stream()
                .map(step -> new Told(
                        step.sample(),
                        Finding.Kind.valueOf(step.what().name()),
                        "POSITION_FROZEN",
                        Severity.HIGH,
                        step.startedAtMs(),
                        step.atMs(),
                        step.atMs() - step.startedAtMs(),
                        5_000))
                .toList();
    }

    private static List<Moment> drawn(Random random) {
        List<Moment> drive = new ArrayList<>();
        long tMs = Drive.START_MS;
        double eastM = 0;
        double northM = 0;
        double[] speedMps = {0, 0};
        for (int i = 0; i < 500; i++) {
            if (random.nextInt(8) == 0) {
                eastM += random.nextInt(2);
                northM += random.nextInt(2);
            }
            if (random.nextInt(4) == 0) {
                speedMps[random.nextInt(2)] = SPEED_MPS[random.nextInt(SPEED_MPS.length)];
            }
            drive.add(new Moment(tMs)
                    .at(eastM, northM)
                    .with(Signal.SPEED_MPS, speedMps[0])
                    .with(Signal.WHEEL_SPEED_MPS, speedMps[1]));
            tMs += STEP_MS[random.nextInt(STEP_MS.length)];
        }
        return drive;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_is_driven_is_judged_as_the_law_says_however_it_is_cut(long seed) {
        List<Moment> drive = drawn(new Random(seed));

        rig.judgeCut(drive, 20, seed);

        assertThat(rig.told).hasSizeGreaterThan(10).isEqualTo(expected(drive));
    }
}
