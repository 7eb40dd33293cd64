package io.keruen.core.rule.escort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.Moment;
import io.keruen.core.kit.RuleRig;
import io.keruen.core.kit.SlowEpisode;
import io.keruen.core.kit.Told;
import io.keruen.core.rule.Truth;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The width of a route to the metre, on a route of 6 m to either side. */
class RouteDeviationRuleTest {
    private static final double HALF_WIDTH_M = 6;
    private static final Controls ROAD =
            new Controls().route("road", -200, 5_000, HALF_WIDTH_M).escort("road", "truck-1");
    private static final double[] OFF_M = {6, 7, -8, 8.5, 10, 13, 16, 17, -17.5, 19, 20, 28, 45};
    private static final int ALONG = VehicleRun.MATCHED | VehicleRun.FIRST_MATCH | VehicleRun.ALONG;
    private static final int CONFIRMED = ALONG | VehicleRun.CONFIRMED;
    private static final int[] FLAGS = {0, 1, CONFIRMED, ALONG, 3, 4, 5, CONFIRMED | VehicleRun.BEYOND_ENDS, 7, 8};
    private static final double[] NEAR_M = {0, 2.5, 3, -3, 3.5};
    private static final double[] SIGMA_M = {0.5, 1, 2};
    private static final long[] STEP_MS = {500, 1_000, 1_500};

    private final RuleRig rig = new RuleRig(new RouteDeviationRule()).under(ROAD);

    private static Moment off(double second, double offM) {
        return new Moment(Drive.START_MS + Math.round(1_000 * second)).onRoute(100 + second, offM);
    }

    private static Moment gone(double second) {
        Moment gone = new Moment(Drive.START_MS + Math.round(1_000 * second));
        gone.matchFlags = VehicleRun.LEFT;
        return gone;
    }

    private void drive(Moment... moments) {
        rig.judge(List.of(moments));
    }

    @Test
    void twice_the_accuracy_beyond_the_width_is_the_limit_and_not_a_deviation() {
        drive(off(0, 8), off(1, -8), off(9, 8));
        assertThat(rig.told).isEmpty();

        drive(off(10, 8.1), off(11.9, -8.1));
        assertThat(rig.told).isEmpty();

        drive(off(12, -8.1));
        assertThat(rig.told)
                .containsExactly(new Told(
                        5,
                        Finding.Kind.RAISED,
                        "ROUTE_DEVIATION",
                        Severity.HIGH,
                        Drive.START_MS + 10_000,
                        Drive.START_MS + 12_000,
                        8.1,
                        6));
        assertThat(rig.last().evidence()).containsOnly(entry("crossTrackM", -8.1), entry("accuracyM", 1.0));
    }

    @Test
    void where_the_cross_track_is_unknown_nothing_begins_and_nothing_ends() {
        Moment beyond = off(1, 30);
        beyond.matchFlags |= VehicleRun.BEYOND_ENDS;
        Moment first = off(2, 30);
        first.matchFlags |= VehicleRun.FIRST_MATCH;
        drive(off(0, 30).in(ZoneKind.YARD), beyond, first, off(9, 30).in(ZoneKind.YARD));
        assertThat(rig.told).isEmpty();

        drive(off(10, 9), off(12, 9), off(13, 0).in(ZoneKind.YARD), off(20, 0).in(ZoneKind.YARD));
        drive(off(21, 90).in(ZoneKind.YARD));
        assertThat(rig.told).extracting(Told::kind).containsExactly(Finding.Kind.RAISED);

        drive(off(22, 90));
        assertThat(rig.last().kind()).isEqualTo(Finding.Kind.UPDATED);
        assertThat(rig.last().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void one_that_left_unheard_is_off_by_what_loses_the_match() {
        drive(gone(0).in(ZoneKind.YARD), gone(1).accuracy(48), gone(9).accuracy(48));
        assertThat(rig.told).isEmpty();

        drive(gone(20), gone(21), gone(22));
        assertThat(rig.told)
                .containsExactly(new Told(
                        5,
                        Finding.Kind.RAISED,
                        "ROUTE_DEVIATION",
                        Severity.CRITICAL,
                        Drive.START_MS + 20_000,
                        Drive.START_MS + 22_000,
                        100,
                        6));
        assertThat(rig.last().evidence()).containsOnly(entry("accuracyM", 1.0));
    }

    @Test
    void without_a_route_an_alert_ends_at_once_and_a_beginning_is_forgotten() {
        drive(off(0, 9), off(2, 9));
        rig.under(new Controls().escort(null, "truck-1"));
        drive(off(3, 9));
        assertThat(rig.told).extracting(Told::kind).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(rig.last().startedAtMs()).isEqualTo(Drive.START_MS);
        assertThat(rig.last().atMs()).isEqualTo(Drive.START_MS + 3_000);

        rig.under(ROAD).judge(List.of(off(4, 9)));
        rig.under(new Controls().escort(null, "truck-1")).judge(List.of(off(5, 9)));
        rig.under(ROAD).judge(List.of(off(6, 9), off(7.9, 9)));
        assertThat(rig.told).hasSize(2);
    }

    private static boolean isNear(Moment moment) {
        return moment.matchFlags == VehicleRun.MATCHED || moment.matchFlags == CONFIRMED;
    }

    /** The law of the rule over a whole drive. */
    private static List<Told> expected(List<Moment> drive, double clearRatio) {
        SlowEpisode episode = new SlowEpisode(2_000, 5_000);
        for (Moment each : drive) {
            boolean far = each.matchFlags == VehicleRun.LEFT && !each.isIn(ZoneKind.YARD);
            boolean known = isNear(each) && !each.isIn(ZoneKind.YARD);
            double offM = Math.abs(each.crossTrackM);
            int condition = known ? Truth.of(offM - 2 * each.sigmaM > HALF_WIDTH_M) : Truth.UNKNOWN;
            episode.see(
                    each.eventTimeMs(),
                    far ? Truth.TRUE : condition,
                    known ? Truth.of(offM < clearRatio * HALF_WIDTH_M) : Truth.UNKNOWN,
                    far ? 100 : known ? offM : Double.NaN);
        }
        List<Told> told = new ArrayList<>();
        boolean raised = false;
        boolean critical = false;
        long startedAtMs = 0;
        List<SlowEpisode.Step> steps = new ArrayList<>(episode.steps());
        for (int i = 0; i < drive.size(); i++) {
            Moment now = drive.get(i);
            boolean isUnheard = now.matchFlags == VehicleRun.LEFT;
            boolean known = (isUnheard || isNear(now)) && !now.isIn(ZoneKind.YARD);
            double offM = isUnheard ? 100 : Math.abs(now.crossTrackM);
            boolean isFar = offM - 2 * now.sigmaM > 15;
            Finding.Kind kind = null;
            long atMs = now.eventTimeMs();
            if (!steps.isEmpty() && steps.get(0).sample() == i) {
                SlowEpisode.Step step = steps.remove(0);
                startedAtMs = step.startedAtMs();
                atMs = step.atMs();
                kind = step.what() == SlowEpisode.What.GREW
                        ? Finding.Kind.UPDATED
                        : Finding.Kind.valueOf(step.what().name());
            } else if (raised && known && isFar && !critical) {
                kind = Finding.Kind.UPDATED;
            }
            if (kind == null) {
                continue;
            }
            critical = kind == Finding.Kind.RAISED ? isFar : critical || (isFar && kind == Finding.Kind.UPDATED);
            raised = kind != Finding.Kind.CLEARED;
            Severity severity = critical ? Severity.CRITICAL : Severity.HIGH;
            told.add(new Told(i, kind, "ROUTE_DEVIATION", severity, startedAtMs, atMs, offM, HALF_WIDTH_M));
        }
        return told;
    }

    private static List<Moment> drawn(Random random) {
        List<Moment> drive = new ArrayList<>();
        double offM = 0;
        long tMs = Drive.START_MS;
        boolean inYard = false;
        for (int i = 0; i < 1_000; i++) {
            if (random.nextInt(6) == 0) {
                offM = random.nextBoolean()
                        ? NEAR_M[random.nextInt(NEAR_M.length)]
                        : OFF_M[random.nextInt(OFF_M.length)];
            }
            inYard = random.nextInt(12) == 0 ? random.nextInt(4) == 0 : inYard;
            Moment next = new Moment(tMs).onRoute(i, offM).accuracy(SIGMA_M[random.nextInt(SIGMA_M.length)]);
            if (inYard) {
                next.in(ZoneKind.YARD);
            }
            if (random.nextInt(12) == 0) {
                next.matchFlags = FLAGS[random.nextInt(FLAGS.length)];
            }
            drive.add(next);
            tMs += STEP_MS[random.nextInt(STEP_MS.length)];
        }
        return drive;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_is_driven_is_judged_as_the_law_says_however_it_is_cut(long seed) {
        List<Moment> drive = drawn(new Random(seed));
        double clearRatio = seed % 2 == 0 ? 0.5 : 1;

        rig.with("clearRatio", clearRatio).judgeCut(drive, 20, seed);

        assertThat(rig.told).hasSizeGreaterThan(10).isEqualTo(expected(drive, clearRatio));
    }
}
