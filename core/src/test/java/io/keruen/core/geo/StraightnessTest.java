package io.keruen.core.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StraightnessTest {
    private static final int ROUTES = 400;
    private static final int SAMPLES = 400;

    @Test
    void looking_ahead_changes_no_match() {
        for (int seed = 0; seed < ROUTES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] way = Ways.way(random);
            RouteLine line = new RouteLine(way[0], way[1], 20);
            RouteLine blind = new RouteLine(way[0], way[1], 20, false);
            drive(seed, random, line, blind);
        }
    }

    @Test
    void a_line_is_straight_up_to_its_bends_and_without_end_behind_the_last() {
        double[] latsDeg = {45, 45, 45, 45.001, 45.001};
        double[] lonsDeg = {7, 7.001, 7.002, 7.002, 7.003};
        RouteLine line = new RouteLine(latsDeg, lonsDeg, 20);
        Straightness straightness = line.straightness();

        assertThat(straightness.toM(0)).isEqualTo(line.chainageAtM(2));
        assertThat(straightness.toM(2)).isEqualTo(line.chainageAtM(3));
        assertThat(straightness.toM(3)).isInfinite();
        assertThat(straightness.fromM(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(straightness.fromM(3)).isEqualTo(line.chainageAtM(3));
    }

    @Test
    void a_line_is_straight_as_far_as_no_segment_turns_by_more_than_sixty_degrees_within_six_hundred_metres() {
        for (int seed = 0; seed < 200; seed++) {
            double[][] way = Ways.way(new SplittableRandom(seed));
            RouteLine line = new RouteLine(way[0], way[1], 20);
            for (int segment = 0; segment < line.segments(); segment++) {
                assertThat(line.straightness().toM(segment)).isEqualTo(toM(line, segment));
                assertThat(line.straightness().fromM(segment)).isEqualTo(fromM(line, segment));
            }
        }
    }

    private static boolean turns(RouteLine line, int one, int other) {
        return Math.abs(Turn.shortestDeg(line.courseDegAt(one) - line.courseDegAt(other))) > 60;
    }

    private static double toM(RouteLine line, int segment) {
        double endM = line.chainageAtM(segment + 1);
        for (int next = segment + 1; next < line.segments(); next++) {
            if (turns(line, segment, next) || line.chainageAtM(next) > endM + 600) {
                return line.chainageAtM(next);
            }
        }
        return line.isClosed() ? line.lengthM() : Double.POSITIVE_INFINITY;
    }

    private static double fromM(RouteLine line, int segment) {
        double beginM = line.chainageAtM(segment);
        for (int next = segment - 1; next >= 0; next--) {
            if (turns(line, segment, next) || line.chainageAtM(next + 1) < beginM - 600) {
                return line.chainageAtM(next + 1);
            }
        }
        return line.isClosed() ? 0 : Double.NEGATIVE_INFINITY;
    }

    @Test
    void nothing_is_known_of_a_line_along_which_a_degree_of_longitude_shrinks_by_more_than_thirty_percent() {
        assertThat(isKnown(40, 50)).isTrue();
        assertThat(isKnown(-50, -40)).isTrue();
        assertThat(isKnown(40, 60)).isFalse();
        assertThat(isKnown(-60, -40)).isFalse();
        assertThat(isKnown(-10, 38)).isTrue();
        assertThat(isKnown(-38, 10)).isTrue();
        assertThat(isKnown(-10, 40)).isFalse();
        assertThat(isKnown(-40, 10)).isFalse();
        assertThat(isKnown(-40, 40)).isFalse();
        assertThat(isKnown(0, 38)).isTrue();
        assertThat(isKnown(-38, 0)).isTrue();
    }

    private static boolean isKnown(double southDeg, double northDeg) {
        double middleDeg = 0.5 * (southDeg + northDeg);
        double[] latsDeg = {southDeg, middleDeg, northDeg};
        return Double.isInfinite(new RouteLine(latsDeg, new double[] {7, 7, 7}, 20)
                .straightness()
                .toM(0));
    }

    /** Along the route; both lines have to say the same. */
    private static void drive(int seed, SplittableRandom random, RouteLine line, RouteLine blind) {
        RouteMatch match = new RouteMatch();
        RouteMatch expected = new RouteMatch();
        Ways.drive(random, line, SAMPLES, (k, latDeg, lonDeg, courseDeg, speedMps, sigmaM, tMs) -> {
            RouteMatcher.match(line, match, latDeg, lonDeg, courseDeg, speedMps, sigmaM, tMs);
            RouteMatcher.match(blind, expected, latDeg, lonDeg, courseDeg, speedMps, sigmaM, tMs);
            assertThat(said(match)).as("seed %s, sample %s", seed, k).isEqualTo(said(expected));
        });
    }

    private static String said(RouteMatch match) {
        return Arrays.toString(new double[] {
                    match.chainageM, match.crossTrackM, match.courseDeg, match.segment, match.laps, match.lastChainageM
                })
                + match.matched
                + match.firstMatch
                + match.beyondEnds;
    }
}
