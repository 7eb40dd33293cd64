package io.keruen.core.stage.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.geo.RouteMatch;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.rule.Carry;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who left its route, a sample a run; the road leads 10 km eastward. */
class LeftRouteTest {
    private static final int LEFT = VehicleRun.LEFT;
    private static final int FIRST = VehicleRun.MATCHED | VehicleRun.FIRST_MATCH;
    private static final int ALONG = FIRST | VehicleRun.ALONG;
    private static final int CONFIRMED = ALONG | VehicleRun.CONFIRMED;
    private static final ControlSnapshot ROAD =
            new Controls().route("road", 0, 10_000, 6).escort("road", "truck-1").snapshot();

    private final VehicleRun run = new VehicleRun();
    private Carry carry = new Carry();
    private RouteMatch match = new RouteMatch();

    /** What is said of a sample so far along the road and so far beside it. */
    private int at(double second, double eastM, double northM) {
        Sample sample = new Sample();
        sample.vehicleId = "truck-1";
        sample.eventTimeMs = Drive.START_MS + Math.round(1_000 * second);
        sample.ingestTimeMs = sample.eventTimeMs;
        sample.latDeg = Drive.latDeg(northM);
        sample.lonDeg = Drive.lonDeg(eastM);
        run.start("truck-1", ROAD.situationAt("truck-1", Drive.START_MS), 0, carry);
        run.append(VehicleRig.frame(List.of(sample)), 0, 1);
        RunColumns.fill(run, match, 1.5);
        run.keepLast(carry);
        return run.matchFlags()[1];
    }

    @Test
    void in_a_hole_of_more_than_five_seconds_until_it_is_matched_again() {
        at(0, 100, 0);
        assertThat(at(5.001, 200, 101)).isEqualTo(LEFT);
        assertThat(at(6, 210, 300)).isEqualTo(LEFT);
        assertThat(at(60, 300, 5_000)).isEqualTo(LEFT);
        assertThat(at(61, 310, 50)).isEqualTo(FIRST);
        assertThat(at(62, 320, 300)).as("its place leaps").isZero();
    }

    @Test
    void not_where_its_place_leaps_nor_after_that() {
        at(0, 100, 0);
        assertThat(at(5, 200, 101)).isZero();
        assertThat(at(20, 210, 101)).isZero();
    }

    @Test
    void not_past_an_end_of_the_road_nor_from_there() {
        at(0, 9_900, 0);
        assertThat(at(20, 10_200, 30)).isZero();

        at(21, 10_050, 0);
        assertThat(at(60, 9_500, 200)).isZero();
    }

    @Test
    void in_plain_sight_when_it_was_beside_the_road_already() {
        at(0, 100, 0);
        assertThat(at(4, 110, 60)).isEqualTo(VehicleRun.MATCHED);
        assertThat(at(8, 120, 130)).isEqualTo(LEFT);
        assertThat(at(12, 130, 200)).isEqualTo(LEFT);
        assertThat(at(13, 140, 90)).isEqualTo(FIRST);
    }

    @Test
    void not_in_sight_where_its_place_leaps_or_nobody_saw_it_on_the_road() {
        at(0, 100, 0);
        assertThat(at(1, 110, 60)).isEqualTo(VehicleRun.MATCHED);
        assertThat(at(2, 110, 130)).as("70 m in a second").isZero();
        assertThat(at(3, 110, 140)).isZero();

        assertThat(at(10, 200, 60)).isEqualTo(FIRST);
        assertThat(at(14, 200, 130)).isZero();
    }

    @Test
    void not_in_sight_past_an_end_of_the_road() {
        at(0, 9_980, 0);
        assertThat(at(4, 9_990, 60)).isEqualTo(VehicleRun.MATCHED);
        assertThat(at(8, 10_020, 120)).isZero();

        at(20, 9_980, 0);
        assertThat(at(24, 10_050, 60)).isEqualTo(VehicleRun.MATCHED | VehicleRun.BEYOND_ENDS);
        assertThat(at(28, 9_990, 120)).isZero();
    }

    @Test
    void not_who_was_never_on_the_road_whoever_was_judged_before() {
        at(0, 100, 0);
        assertThat(at(20, 200, 140)).isEqualTo(LEFT);
        match.reset();
        assertThat(at(21, 210, 140)).as("another road is planned").isZero();

        at(22, 210, 0);
        at(40, 230, 140);
        assertThat(at(41, 230, 140)).isEqualTo(LEFT);
        carry = new Carry();
        match = new RouteMatch();
        assertThat(at(42, 230, 140)).as("of another vehicle the first sample").isZero();
    }

    @Test
    void who_speaks_about_every_five_seconds_and_turns_off() {
        at(0, 100, 0);
        assertThat(at(5.1, 160, 50)).isEqualTo(ALONG);
        assertThat(at(10, 220, 110)).isEqualTo(LEFT);
    }

    @Test
    void a_first_match_says_how_far_it_is_off_if_the_sample_before_said_so() {
        assertThat(at(0, 100, 60)).isEqualTo(FIRST);
        assertThat(at(6, 150, 60)).isEqualTo(CONFIRMED);
        assertThat(at(12, 200, 0)).as("back on the road").isEqualTo(CONFIRMED);
        assertThat(at(18, 250, 0)).isEqualTo(CONFIRMED);
        assertThat(at(24, 300, 60)).as("one alone").isEqualTo(ALONG);
        assertThat(at(30, 300, 5_000)).isEqualTo(LEFT);
        assertThat(at(36, 350, 60)).as("after it was lost").isEqualTo(FIRST);
        match.reset();
        assertThat(at(42, 350, 60)).as("of another road").isEqualTo(FIRST);
    }

    @Test
    void a_first_match_from_beyond_an_end_says_nothing() {
        at(0, 10_050, 60);
        assertThat(at(6, 9_990, 60)).isEqualTo(FIRST);
    }
}
