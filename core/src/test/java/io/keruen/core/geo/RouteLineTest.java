package io.keruen.core.geo;

import static io.keruen.core.geo.Ground.lat;
import static io.keruen.core.geo.Ground.lon;
import static io.keruen.core.geo.Ground.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RouteLineTest {
    private final Projection projection = new Projection();

    private boolean isBeyondEnds(RouteLine line, int segment, double eastM, double northM) {
        line.project(segment, segment, lat(northM), lon(eastM), projection);
        return projection.beyondEnds;
    }

    @Test
    void only_the_two_ends_of_an_open_route_have_a_beyond() {
        RouteLine line = route(0, 0, 0, 100, 0, 200);

        assertThat(isBeyondEnds(line, 0, 0, -3)).isTrue();
        assertThat(isBeyondEnds(line, 0, 0, 0)).isFalse();
        assertThat(isBeyondEnds(line, 0, 0, 103)).isFalse();
        assertThat(isBeyondEnds(line, 1, 0, 97)).isFalse();
        assertThat(isBeyondEnds(line, 1, 0, 200)).isFalse();
        assertThat(isBeyondEnds(line, 1, 0, 203)).isTrue();
        assertThat(projection.chainageM).isEqualTo(line.lengthM());
    }

    @Test
    void a_closed_route_has_no_beyond() {
        RouteLine line = route(0, 0, 0, 200, 200, 200, 200, 0, 0, 0);

        assertThat(isBeyondEnds(line, 0, 0, -3)).isFalse();
        assertThat(isBeyondEnds(line, 3, -3, 0)).isFalse();
    }

    @Test
    void right_is_positive_whatever_the_course() {
        for (int courseDeg = 0; courseDeg < 360; courseDeg += 15) {
            double east = Math.sin(Math.toRadians(courseDeg));
            double north = Math.cos(Math.toRadians(courseDeg));
            RouteLine line = route(0, 0, 1000 * east, 1000 * north);
            for (double offM : new double[] {2.5, -2.5}) {
                double eastM = 300 * east + offM * north;
                double northM = 300 * north - offM * east;
                line.project(0, 0, lat(northM), lon(eastM), projection);

                assertThat(projection.crossTrackM).as("course %s", courseDeg).isCloseTo(offM, within(0.05));
                assertThat(projection.courseDeg).isBetween(0.0, 360.0);
                assertThat(Turn.shortestDeg(projection.courseDeg - courseDeg)).isCloseTo(0, within(0.01));
            }
        }
    }

    @Test
    void a_chainage_has_one_segment_whatever_the_hint() {
        RouteLine line = route(0, 0, 0, 100, 50, 100, 50, 300, 0, 300);
        int segments = line.segments();
        for (int segment = 0; segment < segments; segment++) {
            double beginM = line.chainageAtM(segment);
            double endM = line.chainageAtM(segment + 1);
            for (int hint = -1; hint <= segments; hint++) {
                assertThat(line.segmentAt(beginM, hint)).isEqualTo(segment);
                assertThat(line.segmentAt(0.5 * (beginM + endM), hint)).isEqualTo(segment);
                assertThat(line.segmentAt(Math.nextDown(endM), hint)).isEqualTo(segment);
            }
        }
        for (int hint = -1; hint <= segments; hint++) {
            assertThat(line.segmentAt(-5, hint)).isZero();
            assertThat(line.segmentAt(line.lengthM(), hint)).isEqualTo(segments - 1);
            assertThat(line.segmentAt(line.lengthM() + 5, hint)).isEqualTo(segments - 1);
        }
    }

    @Test
    void vertices_come_back_as_given_but_for_repeated_ones() {
        double[] latsDeg = {46.7, 46.7, 46.8, 46.8, 46.9};
        double[] lonsDeg = {82.6, 82.6, 82.6, 82.7, 82.7};
        RouteLine line = new RouteLine(latsDeg, lonsDeg, 3.5);

        assertThat(line.segments()).isEqualTo(3);
        assertThat(line.halfWidthM()).isEqualTo(3.5);
        for (int vertex = 0; vertex <= 3; vertex++) {
            assertThat(line.latDegAt(vertex)).isEqualTo(latsDeg[vertex + 1]);
            assertThat(line.lonDegAt(vertex)).isEqualTo(lonsDeg[vertex + 1]);
        }
    }

    /** Seen from a metre away its ends are one place. */
    @Test
    void on_a_segment_without_a_length_a_place_is_at_its_vertex() {
        RouteLine line = new RouteLine(new double[] {0, 0, 0}, new double[] {0, 1e-170, 0.01}, 3.5);

        line.project(0, 1, 0, -1e-5, projection);

        assertThat(projection.chainageM).isZero();
        assertThat(projection.distanceM).isCloseTo(1.11, within(0.01));
    }

    @Test
    void three_segments_whose_ends_meet_within_a_metre_are_closed() {
        assertThat(route(0, 0, 0, 200, 200, 200, 0.9, 0).isClosed()).isTrue();
        assertThat(route(0, 0, 0, 200, 200, 200, 1.1, 0).isClosed()).isFalse();
        assertThat(route(0, 0, 0, 200, 0, 0).isClosed()).isFalse();
    }

    @Test
    void a_route_may_touch_the_ends_of_the_earth_but_not_cross_the_antimeridian() {
        assertThatCode(() -> new RouteLine(new double[] {0, 90, 0}, new double[] {0, 90, 180}, 4))
                .doesNotThrowAnyException();
        assertThatCode(() -> new RouteLine(new double[] {-90, 0}, new double[] {-180, -90}, 4))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new RouteLine(new double[] {46, 46}, new double[] {179, -179}, 4))
                .hasMessageContaining("antimeridian");
        assertThatThrownBy(() -> new RouteLine(new double[] {46, 47}, new double[] {82, 82, 83}, 4))
                .hasMessageContaining("2 latitudes but 3 longitudes");
    }
}
