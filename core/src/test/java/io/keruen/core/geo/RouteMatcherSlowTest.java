package io.keruen.core.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The matcher of routes against its rules taken at their word. */
class RouteMatcherSlowTest {
    private static final int ROUTES = 150;
    private static final int SAMPLES = 200;

    @Test
    void every_sample_is_matched_as_the_rules_say() {
        for (int seed = 0; seed < ROUTES; seed++) {
            SplittableRandom random = new SplittableRandom(1_000 + seed);
            double[][] way = Ways.way(random);
            RouteLine line = new RouteLine(way[0], way[1], 20);
            RouteMatch match = new RouteMatch();
            SlowMatcher slow = new SlowMatcher(line);
            int drive = seed;
            Ways.drive(random, line, SAMPLES, (k, latDeg, lonDeg, courseDeg, speedMps, sigmaM, tMs) -> {
                // Now and then it strays from the route, and does not know its speed.
                double strayDeg = k % 50 < 4 ? 0.0009 : 0;
                double mps = k % 7 == 0 ? Double.NaN : speedMps;
                RouteMatcher.match(line, match, latDeg + strayDeg, lonDeg, courseDeg, mps, sigmaM, tMs);
                slow.match(latDeg + strayDeg, lonDeg, courseDeg, mps, sigmaM, tMs);
                isTheSame(match, slow, "seed " + drive + ", sample " + k);
            });
        }
    }

    private static void isTheSame(RouteMatch match, SlowMatcher slow, String where) {
        assertThat(match.matched).as(where).isEqualTo(slow.matched);
        assertThat(match.firstMatch).as(where).isEqualTo(slow.firstMatch);
        if (slow.matched) {
            assertThat(match.segment).as(where).isEqualTo(slow.segment);
            assertThat(match.laps).as(where).isEqualTo(slow.laps);
            assertThat(match.beyondEnds).as(where).isEqualTo(slow.beyondEnds);
            assertThat(match.chainageM).as(where).isCloseTo(slow.chainageM, within(1e-4));
            assertThat(match.crossTrackM).as(where).isCloseTo(slow.crossTrackM, within(1e-4));
        }
    }
}
