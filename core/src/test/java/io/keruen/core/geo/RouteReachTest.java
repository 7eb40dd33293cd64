package io.keruen.core.geo;

import static io.keruen.core.geo.Ground.lat;
import static io.keruen.core.geo.Ground.lon;
import static io.keruen.core.geo.Ground.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far on, and against which course, a route is still believed. */
class RouteReachTest {
    private final RouteMatch match = new RouteMatch();

    /** Where a hairpin's other leg begins so far on, a vehicle on that leg is matched to it only when it can be there. */
    private boolean reaches(
            double awayM, double lastSpeedMps, double speedMps, double sigmaM, double sinceS, boolean isBack) {
        RouteLine line = isBack ? route(40, 0, 40, 200, 0, 200, 0, 0) : route(0, 0, 0, 200, 40, 200, 40, 0);
        match.reset();
        double lastM = 240 - awayM;
        long sinceMs = Math.round(1000 * sinceS);
        RouteMatcher.match(line, match, lat(lastM), lon(0), Double.NaN, lastSpeedMps, sigmaM, 0);
        RouteMatcher.match(line, match, lat(150), lon(40), Double.NaN, speedMps, sigmaM, sinceMs);
        assertThat(match.matched).isTrue();
        assertThat(match.firstMatch).isFalse();
        return Math.abs(match.crossTrackM) < 1;
    }

    @ParameterizedTest
    @CsvSource({
        "20,   5, 1.5, 4, 120.5",
        " 5,  20, 1.5, 4, 120.5",
        "NaN, 20, 1.5, 4, 120.5",
        "NaN, NaN, 1.5, 4, 224.5",
        "20,  20,  10, 4, 146",
        "20,  20, 1.5, 5, 149.5",
        " 1,   1, 1.5, 1, 60",
    })
    void a_vehicle_is_looked_for_as_far_as_it_can_have_driven_and_no_farther(
            double lastSpeedMps, double speedMps, double sigmaM, double sinceS, double reachM) {
        for (boolean isBack : new boolean[] {false, true}) {
            assertThat(reaches(reachM - 1, lastSpeedMps, speedMps, sigmaM, sinceS, isBack))
                    .isTrue();
            assertThat(reaches(reachM + 1, lastSpeedMps, speedMps, sigmaM, sinceS, isBack))
                    .isFalse();
        }
    }

    private double chainageM(double legsApartM, double eastM, double courseDeg, double speedMps, double sigmaM) {
        RouteLine line = route(0, 0, 0, 1000, legsApartM, 1000, legsApartM, 0);
        match.reset();
        RouteMatcher.match(line, match, lat(500), lon(eastM), courseDeg, speedMps, sigmaM, 0);
        return match.chainageM;
    }

    @Test
    void a_course_up_to_sixty_degrees_off_is_with_the_route() {
        for (double courseDeg : new double[] {0, 60, 300}) {
            assertThat(chainageM(4, 2.2, courseDeg, 10, 1.5)).isCloseTo(500, within(1.0));
        }
        for (double courseDeg : new double[] {61, 299}) {
            assertThat(chainageM(4, 2.2, courseDeg, 10, 1.5)).isCloseTo(1504, within(1.0));
        }
    }

    @Test
    void the_course_of_a_vehicle_that_crawls_says_nothing() {
        assertThat(chainageM(4, 2.2, 0, 1.01, 1.5)).isCloseTo(500, within(1.0));
        assertThat(chainageM(4, 2.2, 0, 1, 1.5)).isCloseTo(1504, within(1.0));
    }

    @Test
    void the_course_weighs_more_where_the_place_is_uncertain() {
        assertThat(chainageM(40, 38, 0, 10, 1.5)).isCloseTo(1540, within(1.0));
        assertThat(chainageM(40, 38, 0, 10, 10)).isCloseTo(500, within(1.0));
    }
}
