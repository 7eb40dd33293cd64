package io.keruen.core.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StraightnessTest {
    private static final int ROUTES = 400;
    private static final int SAMPLES = 400;
    private static final double M_PER_DEG = 111_200;

    @Test
    void looking_ahead_changes_no_match() {
        for (int seed = 0; seed < ROUTES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] way = way(random);
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

    /** Straight stretches, bends and hairpins, some closed, at any latitude that has roads. */
    private static double[][] way(SplittableRandom random) {
        int vertices = 4 + random.nextInt(60);
        boolean closed = random.nextInt(4) == 0;
        double[][] way = new double[2][closed ? vertices + 1 : vertices];
        double latDeg = random.nextDouble() * 140 - 70;
        double lonDeg = random.nextDouble() * 300 - 150;
        double courseRad = random.nextDouble() * 6;
        double longestM = random.nextBoolean() ? 30 : 400;
        for (int v = 0; v < vertices; v++) {
            way[0][v] = latDeg;
            way[1][v] = lonDeg;
            courseRad += random.nextInt(6) == 0 ? random.nextDouble() * 6 : random.nextDouble() * 0.8 - 0.4;
            double m = 2 + random.nextDouble() * longestM;
            latDeg += m * Math.cos(courseRad) / M_PER_DEG;
            lonDeg += m * Math.sin(courseRad) / (M_PER_DEG * Math.cos(Math.toRadians(latDeg)));
        }
        if (closed) {
            way[0][vertices] = way[0][0];
            way[1][vertices] = way[1][0];
        }
        return way;
    }

    /** Along the route forward and backward with noise, leaps and holes; both lines have to say the same. */
    private static void drive(int seed, SplittableRandom random, RouteLine line, RouteLine blind) {
        RouteMatch match = new RouteMatch();
        RouteMatch expected = new RouteMatch();
        double alongM = random.nextDouble() * line.lengthM();
        double noiseM = random.nextInt(3) * 10 + 0.5;
        long tMs = 1_000_000;
        double mps = 15;
        for (int k = 0; k < SAMPLES; k++) {
            tMs += random.nextInt(30) == 0 ? 4_000 : 100;
            mps = random.nextInt(40) == 0 ? -mps : mps;
            alongM = random.nextInt(60) == 0 ? random.nextDouble() * line.lengthM() : alongM + mps * 0.3;
            alongM = Math.max(-30, Math.min(line.lengthM() + 30, alongM));
            int segment = line.segmentAt(alongM, 0);
            double share =
                    (alongM - line.chainageAtM(segment)) / (line.chainageAtM(segment + 1) - line.chainageAtM(segment));
            double latDeg = line.latDegAt(segment) + share * (line.latDegAt(segment + 1) - line.latDegAt(segment));
            double lonDeg = line.lonDegAt(segment) + share * (line.lonDegAt(segment + 1) - line.lonDegAt(segment));
            latDeg += noiseM * (random.nextDouble() - 0.5) / M_PER_DEG;
            lonDeg += noiseM * (random.nextDouble() - 0.5) / M_PER_DEG;
            double courseDeg = random.nextInt(10) == 0 ? random.nextDouble() * 360 : line.courseDegAt(segment);
            double sigmaM = random.nextInt(20) == 0 ? 30 : 1.5;
            RouteMatcher.match(line, match, latDeg, lonDeg, courseDeg, Math.abs(mps), sigmaM, tMs);
            RouteMatcher.match(blind, expected, latDeg, lonDeg, courseDeg, Math.abs(mps), sigmaM, tMs);

            assertThat(said(match)).as("seed %s, sample %s", seed, k).isEqualTo(said(expected));
        }
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
