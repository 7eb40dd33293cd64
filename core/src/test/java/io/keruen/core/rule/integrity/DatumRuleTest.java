package io.keruen.core.rule.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.Moment;
import io.keruen.core.kit.RuleRig;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A vehicle that drives a route at 10 m/s while its places lie beside it. */
class DatumRuleTest {
    private static final Controls ROAD =
            new Controls().route("road", -200, 5_000, 6).escort("road", "truck-1");
    private static final Controls NO_ROUTE = new Controls().escort(null, "truck-1");
    private static final double MPS = 10;

    private final RuleRig rig = new RuleRig(new DatumRule()).under(ROAD);

    private static Moment at(double second, double eastM, double northM) {
        return new Moment(Drive.START_MS + Math.round(1_000 * second))
                .at(eastM, northM)
                .with(Signal.WHEEL_SPEED_MPS, MPS)
                .with(Signal.SPEED_MPS, MPS);
    }

    /** A sample a second, so far north of the route. */
    private static List<Moment> beside(int fromSecond, int toSecond, DoubleUnaryOperator northM) {
        List<Moment> moments = new ArrayList<>();
        for (int s = fromSecond; s <= toSecond; s++) {
            moments.add(at(s, MPS * s, northM.applyAsDouble(s)));
        }
        return moments;
    }

    private static Moment matched(int second) {
        return at(second, MPS * second, 0).onRoute(200 + MPS * second, 0);
    }

    private List<String> told() {
        return rig.findings.stream()
                .map(each -> each.kind() + " " + (each.startedAtMs() - Drive.START_MS) / 1e3 + " "
                        + (each.atMs() - Drive.START_MS) / 1e3)
                .toList();
    }

    /** 200 m after the twin started at 1 s it is steady; 20 s later it is told. */
    @Test
    void a_steady_offset_over_200_m_for_20_s_is_another_datum_until_the_route_is_found_again() {
        rig.judge(List.of(matched(0))).judgeCut(beside(1, 40, s -> 300), 7, 1);
        assertThat(told()).isEmpty();

        rig.judge(beside(41, 60, s -> 300));
        assertThat(told()).containsExactly("RAISED 21.0 41.0");
        Finding raised = rig.findings.get(0);
        assertThat(raised.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(raised.measured()).isCloseTo(300, within(0.2));
        assertThat(raised.limit()).isEqualTo(150);
        assertThat(raised.evidence().get("offEastM")).isCloseTo(0, within(0.2));
        assertThat(raised.evidence().get("offNorthM")).isCloseTo(300, within(0.2));
        assertThat(raised.evidence().get("drivenM")).isEqualTo(400);

        rig.judge(List.of(matched(61), matched(62)));
        assertThat(told()).containsExactly("RAISED 21.0 41.0", "CLEARED 21.0 61.0");
    }

    @ParameterizedTest
    @CsvSource({"149, false", "151, true", "-151, true", "599, true", "601, false"})
    void it_lies_between_150_and_600_m(double northM, boolean isOne) {
        rig.judge(List.of(matched(0))).judge(beside(1, 60, s -> northM));

        assertThat(told()).hasSize(isOne ? 1 : 0);
    }

    @Test
    void what_jumps_to_and_fro_by_more_than_ten_metres_is_none_unless_its_accuracy_explains_it() {
        rig.judge(List.of(matched(0))).judge(beside(1, 60, s -> s % 2 == 0 ? 300 : 320));
        assertThat(told()).isEmpty();

        RuleRig near = new RuleRig(new DatumRule()).under(ROAD).judge(List.of(matched(0)));
        near.judge(beside(1, 60, s -> s % 2 == 0 ? 300 : 309));
        assertThat(near.told).hasSize(1);

        RuleRig vague = new RuleRig(new DatumRule()).under(ROAD).judge(List.of(matched(0)));
        List<Moment> moments = beside(1, 60, s -> s % 2 == 0 ? 300 : 320);
        moments.forEach(each -> each.accuracy(5));
        assertThat(vague.judge(moments).told).hasSize(1);
    }

    @Test
    void a_fiftieth_of_the_way_may_be_drifted_and_a_twentieth_may_not() {
        rig.judge(List.of(matched(0))).judge(beside(1, 60, s -> 300 + 0.35 * s));
        assertThat(told()).hasSize(1);

        RuleRig fast = new RuleRig(new DatumRule()).under(ROAD).judge(List.of(matched(0)));
        assertThat(fast.judge(beside(1, 60, s -> 300 + 1.2 * s)).told).isEmpty();
    }

    @Test
    void the_slower_of_wheels_and_receiver_counts_and_either_is_enough() {
        List<Moment> slipping = beside(1, 60, s -> 300);
        slipping.forEach(each -> each.with(Signal.WHEEL_SPEED_MPS, -20));
        rig.judge(List.of(matched(0))).judge(slipping);
        assertThat(told()).containsExactly("RAISED 21.0 41.0");

        RuleRig silentWheels = new RuleRig(new DatumRule()).under(ROAD).judge(List.of(matched(0)));
        List<Moment> ground = beside(1, 60, s -> 300);
        ground.forEach(each -> each.with(Signal.WHEEL_SPEED_MPS, Double.NaN));
        assertThat(silentWheels.judge(ground).told).hasSize(1);

        RuleRig silentGround = new RuleRig(new DatumRule()).under(ROAD).judge(List.of(matched(0)));
        List<Moment> wheels = beside(1, 60, s -> 300);
        wheels.forEach(each -> each.with(Signal.SPEED_MPS, Double.NaN).with(Signal.WHEEL_SPEED_MPS, -MPS));
        assertThat(silentGround.judge(wheels).told).hasSize(1);

        RuleRig silent = new RuleRig(new DatumRule()).under(ROAD).judge(List.of(matched(0)));
        List<Moment> none = beside(1, 60, s -> 300);
        none.forEach(each -> each.with(Signal.SPEED_MPS, Double.NaN).with(Signal.WHEEL_SPEED_MPS, Double.NaN));
        assertThat(silent.judge(none).told).isEmpty();
    }

    @Test
    void standing_beside_the_route_says_nothing() {
        List<Moment> standing = new ArrayList<>();
        for (int s = 1; s <= 90; s++) {
            standing.add(at(s, 0, 300).with(Signal.WHEEL_SPEED_MPS, 0).with(Signal.SPEED_MPS, 0));
        }
        rig.judge(List.of(matched(0))).judge(standing);

        assertThat(told()).isEmpty();
    }

    @Test
    void ten_seconds_without_a_sample_are_bridged_and_more_end_what_was_not_told_yet() {
        rig.judge(List.of(matched(0))).judge(beside(1, 30, s -> 300)).judge(beside(40, 45, s -> 300));
        assertThat(told()).containsExactly("RAISED 21.0 41.0");

        RuleRig hole = new RuleRig(new DatumRule()).under(ROAD).judge(List.of(matched(0)));
        hole.judge(beside(1, 30, s -> 300)).judge(List.of(at(40.001, 400, 300))).judge(beside(41, 60, s -> 300));
        assertThat(hole.told).isEmpty();
    }

    @Test
    void what_was_told_goes_on_over_a_hole_and_a_look_without_speed_until_the_route_is_found() {
        rig.judge(List.of(matched(0))).judge(beside(1, 50, s -> 300)).judge(beside(70, 80, s -> 300));
        Moment speechless =
                at(81, 810, 300).with(Signal.WHEEL_SPEED_MPS, Double.NaN).with(Signal.SPEED_MPS, Double.NaN);
        rig.judge(List.of(speechless)).judge(beside(82, 120, s -> 300));
        assertThat(told()).containsExactly("RAISED 21.0 41.0");

        rig.judge(List.of(matched(121)));
        assertThat(told()).containsExactly("RAISED 21.0 41.0", "CLEARED 21.0 121.0");
    }

    @Test
    void a_shift_along_the_route_is_nearer_to_it_for_the_twin_that_is_found_behind_a_hole() {
        List<Moment> before = new ArrayList<>();
        List<Moment> behind = new ArrayList<>();
        for (int s = 1; s <= 90; s++) {
            (s <= 50 ? before : behind).add(at(s + (s > 50 ? 15 : 0), 200 + MPS * s, 120));
        }
        rig.judge(List.of(matched(0))).judge(before);
        assertThat(told()).containsExactly("RAISED 21.0 41.0");

        rig.judge(behind);
        assertThat(told()).as("120 m beside the route").containsExactly("RAISED 21.0 41.0");
    }

    @Test
    void a_yard_or_the_loss_of_the_route_ends_it() {
        rig.judge(List.of(matched(0))).judge(beside(1, 50, s -> 300));
        rig.judge(List.of(at(51, 510, 300).in(ZoneKind.YARD)));
        assertThat(told()).containsExactly("RAISED 21.0 41.0", "CLEARED 21.0 51.0");

        rig.judge(beside(52, 100, s -> 300));
        assertThat(told()).as("a new twin starts at the nearest point at 52 s").contains("RAISED 72.0 92.0");
        rig.under(NO_ROUTE).judge(beside(101, 102, s -> 300));
        assertThat(rig.last().kind()).isEqualTo(Finding.Kind.CLEARED);
        assertThat(rig.last().atMs()).isEqualTo(Drive.START_MS + 101_000);

        rig.under(ROAD).judge(beside(103, 143, s -> 300));
        assertThat(rig.told).as("the first sample tells no way").hasSize(4);
        rig.judge(beside(144, 144, s -> 300));
        assertThat(rig.told).hasSize(5);
    }

    @Test
    void in_a_yard_it_ends_however_seldom_samples_come_and_without_a_speed() {
        rig.judge(List.of(matched(0))).judge(beside(1, 50, s -> 300));
        rig.judge(List.of(at(61, 610, 300).in(ZoneKind.YARD)));
        assertThat(told()).containsExactly("RAISED 21.0 41.0", "CLEARED 21.0 61.0");

        RuleRig speechless = new RuleRig(new DatumRule()).under(ROAD).judge(List.of(matched(0)));
        speechless.judge(beside(1, 50, s -> 300));
        Moment silent =
                at(51, 510, 300).with(Signal.WHEEL_SPEED_MPS, Double.NaN).with(Signal.SPEED_MPS, Double.NaN);
        assertThat(speechless.judge(List.of(silent.in(ZoneKind.YARD))).told).hasSize(2);
    }

    @Test
    void what_was_told_goes_on_beyond_the_end_of_the_route_as_far_as_beside_it() {
        List<Moment> end = new ArrayList<>();
        for (int s = 1; s <= 200; s++) {
            end.add(at(s, 4_500 + MPS * s, 300));
        }
        rig.judge(List.of(at(0, 4_500, 0).onRoute(4_700, 0))).judge(end);

        assertThat(rig.told).hasSize(2);
        double beyondM = 4_500 + MPS * (rig.last().atMs() - Drive.START_MS) / 1e3 - 5_000;
        assertThat(beyondM).isBetween(Math.sqrt(600 * 600 - 300 * 300), 600 + 10 * MPS);
    }

    @Test
    void what_was_told_goes_on_with_another_twin_but_not_near_the_route_or_far_from_it() {
        rig.judge(List.of(matched(0))).judge(beside(1, 50, s -> 300)).judge(beside(51, 100, s -> 400));
        assertThat(told()).containsExactly("RAISED 21.0 41.0");

        rig.judge(beside(101, 101, s -> 700));
        assertThat(told()).containsExactly("RAISED 21.0 41.0", "CLEARED 21.0 101.0");
    }

    @Test
    void far_from_everything_it_looks_every_ten_seconds() {
        rig.judge(List.of(matched(0))).judge(beside(1, 2, s -> 700)).judge(beside(3, 50, s -> 300));
        assertThat(told()).isEmpty();

        rig.judge(beside(51, 60, s -> 300));
        assertThat(told()).containsExactly("RAISED 31.0 51.0");
    }

    @Test
    void far_from_everything_it_forgets_where_it_was_matched() {
        rig.judge(List.of(matched(0))).judge(beside(1, 20, s -> 700)).judge(beside(21, 61, s -> 300));

        assertThat(told()).containsExactly("RAISED 41.0 61.0");
        assertThat(rig.last().measured()).isCloseTo(300, within(0.2));
    }

    @Test
    void one_matched_sample_begins_anew_and_is_waited_for_no_longer() {
        rig.judge(List.of(matched(0))).judge(beside(1, 15, s -> 300));
        rig.judge(List.of(matched(16))).judge(beside(17, 57, s -> 300));
        assertThat(told()).containsExactly("RAISED 37.0 57.0");

        RuleRig far = new RuleRig(new DatumRule()).under(ROAD);
        far.judge(List.of(matched(0))).judge(beside(1, 2, s -> 700)).judge(List.of(matched(3)));
        far.judge(beside(4, 44, s -> 300));
        assertThat(far.told).hasSize(1);
    }

    @Test
    void a_yard_hides_how_far_it_went_and_the_nearest_point_is_taken() {
        List<Moment> yard = beside(1, 30, s -> 300);
        yard.forEach(each -> each.in(ZoneKind.YARD));
        rig.judge(List.of(matched(0))).judge(yard).judge(beside(31, 71, s -> 300));

        assertThat(told()).containsExactly("RAISED 51.0 71.0");
        assertThat(rig.last().measured()).isCloseTo(300, within(0.2));
    }

    @Test
    void it_looks_once_a_second() {
        List<Moment> often = new ArrayList<>();
        for (int i = 2; i <= 100; i++) {
            often.add(at(i / 2.0, MPS * i / 2, i % 2 == 0 ? 300 : 900));
        }
        rig.judge(List.of(matched(0))).judgeCut(often, 7, 3);

        assertThat(told()).containsExactly("RAISED 21.0 41.0");
    }

    @Test
    void a_twin_that_leaves_the_route_is_lost() {
        List<Moment> end = new ArrayList<>();
        for (int s = 1; s <= 60; s++) {
            end.add(at(s, 4_800 + MPS * s, 300));
        }
        rig.judge(List.of(at(0, 4_800, 0).onRoute(5_000, 0))).judge(end);

        assertThat(told()).as("it ends 20 s later").isEmpty();
    }

    /** East for 1 km, then north. */
    private static Controls bend() {
        double[] line = {
            Drive.latDeg(0),
            Drive.lonDeg(0),
            Drive.latDeg(0),
            Drive.lonDeg(1_000),
            Drive.latDeg(2_000),
            Drive.lonDeg(1_000)
        };
        return new Controls()
                .zone(ZoneSpec.of("bend", ZoneKind.ROUTE, Shape.corridor(line, 6)))
                .escort("bend", "truck-1");
    }

    @Test
    void behind_a_bend_the_place_must_have_turned_too() {
        RuleRig turning = new RuleRig(new DatumRule()).under(bend());
        RuleRig straight = new RuleRig(new DatumRule()).under(bend());
        turning.judge(List.of(at(0, 850, 0).onRoute(850, 0)));
        straight.judge(List.of(at(0, 850, 0).onRoute(850, 0)));
        for (int s = 1; s <= 45; s++) {
            double alongM = 850 + MPS * s;
            turning.judge(List.of(at(s, Math.min(1_000, alongM) + 200, Math.max(0, alongM - 1_000) - 250)));
            straight.judge(List.of(at(s, alongM + 200, -250)));
        }

        assertThat(turning.told).hasSize(1);
        assertThat(turning.told.get(0).measured()).isCloseTo(Math.hypot(200, 250), within(0.3));
        assertThat(turning.last().evidence().get("offEastM")).isCloseTo(200, within(0.3));
        assertThat(turning.last().evidence().get("offNorthM")).isCloseTo(-250, within(0.3));
        assertThat(straight.told).isEmpty();
    }

    /** A road that winds east, and a place shifted so that the point nearest to it is not abeam of the vehicle. */
    @Test
    void where_the_road_winds_the_twin_is_set_right_by_how_the_place_drifted_from_it() {
        double[] line = new double[2 * 300];
        for (int vertex = 0; vertex < 300; vertex++) {
            line[2 * vertex] = Drive.latDeg(windingM(20 * vertex));
            line[2 * vertex + 1] = Drive.lonDeg(20 * vertex);
        }
        Controls winding = new Controls()
                .zone(ZoneSpec.of("winding", ZoneKind.ROUTE, Shape.corridor(line, 6)))
                .escort("winding", "truck-1");
        List<Moment> drive = new ArrayList<>();
        double eastM = 600;
        for (int s = 0; s < 240; s++) {
            drive.add(at(s, eastM - 200, windingM(eastM) + 460));
            for (int tenth = 0; tenth < 10; tenth++) {
                eastM += MPS / 10 / Math.hypot(1, windingM(eastM + 0.5) - windingM(eastM - 0.5));
            }
        }

        rig.under(winding).judge(drive);

        assertThat(told()).hasSize(1);
        Finding raised = rig.findings.get(0);
        assertThat(raised.atMs()).isLessThan(Drive.START_MS + 90_000);
        assertThat(raised.evidence().get("offEastM")).isCloseTo(-200, within(20.0));
        assertThat(raised.evidence().get("offNorthM")).isCloseTo(460, within(20.0));
    }

    /** East for 440 m, then so many degrees to the right for two kilometres. */
    private static Controls kinked(double deg) {
        double[] line = {
            Drive.latDeg(0),
            Drive.lonDeg(-200),
            Drive.latDeg(0),
            Drive.lonDeg(440),
            Drive.latDeg(-2_000 * Math.sin(Math.toRadians(deg))),
            Drive.lonDeg(440 + 2_000 * Math.cos(Math.toRadians(deg)))
        };
        return new Controls()
                .zone(ZoneSpec.of("kink", ZoneKind.ROUTE, Shape.corridor(line, 6)))
                .escort("kink", "truck-1");
    }

    /** A place second by second: so far along that road, so far to its left, and then so far north. */
    private static List<Moment> besideKink(
            double deg, DoubleUnaryOperator alongM, DoubleUnaryOperator leftM, double northM) {
        double turnRad = Math.toRadians(-deg);
        List<Moment> moments = new ArrayList<>();
        for (int s = 1; s <= 150; s++) {
            double beyondM = Math.max(0, alongM.applyAsDouble(s) - 440);
            double east = Math.min(440, alongM.applyAsDouble(s)) + beyondM * Math.cos(turnRad);
            double north = beyondM * Math.sin(turnRad);
            double left = leftM.applyAsDouble(s);
            double normalRad = beyondM > 0 ? turnRad : 0;
            moments.add(at(s, east - left * Math.sin(normalRad), north + left * Math.cos(normalRad) + northM));
        }
        return moments;
    }

    /** Where the route bends a little the other road goes on for a while, then both run side by side again. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 4, 8, 10, 15, 20})
    void a_road_beside_the_route_from_which_that_bends_away_a_little_is_no_datum(double deg) {
        rig.under(kinked(deg))
                .judge(besideKink(deg, s -> MPS * s, s -> s < 44 ? 110 : Math.min(132, 110 + 2 * (s - 44)), 0));

        assertThat(told()).isEmpty();
    }

    /** Forward by 40 m and aside by 10: the little bend between explains the ten, and not the forty. */
    @Test
    void a_drift_along_the_road_tells_nothing_of_where_the_twin_should_be() {
        rig.under(kinked(4)).judge(List.of(at(0, 0, 0).onRoute(200, 0)));
        rig.judge(besideKink(4, s -> MPS * s + (s < 50 ? 0 : 40), s -> s < 40 ? 50 : s < 50 ? 0 : 10, 300));

        assertThat(rig.told).hasSize(1);
        assertThat(rig.last().measured()).isCloseTo(310, within(2.0));
    }

    @Test
    void a_wide_shift_that_was_told_goes_on_where_a_small_bend_and_noise_would_tell_of_a_wider_one() {
        rig.under(kinked(2))
                .judge(List.of(at(0, 0, 0).onRoute(200, 0)))
                .judge(besideKink(2, s -> MPS * s, s -> s < 46 ? -5 : s % 20 < 10 ? 15 : -5, 500));

        assertThat(rig.told).hasSize(1);
        assertThat(rig.last().kind()).isEqualTo(Finding.Kind.RAISED);
    }

    private static double windingM(double eastM) {
        return 120 * Math.sin(eastM / 300);
    }
}
