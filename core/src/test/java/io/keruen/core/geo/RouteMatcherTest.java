package io.keruen.core.geo;

import static io.keruen.core.geo.Ground.lat;
import static io.keruen.core.geo.Ground.lon;
import static io.keruen.core.geo.Ground.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;

class RouteMatcherTest {
    private final RouteMatch match = new RouteMatch();

    private void drive(RouteLine line, double eastM, double northM, double courseDeg, double speedMps, long tMs) {
        RouteMatcher.match(line, match, lat(northM), lon(eastM), courseDeg, speedMps, tMs);
    }

    @Test
    void chainage_is_the_sum_of_geodesics() {
        RouteLine line =
                new RouteLine(new double[] {46.7, 46.75, 46.8, 46.8}, new double[] {82.5, 82.6, 82.6, 82.9}, 4);
        double expected = Geodesic.WGS84.Inverse(46.7, 82.5, 46.75, 82.6).s12
                + Geodesic.WGS84.Inverse(46.75, 82.6, 46.8, 82.6).s12
                + Geodesic.WGS84.Inverse(46.8, 82.6, 46.8, 82.9).s12;

        assertThat(line.lengthM()).isCloseTo(expected, within(1e-3));
        assertThat(line.courseDegAt(1)).isCloseTo(0.0, within(1e-9));
        assertThat(line.isClosed()).isFalse();
    }

    @Test
    void right_of_the_direction_of_travel_is_positive() {
        RouteLine north = route(0, 0, 0, 1000);
        Projection projection = new Projection();

        north.project(0, 0, lat(300), lon(2.5), projection);

        assertThat(projection.crossTrackM).isCloseTo(2.5, within(1e-3));
        assertThat(projection.chainageM).isCloseTo(300.0, within(0.02));
        assertThat(projection.courseDeg).isCloseTo(0.0, within(1e-6));
        assertThat(projection.beyondEnds).isFalse();
        north.project(0, 0, lat(300), lon(-2.5), projection);
        assertThat(projection.crossTrackM).isCloseTo(-2.5, within(1e-3));
        north.project(0, 0, lat(-3), lon(0), projection);
        assertThat(projection.beyondEnds).isTrue();
        assertThat(projection.chainageM).isZero();
    }

    @Test
    void reversing_a_route_mirrors_its_answers() {
        SplittableRandom random = new SplittableRandom(3);
        double[] there = new double[40];
        for (int i = 0; i < 20; i++) {
            there[2 * i] = 50 * i + random.nextDouble(-15, 15);
            there[2 * i + 1] = random.nextDouble(-15, 15);
        }
        double[] back = new double[40];
        for (int i = 0; i < 20; i++) {
            back[2 * i] = there[38 - 2 * i];
            back[2 * i + 1] = there[39 - 2 * i];
        }
        RouteLine forward = route(there);
        RouteLine backward = route(back);
        Projection a = new Projection();
        Projection b = new Projection();
        for (int i = 0; i < 10_000; i++) {
            double latDeg = lat(random.nextDouble(-40, 40));
            double lonDeg = lon(random.nextDouble(0, 950));
            forward.project(0, 18, latDeg, lonDeg, a);
            backward.project(0, 18, latDeg, lonDeg, b);
            assertThat(b.distanceM).isCloseTo(a.distanceM, within(1e-6));
            if (a.segment == 18 - b.segment) {
                assertThat(b.chainageM).isCloseTo(forward.lengthM() - a.chainageM, within(1e-6));
            }
        }
    }

    @Test
    void follows_a_vehicle_and_flags_only_the_first_match() {
        RouteLine line = route(0, 0, 0, 400, 400, 400, 400, 0);
        for (int second = 0; second <= 39; second++) {
            drive(line, 1, 10 * second, 0, 10, 1000L * second);
            assertThat(match.matched).isTrue();
            assertThat(match.firstMatch).isEqualTo(second == 0);
            assertThat(match.chainageM).isCloseTo(10.0 * second, within(0.05));
            assertThat(match.crossTrackM).isCloseTo(1.0, within(0.01));
        }
    }

    /** The segment is the one of the sample before, which was elsewhere beside it. */
    @Test
    void who_is_found_anew_beside_the_same_segment_is_where_it_is_now() {
        RouteLine line = route(0, 0, 0, 1000);
        drive(line, 0, 100, 0, 10, 0);
        match.reset();

        drive(line, 3, 700, 0, 10, 1_000);

        assertThat(match.firstMatch).isTrue();
        assertThat(match.chainageM).isCloseTo(700, within(0.1));
        assertThat(match.crossTrackM).isCloseTo(3, within(0.01));
    }

    @Test
    void is_lost_after_five_seconds_or_beyond_a_hundred_metres() {
        RouteLine line = route(0, 0, 0, 2000);
        drive(line, 0, 100, 0, 10, 0);
        drive(line, 0, 150, 0, 10, 5_000);
        assertThat(match.firstMatch).isFalse();
        drive(line, 0, 200, 0, 10, 10_001);
        assertThat(match.firstMatch).isTrue();
        drive(line, 101, 210, 0, 10, 11_000);
        assertThat(match.matched).isFalse();
        assertThat(match.firstMatch).isFalse();
        drive(line, 99, 220, 0, 10, 12_000);
        assertThat(match.matched).isTrue();
        assertThat(match.firstMatch).isTrue();
        assertThat(match.crossTrackM).isCloseTo(99.0, within(0.05));
    }

    @Test
    void who_leaves_a_wide_route_is_matched_for_fifty_metres_more() {
        RouteLine line = new RouteLine(new double[] {lat(0), lat(2_000)}, new double[] {lon(0), lon(0)}, 200);
        drive(line, 249, 500, 0, 10, 0);
        assertThat(match.crossTrackM).isCloseTo(249, within(0.05));
        drive(line, 249, 510, 0, 10, 1_000);
        assertThat(match.firstMatch).isFalse();
        drive(line, 251, 520, 0, 10, 2_000);
        assertThat(match.matched).isFalse();
    }

    @Test
    void course_tells_the_legs_of_an_out_and_back_route_apart() {
        RouteLine line = route(0, 0, 0, 1000, 4, 1000, 4, 0);
        drive(line, 2.2, 500, 0, 10, 0);
        assertThat(match.chainageM).isCloseTo(500.0, within(1.0));
        match.reset();
        drive(line, 1.8, 500, 180, 10, 0);
        assertThat(match.chainageM).isCloseTo(1504.0, within(1.0));
    }

    @Test
    void a_vehicle_that_stands_after_a_hole_is_where_it_was_and_not_as_far_on_the_way_back() {
        RouteLine line = route(0, 0, 0, 1000, 0, 0);
        drive(line, 0, 900, 0, 10, 0);
        drive(line, 0, 905, Double.NaN, 0, 6_000);
        assertThat(match.firstMatch).isTrue();
        assertThat(match.chainageM).isCloseTo(905, within(0.1));
    }

    @Test
    void a_first_match_is_on_no_leg_that_the_vehicle_cannot_have_come_to() {
        double[] road = new double[204];
        for (int i = 0; i <= 50; i++) {
            road[2 * i + 1] = 20 * i;
            road[202 - 2 * i] = 4;
            road[203 - 2 * i] = 20 * i;
        }
        RouteLine line = route(road);
        drive(line, 0, 500, 0, 10, 0);
        drive(line, 2.7, 520, Double.NaN, 0, 6_000);
        assertThat(match.chainageM).isCloseTo(520, within(0.1));
        for (int i = 1; i < 10; i++) {
            drive(line, 0, 520 + 10 * i, 0, 10, 6_000 + 1_000L * i);
            assertThat(match.chainageM).isCloseTo(520 + 10 * i, within(0.1));
        }
    }

    @Test
    void a_leg_against_the_course_is_left_at_a_first_match_however_far_the_other_one_is() {
        RouteLine line = route(0, 0, 0, 1000, 4, 1000, 4, 0);
        drive(line, 4, 500, Double.NaN, 0, 0);
        assertThat(match.chainageM).isCloseTo(1_504, within(0.1));
        drive(line, 2, 520, 0, 10, 6_000);
        assertThat(match.chainageM).isCloseTo(520, within(0.1));
    }

    @Test
    void the_shorter_way_round_a_closed_route_counts() {
        RouteLine line = route(0, 0, 0, 400, 400, 400, 400, 0, 0, 0);
        drive(line, 10, 0, 270, 10, 0);
        drive(line, 0, 6, Double.NaN, 0, 6_000);
        assertThat(match.chainageM).isCloseTo(1_606, within(0.1));
    }

    @Test
    void a_vehicle_without_course_stays_on_its_leg_of_an_out_and_back_route() {
        RouteLine line = route(0, 0, 0, 1000, 4, 1000, 4, 0);
        drive(line, 0, 500, 0, 10, 0);
        for (int i = 1; i < 40; i++) {
            drive(line, 3.5, 500 + 10 * i, Double.NaN, 10, 1000L * i);
            assertThat(match.chainageM).isCloseTo(500.0 + 10 * i, within(1.0));
        }
    }

    @Test
    void a_vehicle_that_drives_backwards_is_not_hidden() {
        RouteLine line = route(0, 0, 0, 300, 100, 500, 300, 500);
        drive(line, 0, 290, 0, 8, 0);
        for (int i = 1; i <= 30; i++) {
            drive(line, 0, 290 - 8 * i, 180, 8, 1000L * i);
            assertThat(match.matched).isTrue();
            assertThat(match.chainageM).isCloseTo(290.0 - 8 * i, within(0.1));
        }
    }

    @Test
    void a_self_crossing_keeps_the_leg() {
        RouteLine line = route(0, 0, 0, 300, 150, 300, 150, 150, -150, 150);
        drive(line, 0, 100, 0, 10, 0);
        for (int i = 1; i <= 10; i++) {
            drive(line, 0.3, 100 + 10 * i, 0, 10, 1000L * i);
            assertThat(match.chainageM).isCloseTo(100.0 + 10 * i, within(0.1));
        }
        match.reset();
        drive(line, 3, 150, 270, 10, 0);
        assertThat(match.chainageM).isCloseTo(747.0, within(0.5));
    }

    @Test
    void chainage_keeps_growing_over_the_laps_of_a_closed_route() {
        RouteLine line = route(0, 0, 0, 200, 200, 200, 200, 0, 0, 0);
        assertThat(line.isClosed()).isTrue();
        double[][] corners = {{0, 0, 0}, {0, 200, 90}, {200, 200, 180}, {200, 0, 270}};
        for (int i = 0; i < 250; i++) {
            double[] corner = corners[i / 20 % 4];
            double course = Math.toRadians(corner[2]);
            double along = 10 * (i % 20);
            drive(
                    line,
                    corner[0] + along * Math.sin(course),
                    corner[1] + along * Math.cos(course),
                    corner[2],
                    10,
                    1000L * i);
            assertThat(match.chainageM).as("step %s", i).isCloseTo(10.0 * i, within(0.3));
            assertThat(match.beyondEnds).isFalse();
        }
        assertThat(match.laps).isEqualTo(3);
    }

    @Test
    void a_closed_route_can_be_driven_backwards_past_its_start() {
        RouteLine line = route(0, 0, 0, 200, 200, 200, 200, 0, 0, 0);
        drive(line, 0, 10, 0, 5, 0);
        drive(line, 0, 5, 180, 5, 1000);
        drive(line, 5, 0, 90, 5, 2000);
        assertThat(match.chainageM).isCloseTo(-5, within(0.1));
        assertThat(match.laps).isEqualTo(-1);
    }

    @Test
    void the_window_reaches_as_far_as_the_vehicle_can_have_driven() {
        RouteLine line = route(0, 0, 0, 100, 0, 200, 0, 300, 0, 400, 0, 500);
        drive(line, 0, 10, 0, 25, 0);
        drive(line, 0, 110, 0, 25, 4_000);
        assertThat(match.firstMatch).isFalse();
        assertThat(match.crossTrackM).isCloseTo(0.0, within(0.01));
        drive(line, 0, 280, 0, 5, 4_100);
        assertThat(match.crossTrackM).isCloseTo(0.0, within(0.01));
    }

    @Test
    void hinted_matching_equals_the_full_scan_on_a_winding_road() {
        SplittableRandom random = new SplittableRandom(4);
        int vertices = 2_000;
        double[] road = new double[2 * vertices];
        double heading = 0;
        for (int i = 1; i < vertices; i++) {
            heading += random.nextDouble(-0.25, 0.25) - 0.05 * heading;
            road[2 * i] = road[2 * i - 2] + 20 * Math.sin(heading);
            road[2 * i + 1] = road[2 * i - 1] + 20 * Math.cos(heading);
        }
        RouteLine line = route(road);
        Projection everywhere = new Projection();
        for (int i = 0; i < 19_000; i++) {
            double at = i / 10.0;
            int k = (int) at;
            double e = road[2 * k] + (at - k) * (road[2 * k + 2] - road[2 * k]) + random.nextDouble(-3, 3);
            double n = road[2 * k + 1] + (at - k) * (road[2 * k + 3] - road[2 * k + 1]) + random.nextDouble(-3, 3);
            drive(line, e, n, Double.NaN, 20, 100L * i);
            line.project(0, line.segments() - 1, lat(n), lon(e), everywhere);
            assertThat(match.chainageM).isCloseTo(everywhere.chainageM, within(1.0));
            assertThat(Math.abs(match.crossTrackM)).isCloseTo(everywhere.distanceM, within(0.1));
        }
    }

    @Test
    void bad_routes_are_refused_with_the_reason() {
        assertThatThrownBy(() -> new RouteLine(new double[] {46}, new double[] {82}, 4))
                .hasMessageContaining("two distinct");
        assertThatThrownBy(() -> new RouteLine(new double[] {46, 46}, new double[] {82, 82}, 4))
                .hasMessageContaining("two distinct");
        assertThatThrownBy(() -> new RouteLine(new double[] {46, 91}, new double[] {82, 82}, 4))
                .hasMessageContaining("out of range");
        assertThatThrownBy(() -> new RouteLine(new double[] {46, 47}, new double[] {82, Double.NaN}, 4))
                .hasMessageContaining("out of range");
        for (double halfWidthM : new double[] {0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatThrownBy(() -> new RouteLine(new double[] {46, 47}, new double[] {82, 82}, halfWidthM))
                    .hasMessageContaining("halfWidthM");
        }
    }
}
