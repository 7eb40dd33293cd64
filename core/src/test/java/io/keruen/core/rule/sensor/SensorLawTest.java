package io.keruen.core.rule.sensor;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of range, rate and standing still over whole drives, looked up in all that was seen. */
class SensorLawTest {
    private static final double NONE = Double.NaN;
    private static final Signal[] RANGED = {Signal.CARGO_TEMP_C, Signal.ALTITUDE_M, Signal.SPEED_MPS};
    private static final double[][] RANGE = {{-70, 80}, {-450, 9_000}, {0, 60}};
    private static final Signal[] RATED = {Signal.CARGO_TEMP_C, Signal.WHEEL_SPEED_MPS, Signal.STATE_OF_CHARGE_PCT};
    private static final double[] PER_S = {5, 40, 10};
    private static final long[] STEP_MS = {100, 500, 1_000, 1_500};

    private static List<Told> of(RuleRig rig, Signal signal) {
        List<Told> told = new ArrayList<>();
        for (int k = 0; k < rig.told.size(); k++) {
            if (rig.findings.get(k).subject().equals("truck-1@" + signal.fieldName())) {
                told.add(rig.told.get(k));
            }
        }
        return told;
    }

    private static Told told(int i, Finding.Kind kind, long startedAtMs, long atMs, double measured, double limit) {
        return new Told(i, kind, "SENSOR_ANOMALY", Severity.LOW, startedAtMs, atMs, measured, limit);
    }

    private static List<Told> outOfRange(List<Moment> drive, Signal signal, double least, double most) {
        SlowEpisode episode = new SlowEpisode(2_000, 5_000);
        for (Moment each : drive) {
            double value = each.value(signal);
            int out = Double.isNaN(value) ? Truth.UNKNOWN : Truth.of(value < least || value > most);
            episode.see(each.eventTimeMs(), out, 0);
        }
        List<Told> told = new ArrayList<>();
        for (SlowEpisode.Step step : episode.steps()) {
            boolean raised = step.what() == SlowEpisode.What.RAISED;
            double value = drive.get(step.sample()).value(signal);
            told.add(told(
                    step.sample(),
                    raised ? Finding.Kind.RAISED : Finding.Kind.CLEARED,
                    step.startedAtMs(),
                    step.atMs(),
                    raised ? value : NONE,
                    !raised ? NONE : value < least ? least : most));
        }
        return told;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void what_lies_outside_for_two_seconds_is_told_however_it_is_cut(long seed) {
        Random random = new Random(seed);
        List<Moment> drive = new ArrayList<>();
        double[] values = {0, 0, 0};
        long tMs = Drive.START_MS;
        for (int i = 0; i < 800; i++) {
            Moment next = new Moment(tMs);
            for (int r = 0; r < RANGED.length; r++) {
                if (random.nextInt(7) == 0) {
                    double[] choice = {RANGE[r][0], RANGE[r][0] - 0.5, RANGE[r][1], RANGE[r][1] + 0.5, NONE, 5};
                    values[r] = choice[random.nextInt(choice.length)];
                }
                next.with(RANGED[r], values[r]);
            }
            drive.add(next);
            tMs += STEP_MS[random.nextInt(STEP_MS.length)];
        }

        RuleRig rig = new RuleRig(new SensorRangeRule()).judgeCut(drive, 20, seed);

        for (int r = 0; r < RANGED.length; r++) {
            assertThat(of(rig, RANGED[r]))
                    .hasSizeGreaterThan(4)
                    .isEqualTo(outOfRange(drive, RANGED[r], RANGE[r][0], RANGE[r][1]));
        }
    }

    private static List<Told> leaps(List<Moment> drive, Signal signal, double perS) {
        List<Told> told = new ArrayList<>();
        Moment before = null;
        long startedAtMs = 0;
        long lastMs = 0;
        for (int i = 0; i < drive.size(); i++) {
            Moment now = drive.get(i);
            if (startedAtMs != 0 && now.eventTimeMs() >= lastMs + 10_000) {
                told.add(told(i, Finding.Kind.CLEARED, startedAtMs, lastMs + 10_000, NONE, NONE));
                startedAtMs = 0;
            }
            if (Double.isNaN(now.value(signal))) {
                continue;
            }
            double tookS = before == null ? 1 : Math.max(1_000, now.eventTimeMs() - before.eventTimeMs()) / 1_000.0;
            double change = before == null ? 0 : Math.abs(now.value(signal) - before.value(signal));
            if (change > perS * tookS) {
                lastMs = now.eventTimeMs();
                if (startedAtMs == 0) {
                    startedAtMs = lastMs;
                    told.add(told(i, Finding.Kind.RAISED, lastMs, lastMs, change / tookS, perS));
                }
            }
            before = now;
        }
        return told;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void what_changes_faster_than_possible_is_told_however_it_is_cut(long seed) {
        Random random = new Random(seed);
        List<Moment> drive = new ArrayList<>();
        double[] values = {0, 0, 50};
        long tMs = Drive.START_MS;
        for (int i = 0; i < 1_200; i++) {
            long stepMs = STEP_MS[random.nextInt(STEP_MS.length)];
            tMs += stepMs;
            Moment next = new Moment(tMs);
            for (int r = 0; r < RATED.length; r++) {
                if (random.nextInt(30) == 0) {
                    double most = PER_S[r] * Math.max(1_000, stepMs) / 1_000;
                    double[] choice = {most, -most, most + 0.5, -most - 0.5, 3 * most};
                    values[r] += choice[random.nextInt(choice.length)];
                }
                boolean isGiven = random.nextInt(i / 300 % 2 == 0 ? 1_000 : 4) != 0;
                next.with(RATED[r], isGiven ? values[r] : NONE);
            }
            drive.add(next);
        }

        RuleRig rig = new RuleRig(new SensorRateRule()).judgeCut(drive, seed % 2 == 0 ? 5 : 20, seed);

        for (int r = 0; r < RATED.length; r++) {
            assertThat(of(rig, RATED[r])).hasSizeGreaterThan(6).isEqualTo(leaps(drive, RATED[r], PER_S[r]));
        }
    }

    @Test
    void a_rate_is_told_in_the_unit_of_its_signal() {
        List<Moment> leap = List.of(
                new Moment(Drive.START_MS).with(Signal.CARGO_TEMP_C, 0),
                new Moment(Drive.START_MS + 100).with(Signal.CARGO_TEMP_C, 6));

        Finding found = new RuleRig(new SensorRateRule()).judge(leap).last();

        assertThat(found.unit()).isEqualTo("C/s");
        assertThat(found.evidence()).containsEntry("cargoTempC", 6.0);
    }

    private static double courseDeg(Moment each) {
        return each.speedMps() > 2 ? each.value(Signal.COURSE_DEG) : NONE;
    }

    /** How far the neighbour of a signal moved while it stood still in these samples. */
    private static double moved(Signal signal, List<Moment> stood) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double first = NONE;
        double wayM = 0;
        Moment seen = stood.get(0);
        for (Moment each : stood) {
            double speedMps = each.speedMps();
            if (signal == Signal.ODOMETER_M && !Double.isNaN(speedMps)) {
                wayM += speedMps * Math.min(2_000, each.eventTimeMs() - seen.eventTimeMs()) / 1_000;
                seen = each;
            }
            double value = signal == Signal.WHEEL_SPEED_MPS
                    ? each.value(Signal.SPEED_MPS)
                    : signal == Signal.YAW_RATE_DEGPS ? courseDeg(each) : speedMps;
            if (signal == Signal.YAW_RATE_DEGPS && !Double.isNaN(value)) {
                first = Double.isNaN(first) ? value : first;
                value = Math.IEEEremainder(value - first, 360);
            }
            low = Double.isNaN(value) ? low : Math.min(low, value);
            high = Double.isNaN(value) ? high : Math.max(high, value);
        }
        return signal == Signal.ODOMETER_M ? wayM : high - low;
    }

    private static double mostMoved(Signal signal, List<Moment> stood) {
        double stoodS =
                (stood.get(stood.size() - 1).eventTimeMs() - stood.get(0).eventTimeMs()) / 1_000.0;
        double explained = 1.2 * Math.abs(stood.get(0).value(signal)) * stoodS;
        return switch (signal) {
            case ACCEL_LON_MPS2 -> 3 + explained;
            case YAW_RATE_DEGPS -> 20 + explained;
            case ODOMETER_M -> 500;
            default -> 3;
        };
    }

    private static List<Told> stuck(List<Moment> drive, Signal signal) {
        List<Told> told = new ArrayList<>();
        List<Moment> stood = new ArrayList<>();
        long givenMs = 0;
        long trueMs = 0;
        boolean open = false;
        for (int i = 0; i < drive.size(); i++) {
            Moment now = drive.get(i);
            double value = now.value(signal);
            if (Double.isNaN(value)) {
                continue;
            }
            if (!stood.isEmpty() && stood.get(0).value(signal) != value) {
                if (open) {
                    told.add(told(i, Finding.Kind.CLEARED, trueMs, now.eventTimeMs(), NONE, NONE));
                }
                stood.clear();
                trueMs = 0;
                open = false;
            }
            if (!open && signal != Signal.ODOMETER_M && now.eventTimeMs() - givenMs > 10_000) {
                stood.clear();
                trueMs = 0;
            }
            givenMs = now.eventTimeMs();
            stood.add(now);
            double moved = moved(signal, stood);
            double most = mostMoved(signal, stood);
            if (!open) {
                trueMs = !(moved > most) ? 0 : trueMs == 0 ? now.eventTimeMs() : trueMs;
                open = trueMs != 0 && now.eventTimeMs() - trueMs >= 20_000;
                if (open) {
                    told.add(told(i, Finding.Kind.RAISED, trueMs, now.eventTimeMs(), moved, most));
                }
            }
        }
        return told;
    }

    private static final Signal[] STANDING = {
        Signal.WHEEL_SPEED_MPS, Signal.ACCEL_LON_MPS2, Signal.YAW_RATE_DEGPS, Signal.ODOMETER_M
    };

    private static final long[] HOLE_MS = {5_000, 5_000, 5_000, 10_000, 10_001, 15_000};

    private static List<Moment> standing(Random random) {
        List<Moment> drive = new ArrayList<>();
        double[] values = {5, 0, 0, 1_000};
        double speedMps = 10;
        double courseDeg = 350;
        long tMs = Drive.START_MS;
        for (int i = 0; i < 1_800; i++) {
            speedMps = random.nextInt(15) == 0 ? 2 + random.nextInt(12) : speedMps;
            courseDeg = random.nextInt(15) == 0 ? (courseDeg + 10 * random.nextInt(4)) % 360 : courseDeg;
            Moment next = new Moment(tMs);
            for (int r = 0; r < STANDING.length; r++) {
                if (random.nextInt(r == 3 ? 150 : 60) == 0) {
                    values[r] += random.nextInt(3) * (r == 1 ? 0.0625 : 0.5);
                    values[r] = r == 1 || r == 2 ? values[r] % 1 : values[r];
                }
                if (random.nextInt(12) != 0) {
                    next.with(STANDING[r], values[r]);
                }
            }
            next.with(Signal.SPEED_MPS, random.nextInt(15) == 0 ? NONE : speedMps);
            next.with(Signal.COURSE_DEG, random.nextInt(15) == 0 ? NONE : courseDeg);
            drive.add(next);
            tMs += random.nextInt(60) == 0 ? HOLE_MS[random.nextInt(HOLE_MS.length)] : 500L * (1 + random.nextInt(3));
        }
        return drive;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void what_stands_still_while_its_neighbour_moves_is_told_however_it_is_cut(long seed) {
        List<Moment> drive = standing(new Random(seed));

        RuleRig rig = new RuleRig(new SensorStuckRule()).judgeCut(drive, seed % 2 == 0 ? 8 : 60, seed);

        for (Signal signal : STANDING) {
            List<Told> told = of(rig, signal);
            List<Told> expected = stuck(drive, signal);
            assertThat(told).as(signal.fieldName()).hasSizeGreaterThan(0).hasSameSizeAs(expected);
            for (int k = 0; k < told.size(); k++) {
                Told one = expected.get(k);
                Told other = told.get(k);
                assertThat(told(other.sample(), other.kind(), other.startedAtMs(), other.atMs(), 0, 0))
                        .isEqualTo(told(one.sample(), one.kind(), one.startedAtMs(), one.atMs(), 0, 0));
                assertThat(other.measured()).isEqualTo(one.measured(), org.assertj.core.data.Offset.offset(1e-9));
                assertThat(other.limit()).isEqualTo(one.limit(), org.assertj.core.data.Offset.offset(1e-9));
            }
        }
    }

    /** A minute straight on, two unheard in which it turns right and slows down, and a minute straight on again. */
    private static List<Moment> turnedUnheard(double yawRateDegps) {
        List<Moment> drive = new ArrayList<>();
        for (int s = 0; s < 240; s++) {
            if (s < 60 || s >= 180) {
                drive.add(new Moment(Drive.START_MS + 1_000L * s)
                        .with(Signal.YAW_RATE_DEGPS, s < 180 ? 0 : yawRateDegps)
                        .with(Signal.ACCEL_LON_MPS2, 0)
                        .with(Signal.SPEED_MPS, s < 60 ? 15 : 10)
                        .with(Signal.COURSE_DEG, s < 60 ? 10 : 100));
            }
        }
        return drive;
    }

    @Test
    void the_same_before_and_behind_a_hole_is_not_what_stood_through_it() {
        for (int longest : new int[] {1, 7, 300}) {
            RuleRig rig = new RuleRig(new SensorStuckRule()).judgeCut(turnedUnheard(0), longest, 1);

            assertThat(rig.told).isEmpty();
        }
    }

    @Test
    void what_was_told_to_stand_still_goes_on_behind_a_hole_until_it_says_something_else() {
        List<Moment> drive = turnedUnheard(0.5);
        for (int i = 0; i < 60; i++) {
            drive.get(i).with(Signal.COURSE_DEG, 5 * i);
        }

        RuleRig rig = new RuleRig(new SensorStuckRule()).judgeCut(drive, 7, 1);

        assertThat(rig.told).extracting(Told::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(rig.told.get(1).sample()).isEqualTo(60);
    }

    @Test
    void what_stood_still_is_told_with_its_unit() {
        List<Moment> drive = new ArrayList<>();
        for (int s = 0; s < 40; s++) {
            drive.add(new Moment(Drive.START_MS + 1_000L * s)
                    .with(Signal.WHEEL_SPEED_MPS, 5)
                    .with(Signal.YAW_RATE_DEGPS, 0)
                    .with(Signal.ODOMETER_M, 7)
                    .with(Signal.SPEED_MPS, 60 + s)
                    .with(Signal.COURSE_DEG, 5 * s));
        }

        RuleRig rig = new RuleRig(new SensorStuckRule()).judgeCut(drive, 7, 1);

        assertThat(rig.findings).extracting(Finding::unit).containsExactlyInAnyOrder("m/s", "deg", "m");
        assertThat(rig.findings).allMatch(each -> each.evidence().get("stoodMs") == each.atMs() - Drive.START_MS);
    }
}
