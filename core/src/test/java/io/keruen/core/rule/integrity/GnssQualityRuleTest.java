package io.keruen.core.rule.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.Moment;
import io.keruen.core.kit.RuleRig;
import io.keruen.core.kit.SlowEpisode;
import io.keruen.core.kit.Told;
import io.keruen.core.rule.Truth;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too little for a receiver: no fix, fewer than 4 satellites, a dilution of 20, or 8 dB under its median. */
class GnssQualityRuleTest {
    private static final double NONE = Double.NaN;
    private static final int NO_FIX = CodedSignal.FIX_TYPE.names().indexOf("NONE");
    private static final int FIX = CodedSignal.FIX_TYPE.names().indexOf("THREE_D");
    private static final int ABSENT = CodedSignal.ABSENT;
    private static final int[] FIXES = {ABSENT, FIX, FIX, FIX, FIX, NO_FIX};
    private static final int[] SATELLITES = {ABSENT, 0, 3, 4, 9, 9, 9};
    private static final double[] HDOP = {NONE, 1, 1, 1, 19.9, 20, 50};
    private static final double[] AWAY_DB = {0, 0, 0, -7, -8.5, -12, 3};
    private static final long[] STEP_MS = {200, 500, 1_000, 1_500};

    private final RuleRig rig = new RuleRig(new GnssQualityRule());

    private static Moment heard(double second) {
        return new Moment(Drive.START_MS + Math.round(1_000 * second)).with(CodedSignal.FIX_TYPE, FIX);
    }

    @Test
    void three_satellites_for_five_seconds_are_too_few_and_four_end_it() {
        rig.judge(List.of(
                heard(0).with(CodedSignal.SATELLITES, 4),
                heard(1).with(CodedSignal.SATELLITES, 3),
                heard(5.9).with(CodedSignal.SATELLITES, 3)));
        assertThat(rig.told).isEmpty();

        rig.judge(List.of(heard(6).with(CodedSignal.SATELLITES, 3)));
        assertThat(rig.told).hasSize(1);
        assertThat(rig.last().startedAtMs()).isEqualTo(Drive.START_MS + 1_000);
        assertThat(rig.last().unit()).isEqualTo("satellites");
        assertThat(rig.last().evidence()).containsOnlyKeys("fixType", "satellites");

        rig.judge(List.of(heard(7).with(CodedSignal.SATELLITES, 4), heard(12).with(CodedSignal.SATELLITES, 4)));
        assertThat(rig.last().kind()).isEqualTo(Finding.Kind.CLEARED);
        assertThat(rig.last().atMs()).isEqualTo(Drive.START_MS + 7_000);
    }

    @Test
    void a_dilution_of_twenty_is_too_much() {
        rig.judge(List.of(heard(0).with(Signal.HDOP, 19.9), heard(5).with(Signal.HDOP, 19.9)));
        assertThat(rig.told).isEmpty();

        rig.judge(List.of(heard(6).with(Signal.HDOP, 20), heard(11).with(Signal.HDOP, 20)));
        assertThat(rig.last().measured()).isEqualTo(20);
        assertThat(rig.last().unit()).isEqualTo("1");
        assertThat(rig.last().evidence()).containsEntry("hdop", 20.0);
    }

    @Test
    void a_strength_is_held_against_the_median_after_a_minute_of_learning() {
        List<Moment> learning = new ArrayList<>();
        for (int s = 0; s < 59; s++) {
            learning.add(heard(s).with(Signal.CN0_MEAN_DB_HZ, 44));
        }
        rig.judge(learning);
        rig.judge(
                List.of(heard(58.1).with(Signal.CN0_MEAN_DB_HZ, 20), heard(58.2).with(Signal.CN0_MEAN_DB_HZ, 20)));
        rig.judge(List.of(heard(59).with(Signal.CN0_MEAN_DB_HZ, 44)));
        rig.judge(
                List.of(heard(60).with(Signal.CN0_MEAN_DB_HZ, 36.01), heard(65).with(Signal.CN0_MEAN_DB_HZ, 36.01)));
        assertThat(rig.told).isEmpty();

        rig.judge(List.of(heard(66).with(Signal.CN0_MEAN_DB_HZ, 30), heard(71).with(Signal.CN0_MEAN_DB_HZ, 30)));
        assertThat(rig.told).hasSize(1);
        assertThat(rig.last().unit()).isEqualTo("dB-Hz");
        assertThat(rig.last().evidence()).containsKeys("cn0MeanDbHz", "cn0MedianDbHz");
    }

    /** Five samples a second of which one says the strength. */
    private static List<Moment> seldom(int fromSecond, int seconds, double strengthDb) {
        List<Moment> drive = new ArrayList<>();
        for (int k = 0; k < 5 * seconds; k++) {
            Moment next = heard(fromSecond + k / 5.0);
            drive.add(k % 5 == 0 ? next.with(Signal.CN0_MEAN_DB_HZ, strengthDb) : next);
        }
        return drive;
    }

    @Test
    void a_fix_alone_does_not_say_that_a_strength_which_comes_seldom_is_good_again() {
        rig.judge(seldom(0, 70, 44)).judge(seldom(70, 7, 29));
        assertThat(rig.told).extracting(Told::kind).containsExactly(Finding.Kind.RAISED);
        assertThat(rig.last().startedAtMs()).isEqualTo(Drive.START_MS + 70_000);
        assertThat(rig.last().atMs()).isEqualTo(Drive.START_MS + 75_000);

        rig.judge(seldom(77, 20, 29)).judge(seldom(97, 6, 44));
        assertThat(rig.told).extracting(Told::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(rig.last().atMs()).isEqualTo(Drive.START_MS + 97_000);
    }

    @Test
    void what_is_not_said_any_more_counts_for_ten_seconds() {
        rig.judge(seldom(0, 70, 44)).judge(seldom(70, 6, 29));
        assertThat(rig.told).hasSize(1);

        rig.judge(List.of(heard(85), heard(85.1), heard(90), heard(90.1)));
        assertThat(rig.last().kind()).isEqualTo(Finding.Kind.CLEARED);
        assertThat(rig.last().atMs()).isEqualTo(Drive.START_MS + 85_100);
    }

    private static List<Told> expected(List<Moment> drive) {
        SlowEpisode episode = new SlowEpisode(5_000, 5_000);
        boolean[] poor = new boolean[4];
        long poorMs = 0;
        List<Told> told = new ArrayList<>();
        double medianDb = 0;
        int learned = 0;
        long nextMs = 0;
        for (int i = 0; i < drive.size(); i++) {
            Moment now = drive.get(i);
            double strengthDb = now.value(Signal.CN0_MEAN_DB_HZ);
            double floorDb = learned < 60 ? Double.NEGATIVE_INFINITY : medianDb - 8;
            boolean open = !told.isEmpty() && told.get(told.size() - 1).kind() == Finding.Kind.RAISED;
            if (!Double.isNaN(strengthDb) && now.eventTimeMs() >= nextMs) {
                nextMs = now.eventTimeMs() + 1_000;
                medianDb = learned == 0 ? strengthDb : medianDb;
                learned++;
                double stepDb = open ? 0.005 : 0.05;
                medianDb += Math.max(-stepDb, Math.min(stepDb, strengthDb - medianDb));
            }
            int condition = condition(now, floorDb, poor, now.eventTimeMs() - poorMs);
            poorMs = condition == Truth.TRUE ? now.eventTimeMs() : poorMs;
            episode.see(now.eventTimeMs(), condition, 0);
            List<SlowEpisode.Step> steps = episode.steps();
            if (steps.size() > told.size()) {
                SlowEpisode.Step step = steps.get(steps.size() - 1);
                double hdop = now.value(Signal.HDOP);
                int satellites = now.sample.code(CodedSignal.SATELLITES);
                boolean weak = strengthDb <= floorDb;
                boolean flat = !weak && hdop >= 20;
                told.add(new Told(
                        i,
                        Finding.Kind.valueOf(step.what().name()),
                        "GNSS_JAMMING_SUSPECTED",
                        Severity.HIGH,
                        step.startedAtMs(),
                        step.atMs(),
                        weak ? strengthDb : flat ? hdop : Math.max(0, satellites),
                        weak ? floorDb : flat ? 20 : 4));
            }
        }
        return told;
    }

    /** {@code poor}: what was poor when it was last said; {@code sinceMs} is the time since any of it was. */
    private static int condition(Moment now, double floorDb, boolean[] poor, long sinceMs) {
        int fix = now.sample.code(CodedSignal.FIX_TYPE);
        int satellites = now.sample.code(CodedSignal.SATELLITES);
        double hdop = now.value(Signal.HDOP);
        double strengthDb = now.value(Signal.CN0_MEAN_DB_HZ);
        boolean[] given = {fix != ABSENT, satellites != ABSENT, !Double.isNaN(hdop), !Double.isNaN(strengthDb)};
        boolean[] isPoor = {fix == NO_FIX, satellites < 4, hdop >= 20, strengthDb <= floorDb};
        boolean saysNothing = true;
        boolean anyPoor = false;
        boolean anyUnknown = false;
        for (int part = 0; part < given.length; part++) {
            poor[part] = given[part] ? isPoor[part] : poor[part];
            saysNothing &= !given[part];
            anyPoor |= given[part] && poor[part];
            anyUnknown |= !given[part] && poor[part];
        }
        boolean unknown = saysNothing || anyUnknown && sinceMs <= 10_000;
        return anyPoor ? Truth.TRUE : unknown ? Truth.UNKNOWN : Truth.FALSE;
    }

    private static List<Moment> drawn(Random random, boolean strong) {
        List<Moment> drive = new ArrayList<>();
        int fix = FIX;
        int satellites = 9;
        double hdop = 1;
        double awayDb = 0;
        long tMs = Drive.START_MS;
        for (int i = 0; i < 700; i++) {
            boolean calm = i < 150 || i / 100 % 2 == 0;
            fix = calm ? FIX : random.nextInt(20) == 0 ? FIXES[random.nextInt(FIXES.length)] : fix;
            satellites =
                    calm ? 9 : random.nextInt(20) == 0 ? SATELLITES[random.nextInt(SATELLITES.length)] : satellites;
            hdop = calm ? 1 : random.nextInt(20) == 0 ? HDOP[random.nextInt(HDOP.length)] : hdop;
            awayDb = random.nextInt(calm ? 200 : 15) == 0 ? AWAY_DB[random.nextInt(AWAY_DB.length)] : awayDb;
            boolean silent = !calm && random.nextInt(6) == 0;
            double strengthDb = strong && random.nextInt(15) != 0 ? 44 + awayDb + 0.25 * random.nextInt(3) : NONE;
            drive.add(new Moment(tMs)
                    .with(CodedSignal.FIX_TYPE, silent ? ABSENT : fix)
                    .with(CodedSignal.SATELLITES, silent ? ABSENT : satellites)
                    .with(Signal.HDOP, silent ? NONE : hdop)
                    .with(Signal.CN0_MEAN_DB_HZ, silent ? NONE : strengthDb));
            tMs += STEP_MS[random.nextInt(STEP_MS.length)];
        }
        return drive;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatever_is_heard_is_judged_as_the_law_says_however_it_is_cut(long seed) {
        List<Moment> drive = drawn(new Random(seed), seed % 3 != 0);

        rig.judgeCut(drive, 20, seed);

        assertThat(rig.told).hasSizeGreaterThan(3).isEqualTo(expected(drive));
    }
}
