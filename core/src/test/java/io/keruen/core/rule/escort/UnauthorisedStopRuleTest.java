package io.keruen.core.rule.escort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.geo.Distance;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.Moment;
import io.keruen.core.kit.RuleRig;
import io.keruen.core.kit.Told;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a stop and what moves it, to the metre. */
class UnauthorisedStopRuleTest {
    private static final long HOLD_MS = 6_000;
    private static final long HIGH_MS = 12_000;
    private static final double[] SPEED_MPS = {0, 0, 0, 0.29, 0.3, 0.31, Double.NaN};
    private static final double[] SIGMA_M = {0.5, 1, 1.5};
    private static final double[] ROLL_M = {0, 0, 0, 0.5, 1, 3, -3, 4.5};
    private static final long[] STEP_MS = {500, 1_000, 1_500, 5_000, 10_000, 10_001};
    private static final ZoneKind[] ALLOWED = {
        ZoneKind.STOP_ALLOWED, ZoneKind.YARD, ZoneKind.GATE_QUEUE, ZoneKind.GATE, ZoneKind.CUSTOMS_CONTROL
    };

    private final RuleRig rig = new RuleRig(new UnauthorisedStopRule());

    private static Moment slow(double second) {
        return new Moment(Drive.START_MS + Math.round(1_000 * second)).with(Signal.SPEED_MPS, 0.1);
    }

    private static Moment odometer(double second, double m) {
        return slow(second).with(Signal.ODOMETER_M, 5_000 + m);
    }

    /** A sample a second from one second to another, at a place. */
    private static List<Moment> standing(int fromSecond, int toSecond, double eastM, double sigmaM) {
        List<Moment> moments = new ArrayList<>();
        for (int s = fromSecond; s <= toSecond; s++) {
            moments.add(slow(s).at(eastM, 0).accuracy(sigmaM));
        }
        return moments;
    }

    private static Told raised(int sample, double startedAtSecond, double atSecond) {
        long startedAtMs = Drive.START_MS + Math.round(1_000 * startedAtSecond);
        long atMs = Drive.START_MS + Math.round(1_000 * atSecond);
        return new Told(
                sample,
                Finding.Kind.RAISED,
                "UNAUTHORISED_STOP",
                Severity.MEDIUM,
                startedAtMs,
                atMs,
                atMs - startedAtMs,
                60_000);
    }

    @Test
    void three_metres_of_the_odometer_are_a_move_and_less_are_none_wherever_the_places_are() {
        rig.judge(List.of(
                odometer(0, 0),
                odometer(30, 2.75).at(500, 0),
                odometer(59, -2.75).at(0, 500),
                odometer(60, 2.75)));
        assertThat(rig.told).containsExactly(raised(3, 0, 60));
        assertThat(rig.last().evidence()).containsOnly(entry("speedMps", 0.1));

        rig.judge(List.of(odometer(61, 3)));
        assertThat(rig.last().kind()).isEqualTo(Finding.Kind.CLEARED);
        assertThat(rig.last().atMs()).isEqualTo(Drive.START_MS + 61_000);

        rig.judge(List.of(odometer(120.9, 3)));
        assertThat(rig.told).hasSize(2);
        rig.judge(List.of(odometer(121, 3)));
        assertThat(rig.told).hasSize(3).endsWith(raised(6, 61, 121));
    }

    @Test
    void a_move_back_by_the_odometer_restarts_the_stop() {
        rig.judge(List.of(odometer(0, 0), odometer(59, -3), odometer(60, -3), odometer(118.9, -3)));
        assertThat(rig.told).isEmpty();

        rig.judge(List.of(odometer(119, -3)));
        assertThat(rig.told).containsExactly(raised(4, 59, 119));
    }

    @Test
    void at_a_poor_accuracy_it_must_have_moved_by_three_times_as_much() {
        rig.judge(List.of(odometer(0, 0), odometer(60, 29).accuracy(10)));
        assertThat(rig.told).hasSize(1);

        rig.judge(List.of(odometer(61, 30).accuracy(10)));
        assertThat(rig.last().kind()).isEqualTo(Finding.Kind.CLEARED);
    }

    @Test
    void without_an_odometer_means_of_five_seconds_tell_a_move_and_single_places_do_not() {
        List<Moment> jumping = standing(0, 60, 0, 0.5);
        jumping.get(7).at(14, 0); // the mean of its five samples is 2.8 m away
        assertThat(rig.judge(jumping).told).containsExactly(raised(60, 0, 60));

        RuleRig pushed = new RuleRig(new UnauthorisedStopRule());
        List<Moment> pushing = standing(0, 30, 0, 0.5);
        pushing.addAll(standing(31, 100, 3.1, 0.5));
        assertThat(pushed.judge(pushing).told)
                .as(
                        "blocks end every 5 s, so the one of 31 to 34 s was pushed but for a sample; the next was pushed whole")
                .containsExactly(raised(100, 40, 100));
    }

    @Test
    void means_closer_than_three_times_the_accuracy_are_no_move() {
        List<Moment> drifting = standing(0, 20, 0, 1.5);
        drifting.addAll(standing(21, 60, 4.4, 1.5));
        assertThat(rig.judge(drifting).told).containsExactly(raised(60, 0, 60));

        RuleRig pushed = new RuleRig(new UnauthorisedStopRule());
        List<Moment> pushing = standing(0, 20, 0, 1.5);
        pushing.addAll(standing(21, 89, 4.6, 1.5));
        assertThat(pushed.judge(pushing).told).isEmpty();
    }

    @Test
    void who_drives_through_a_hole_has_not_stood_there() {
        List<Moment> drive = standing(0, 1, 0, 0.5);
        drive.addAll(standing(200, 259, 1_500, 0.5));
        assertThat(rig.judge(drive).told).isEmpty();

        rig.judge(standing(260, 260, 1_500, 0.5));
        assertThat(rig.told).containsExactly(raised(62, 200, 260));
    }

    @Test
    void who_stood_through_a_hole_has_stood_all_the_time() {
        List<Moment> drive = standing(0, 1, 0, 1.5);
        drive.addAll(standing(100, 100, 4.4, 1.5));
        assertThat(rig.judge(drive).told).containsExactly(raised(2, 0, 100));

        RuleRig seldom = new RuleRig(new UnauthorisedStopRule());
        for (int s = 0; s <= 75; s += 15) {
            seldom.judge(standing(s, s, s / 15 % 2 * 14, 5)); // its place is vague, and it speaks every 15 s
        }
        assertThat(seldom.told).containsExactly(raised(4, 0, 60));
    }

    @ParameterizedTest
    @EnumSource(ZoneKind.class)
    void where_one_may_stand_no_stop_begins_and_a_running_one_ends(ZoneKind kind) {
        boolean isAllowed = List.of(ALLOWED).contains(kind);

        rig.judge(List.of(slow(0).in(kind), slow(60).in(kind)));
        assertThat(rig.told).hasSize(isAllowed ? 0 : 1);

        rig.judge(List.of(slow(61), slow(121), slow(122).in(kind)));
        assertThat(rig.told).hasSize(isAllowed ? 2 : 1);
    }

    /** The law of the rule over a whole drive. */
    private static List<Told> expected(List<Moment> drive) {
        List<Told> told = new ArrayList<>();
        Moment first = null;
        boolean raised = false;
        boolean high = false;
        List<Moment> block = new ArrayList<>();
        long blockFromMs = 0;
        for (int i = 0; i < drive.size(); i++) {
            Moment now = drive.get(i);
            long tMs = now.eventTimeMs();
            boolean stands = !now.isIn(ALLOWED) && now.speedMps() < 0.3;
            boolean unknown = !now.isIn(ALLOWED) && Double.isNaN(now.speedMps());
            if (first != null && !unknown) {
                boolean moved = false;
                if (stands && hasOdometer(first, now)) {
                    double rolledM = now.value(Signal.ODOMETER_M) - first.value(Signal.ODOMETER_M);
                    moved = Math.abs(rolledM) >= Math.max(3, 3 * now.sigmaM);
                } else if (stands) {
                    boolean full = tMs - blockFromMs >= 5_000;
                    moved = full && !block.isEmpty() && meanM(first, block) >= Math.max(3, 3 * now.sigmaM);
                    boolean afterHole = tMs - drive.get(i - 1).eventTimeMs() > 10_000;
                    moved |= afterHole && meanM(first, List.of(now)) >= Math.max(3, 3 * now.sigmaM);
                    if (full) {
                        block.clear();
                        blockFromMs = tMs;
                    }
                    block.add(now);
                }
                if (moved || !stands) {
                    if (raised) {
                        told.add(told(i, Finding.Kind.CLEARED, high, first, now));
                    }
                    first = null;
                }
            }
            if (first == null && stands) {
                first = now;
                raised = false;
                high = false;
                block.clear();
                blockFromMs = tMs;
            }
            if (first != null && stands && tMs - first.eventTimeMs() >= HOLD_MS) {
                boolean isHigh = tMs - first.eventTimeMs() >= HIGH_MS;
                if (!raised || (isHigh && !high)) {
                    high = isHigh;
                    told.add(told(i, raised ? Finding.Kind.UPDATED : Finding.Kind.RAISED, high, first, now));
                    raised = true;
                }
            }
        }
        return told;
    }

    private static boolean hasOdometer(Moment first, Moment now) {
        return !Double.isNaN(first.value(Signal.ODOMETER_M)) && !Double.isNaN(now.value(Signal.ODOMETER_M));
    }

    private static double meanM(Moment first, List<Moment> block) {
        double latDeg =
                block.stream().mapToDouble(each -> each.sample.latDeg).average().orElseThrow();
        double lonDeg =
                block.stream().mapToDouble(each -> each.sample.lonDeg).average().orElseThrow();
        return Distance.betweenM(first.sample.latDeg, first.sample.lonDeg, latDeg, lonDeg);
    }

    private static Told told(int i, Finding.Kind kind, boolean high, Moment first, Moment now) {
        Severity severity = high ? Severity.HIGH : Severity.MEDIUM;
        long tookMs = now.eventTimeMs() - first.eventTimeMs();
        return new Told(
                i, kind, "UNAUTHORISED_STOP", severity, first.eventTimeMs(), now.eventTimeMs(), tookMs, HOLD_MS);
    }

    private static List<Moment> drawn(Random random) {
        List<Moment> drive = new ArrayList<>();
        long tMs = Drive.START_MS;
        double odometerM = 1_000;
        double eastM = 0;
        double northM = 0;
        boolean counts = false;
        double speedMps = 0;
        for (int i = 0; i < 400; i++) {
            counts = random.nextInt(15) == 0 ? random.nextBoolean() : counts;
            if (random.nextInt(6) == 0) {
                speedMps = SPEED_MPS[random.nextInt(SPEED_MPS.length)];
            }
            if (random.nextInt(12) == 0) {
                double rolledM = ROLL_M[random.nextInt(ROLL_M.length)];
                odometerM += rolledM;
                eastM += rolledM * 0.8;
                northM += rolledM * 0.7;
            }
            Moment next = new Moment(tMs)
                    .at(eastM + random.nextDouble(), northM + random.nextDouble())
                    .accuracy(SIGMA_M[random.nextInt(SIGMA_M.length)])
                    .with(random.nextInt(5) == 0 ? Signal.WHEEL_SPEED_MPS : Signal.SPEED_MPS, speedMps);
            if (counts) {
                next.with(Signal.ODOMETER_M, odometerM);
            }
            if (random.nextInt(40) == 0) {
                next.in(ALLOWED[random.nextInt(ALLOWED.length)]);
            }
            drive.add(next);
            tMs += STEP_MS[random.nextInt(STEP_MS.length)];
        }
        return drive;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatever_is_driven_is_judged_as_the_law_says_however_it_is_cut(long seed) {
        List<Moment> drive = drawn(new Random(seed));

        rig.with("holdMs", HOLD_MS).with("highMs", HIGH_MS).judgeCut(drive, 20, seed);

        assertThat(rig.told).hasSizeGreaterThan(10).isEqualTo(expected(drive));
    }
}
