package io.keruen.core.rule.escort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.Moment;
import io.keruen.core.kit.RuleRig;
import io.keruen.core.kit.Told;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Driving back, to the metre, and what begins a leg. */
class WrongDirectionRuleTest {
    private static final Controls ROAD =
            new Controls().route("road", -200, 5_000, 6).escort("road", "truck-1");
    private static final Controls NO_ROUTE = new Controls().escort(null, "truck-1");
    private static final double[] GO_M = {0, 5, 10, -5, -10, -15, -16, -8, 20, 40};
    private static final double[] SIGMA_M = {1, 1.875, 2, 4};
    private static final double[] SPEED_MPS = {0, 0.5, 0.51, 4, Double.NaN};

    private final RuleRig rig = new RuleRig(new WrongDirectionRule()).under(ROAD);
    private int second;

    private Moment at(double chainageM) {
        return new Moment(Drive.START_MS + 1_000L * second++)
                .onRoute(chainageM, 0)
                .with(Signal.SPEED_MPS, 5);
    }

    private void drive(Moment... moments) {
        rig.judge(List.of(moments));
    }

    private List<Finding.Kind> kinds() {
        return rig.told.stream().map(Told::kind).toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 5})
    void one_noisy_sample_at_a_hairpin_is_not_how_far_it_came(double speedMps) {
        double[] chainagesM = {84, 84.7, 118.6, 86.1, 86.8, 87.5, 88.2};
        for (double chainageM : chainagesM) {
            drive(at(chainageM).accuracy(1.5).with(Signal.SPEED_MPS, speedMps));
        }
        assertThat(rig.told).isEmpty();
    }

    @Test
    void nor_is_the_first_match_alone() {
        drive(at(118.6), at(86.1), at(86.8), at(87.5));
        assertThat(rig.told).isEmpty();
    }

    @Test
    void fifteen_metres_back_are_not_yet_driving_back() {
        drive(at(200), at(200), at(185), at(185), at(185));
        assertThat(rig.told).isEmpty();

        drive(at(184.5), at(184));
        long startedAtMs = Drive.START_MS + 5_000;
        assertThat(rig.told)
                .containsExactly(new Told(
                        6,
                        Finding.Kind.RAISED,
                        "WRONG_DIRECTION",
                        Severity.HIGH,
                        startedAtMs,
                        startedAtMs + 1_000,
                        16,
                        15));
        assertThat(rig.last().evidence()).containsOnly(entry("highestChainageM", 200.0), entry("speedMps", 5.0));
    }

    @Test
    void at_a_poor_accuracy_eight_times_as_far_is_driving_back() {
        drive(
                at(200),
                at(200),
                at(168).accuracy(4),
                at(168).accuracy(4),
                at(167.9).accuracy(4));
        assertThat(rig.told).isEmpty();

        drive(at(167.9).accuracy(4));
        assertThat(rig.told).hasSize(1);
    }

    @Test
    void it_ends_below_half_of_the_limit_and_two_more_samples_raise_it_again() {
        drive(at(200), at(200), at(180), at(180), at(192.5));
        assertThat(kinds()).containsExactly(Finding.Kind.RAISED);

        drive(at(192.6));
        assertThat(kinds()).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);

        drive(at(180));
        assertThat(rig.told).hasSize(2);
        drive(at(180));
        assertThat(rig.told).hasSize(3);
        assertThat(rig.last().startedAtMs()).isEqualTo(Drive.START_MS + 6_000);
    }

    @Test
    void a_sample_too_coarse_to_have_raised_it_does_not_end_it() {
        drive(at(200), at(200), at(100), at(100), at(100).accuracy(26));
        assertThat(kinds()).containsExactly(Finding.Kind.RAISED);

        drive(at(151).accuracy(26));
        assertThat(kinds()).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
    }

    @Test
    void a_stand_between_two_samples_does_not_part_them_and_itself_is_none() {
        drive(
                at(200),
                at(200),
                at(180),
                at(180).with(Signal.SPEED_MPS, 0.5),
                at(180).with(Signal.SPEED_MPS, Double.NaN));
        assertThat(rig.told).isEmpty();

        drive(at(180).with(Signal.SPEED_MPS, 0.6));
        assertThat(rig.told).hasSize(1);
    }

    @Test
    void what_shunts_in_a_yard_is_not_judged_and_the_departure_begins_a_leg() {
        drive(at(200), at(150).in(ZoneKind.YARD), at(140).in(ZoneKind.YARD), at(140).in(ZoneKind.YARD));
        drive(at(120), at(120), at(110), at(106), at(105.5));
        assertThat(rig.told).isEmpty();

        drive(at(104), at(103));
        assertThat(rig.told).hasSize(1);
        assertThat(rig.last().measured()).isEqualTo(17);
    }

    @Test
    void an_alert_stays_open_in_a_yard_and_ends_at_the_departure() {
        drive(at(200), at(200), at(180), at(180), at(199).in(ZoneKind.YARD));
        assertThat(kinds()).containsExactly(Finding.Kind.RAISED);

        drive(at(180));
        assertThat(kinds()).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
    }

    @Test
    void what_is_not_matched_is_not_driven_back() {
        Moment lost = at(100);
        lost.matchFlags = VehicleRun.BEYOND_ENDS;
        Moment again = at(100);
        again.matchFlags = 0;
        drive(at(200), lost, again, at(190));
        assertThat(rig.told).isEmpty();
    }

    /** One leg by itself, from its first sample; what was told, and whether an alert was open at its end. */
    private static boolean judgeLeg(List<Integer> leg, List<Moment> drive, List<Told> told, long[] startedAtMs) {
        boolean raised = false;
        boolean begun = false;
        int inARow = 0;
        double reported = 0;
        for (int k = 0; k < leg.size(); k++) {
            Moment now = drive.get(leg.get(k));
            double highestM = leg.subList(1, k + 1).stream()
                    .mapToDouble(i -> Math.min(drive.get(i - 1).chainageM, drive.get(i).chainageM))
                    .max()
                    .orElse(now.chainageM);
            double backM = highestM - now.chainageM;
            double limitM = Math.max(15, 8 * now.sigmaM);
            boolean moving = now.speedMps() > 0.5;
            if (moving) {
                inARow = backM > limitM ? inARow + 1 : 0;
            }
            Finding.Kind kind = null;
            if (raised && backM < Math.min(limitM, reported) / 2) {
                kind = Finding.Kind.CLEARED;
            } else if (raised && backM >= 1.5 * reported) {
                kind = Finding.Kind.UPDATED;
            } else if (!raised && moving) {
                startedAtMs[0] = inARow == 1 || !begun ? now.eventTimeMs() : startedAtMs[0];
                begun = inARow > 0;
                kind = inARow >= 2 ? Finding.Kind.RAISED : null;
            }
            if (kind != null) {
                told.add(told(leg.get(k), kind, startedAtMs[0], now.eventTimeMs(), backM, limitM));
                reported = backM;
                raised = kind != Finding.Kind.CLEARED;
                inARow = raised ? inARow : 0;
                begun = raised;
            }
        }
        return raised;
    }

    private static Told told(int i, Finding.Kind kind, long startedAtMs, long atMs, double backM, double limitM) {
        return new Told(i, kind, "WRONG_DIRECTION", Severity.HIGH, startedAtMs, atMs, backM, limitM);
    }

    private static List<Told> expected(List<Moment> drive) {
        List<List<Integer>> legs = new ArrayList<>();
        boolean departed = true;
        for (int i = 0; i < drive.size(); i++) {
            Moment now = drive.get(i);
            if ((now.matchFlags & VehicleRun.MATCHED) == 0) {
                continue;
            }
            if (now.isIn(ZoneKind.YARD)) {
                departed = true;
                continue;
            }
            if (departed || (now.matchFlags & VehicleRun.FIRST_MATCH) != 0) {
                legs.add(new ArrayList<>());
            }
            departed = false;
            legs.get(legs.size() - 1).add(i);
        }
        List<Told> told = new ArrayList<>();
        long[] startedAtMs = new long[1];
        boolean open = false;
        for (List<Integer> leg : legs) {
            if (open) {
                long atMs = drive.get(leg.get(0)).eventTimeMs();
                told.add(told(leg.get(0), Finding.Kind.CLEARED, startedAtMs[0], atMs, Double.NaN, Double.NaN));
            }
            open = judgeLeg(leg, drive, told, startedAtMs);
        }
        return told;
    }

    private List<Moment> drawn(Random random) {
        List<Moment> drive = new ArrayList<>();
        double chainageM = 1_000;
        double goM = 5;
        for (int i = 0; i < 500; i++) {
            goM = random.nextInt(5) == 0 ? GO_M[random.nextInt(GO_M.length)] : goM;
            chainageM += goM;
            double speedMps = random.nextInt(3) == 0 ? SPEED_MPS[random.nextInt(SPEED_MPS.length)] : 5;
            Moment next = at(chainageM)
                    .accuracy(SIGMA_M[random.nextInt(SIGMA_M.length)])
                    .with(Signal.SPEED_MPS, speedMps);
            int fate = random.nextInt(60);
            if (fate == 0) {
                next.matchFlags |= VehicleRun.FIRST_MATCH;
            } else if (fate == 1) {
                next.in(ZoneKind.YARD);
            } else if (fate < 5) {
                next.matchFlags = 0;
            }
            drive.add(next);
        }
        return drive;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatever_is_driven_is_judged_as_the_law_says_however_it_is_cut(long seed) {
        List<Moment> drive = drawn(new Random(seed));

        rig.judgeCut(drive, 20, seed);

        assertThat(rig.told).hasSizeGreaterThan(10).isEqualTo(expected(drive));
    }

    @Test
    void without_a_route_the_leg_ends_and_a_beginning_is_forgotten() {
        drive(at(200), at(200), at(180));
        rig.under(NO_ROUTE);
        drive(at(180));
        rig.under(ROAD);
        drive(at(200), at(200), at(180));
        assertThat(rig.told).isEmpty();

        drive(at(180));
        rig.under(NO_ROUTE);
        drive(at(180));
        assertThat(kinds()).containsExactly(Finding.Kind.RAISED, Finding.Kind.CLEARED);
        assertThat(rig.last().atMs()).isEqualTo(Drive.START_MS + 8_000);

        rig.under(ROAD);
        drive(at(150), at(150), at(140));
        assertThat(rig.told).as("a new leg begins where it is found").hasSize(2);
    }
}
