package io.keruen.core.rule.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.Moment;
import io.keruen.core.kit.RuleRig;
import io.keruen.core.kit.Told;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a step may be, to the metre. */
class PositionJumpRuleTest {
    private static final long CLEAR_MS = 20_000;
    private static final long TWICE_MS = 8_000;
    private static final double[] SPEED_MPS = {Double.NaN, Double.NaN, 0, 2, 8};
    private static final double[] SIGMA_M = {0.15, 0.2, 0.2, 3, 4};
    private static final double[] EXCESS_M = {0, 0, 0, 0, 0, 1.5, 1.75, 12, 30, 30.5};
    private static final long[] STEP_MS = {0, 500, 1_000, 1_000, 2_000, 10_000, 10_001};

    private final RuleRig rig = new RuleRig(new PositionJumpRule());

    private static Moment step(double second, double stepM, double speedMps) {
        Moment moment = new Moment(Drive.START_MS + Math.round(1_000 * second)).accuracy(0.1);
        moment.stepM = stepM;
        return moment.with(Signal.SPEED_MPS, speedMps);
    }

    @Test
    void a_metre_and_a_half_more_than_the_faster_speed_explains_is_no_jump_yet() {
        rig.judge(List.of(step(0, 0, 2), step(1, 9.5, 8), step(2, 9.5, 2)));
        assertThat(rig.told).isEmpty();

        rig.judge(List.of(step(3, 3.75, 0)));
        long atMs = Drive.START_MS + 3_000;
        assertThat(rig.told)
                .containsExactly(
                        new Told(3, Finding.Kind.RAISED, "POSITION_JUMP", Severity.MEDIUM, atMs, atMs, 1.75, 1.5));
        assertThat(rig.last().evidence()).containsOnly(entry("stepM", 3.75), entry("dtMs", 1_000.0));
    }

    @Test
    void a_first_sample_has_come_from_nowhere() {
        rig.judge(List.of(step(0, 900, 2), step(1, 2, 2)));

        assertThat(rig.told).isEmpty();
    }

    private static double knownMps(Moment one, Moment next) {
        double before = one.speedMps();
        double after = next.speedMps();
        return Double.isNaN(before) ? after : Double.isNaN(after) ? before : Math.max(before, after);
    }

    private static double limitM(Moment one, Moment next) {
        return Math.max(1.5, 6 * Math.hypot(one.sigmaM, next.sigmaM));
    }

    /** How far the step to sample {@code i} went beyond what is explained; NaN where nothing can be said. */
    private static double excessM(List<Moment> drive, int i) {
        long dtMs = i == 0 ? 0 : drive.get(i).eventTimeMs() - drive.get(i - 1).eventTimeMs();
        return dtMs <= 0 || dtMs > 10_000
                ? Double.NaN
                : drive.get(i).stepM - knownMps(drive.get(i - 1), drive.get(i)) * dtMs / 1_000;
    }

    private static List<Told> expected(List<Moment> drive) {
        List<Told> told = new ArrayList<>();
        List<Long> jumpsMs = new ArrayList<>(); // of the open alert
        boolean high = false;
        for (int i = 0; i < drive.size(); i++) {
            long tMs = drive.get(i).eventTimeMs();
            if (!jumpsMs.isEmpty() && tMs >= last(jumpsMs) + CLEAR_MS) {
                told.add(told(i, Finding.Kind.CLEARED, high, jumpsMs, last(jumpsMs) + CLEAR_MS));
                jumpsMs.clear();
                high = false;
            }
            double excessM = excessM(drive, i);
            if (Double.isNaN(excessM) || !(excessM > limitM(drive.get(i - 1), drive.get(i)))) {
                continue;
            }
            boolean first = jumpsMs.isEmpty();
            boolean escalates = !first && !high && tMs - last(jumpsMs) <= TWICE_MS;
            jumpsMs.add(tMs);
            if (first || escalates) {
                high = escalates;
                told.add(new Told(
                        i,
                        first ? Finding.Kind.RAISED : Finding.Kind.UPDATED,
                        "POSITION_JUMP",
                        high ? Severity.HIGH : Severity.MEDIUM,
                        jumpsMs.get(0),
                        tMs,
                        excessM,
                        limitM(drive.get(i - 1), drive.get(i))));
            }
        }
        return told;
    }

    private static long last(List<Long> timesMs) {
        return timesMs.get(timesMs.size() - 1);
    }

    private static Told told(int i, Finding.Kind kind, boolean high, List<Long> jumpsMs, long atMs) {
        Severity severity = high ? Severity.HIGH : Severity.MEDIUM;
        return new Told(i, kind, "POSITION_JUMP", severity, jumpsMs.get(0), atMs, Double.NaN, Double.NaN);
    }

    private static List<Moment> drawn(Random random) {
        List<Moment> drive = new ArrayList<>();
        long tMs = Drive.START_MS;
        for (int i = 0; i < 400; i++) {
            long dtMs = STEP_MS[random.nextInt(STEP_MS.length)];
            tMs += dtMs;
            Moment next = new Moment(tMs)
                    .accuracy(SIGMA_M[random.nextInt(SIGMA_M.length)])
                    .with(Signal.SPEED_MPS, SPEED_MPS[random.nextInt(SPEED_MPS.length)]);
            double wayM = i == 0 ? 0 : knownMps(drive.get(i - 1), next) * dtMs / 1_000;
            next.stepM = (Double.isNaN(wayM) ? 0 : wayM) + EXCESS_M[random.nextInt(EXCESS_M.length)];
            drive.add(next);
        }
        return drive;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatever_is_driven_is_judged_as_the_law_says_however_it_is_cut(long seed) {
        List<Moment> drive = drawn(new Random(seed));

        rig.with("clearMs", CLEAR_MS).with("twiceMs", TWICE_MS).judgeCut(drive, 20, seed);

        assertThat(rig.told).hasSizeGreaterThan(10).isEqualTo(expected(drive));
    }
}
