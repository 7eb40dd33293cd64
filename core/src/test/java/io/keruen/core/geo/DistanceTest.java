package io.keruen.core.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.junit.jupiter.api.Test;

class DistanceTest {
    @Test
    void the_scales_equal_the_ellipsoid_within_a_micrometre_at_500_m() {
        double worst = 0;
        for (double latDeg = -70; latDeg <= 70; latDeg += 0.00371) {
            double lat = 500 * (LocalMetric.mPerLatDegAt(latDeg) / Ellipsoid.metresPerLatDeg(latDeg) - 1);
            double lon = 500 * (LocalMetric.mPerLonDegAt(latDeg) / Ellipsoid.metresPerLonDeg(latDeg) - 1);
            worst = Math.max(worst, Math.max(Math.abs(lat), Math.abs(lon)));
        }
        assertThat(worst).isLessThan(1e-6);
    }

    @Test
    void a_metric_forgets_where_it_was_before() {
        LocalMetric fresh = new LocalMetric();
        LocalMetric used = new LocalMetric();
        used.centre(46.6999);
        used.centre(46.7);
        fresh.centre(46.7);

        assertThat(used.mPerLonDeg()).isEqualTo(fresh.mPerLonDeg()).isEqualTo(LocalMetric.mPerLonDegAt(46.7));
        assertThat(used.mPerLatDeg()).isEqualTo(fresh.mPerLatDeg()).isEqualTo(LocalMetric.mPerLatDegAt(46.7));
    }

    @Test
    void the_scales_are_finite_at_the_poles_and_the_ends_of_the_table() {
        for (double latDeg : new double[] {-90, -89.999, 0, 89.999, 90}) {
            assertThat(LocalMetric.mPerLatDegAt(latDeg)).isBetween(110_000.0, 112_000.0);
            assertThat(LocalMetric.mPerLonDegAt(latDeg)).isBetween(-1e-3, 112_000.0);
        }
    }

    @Test
    void near_distances_are_right_to_0_2_mm_at_5_km() {
        for (double latDeg : new double[] {-50, 0, 30, 46.7, 60}) {
            for (int bearingDeg = 0; bearingDeg < 360; bearingDeg += 5) {
                for (double lengthM : new double[] {0.01, 1, 100, 1_000, 5_000}) {
                    var end = Geodesic.WGS84.Direct(latDeg, 82.5, bearingDeg, lengthM);
                    assertThat(Distance.betweenM(latDeg, 82.5, end.lat2, end.lon2))
                            .as("%s m from %s to %s", lengthM, latDeg, bearingDeg)
                            .isCloseTo(lengthM, within(Math.abs(latDeg) > 47 ? 5e-4 : 2e-4));
                }
            }
        }
    }

    @Test
    void geodesics_equal_geographiclib_everywhere() {
        SplittableRandom random = new SplittableRandom(1);
        double worstShare = 0;
        for (int i = 0; i < 50_000; i++) {
            double latA = random.nextDouble(-90, 90);
            double lonA = random.nextDouble(-180, 180);
            boolean opposite = i % 10 == 0;
            double latB = opposite ? clamp(-latA + random.nextDouble(-1, 1)) : random.nextDouble(-90, 90);
            double lonB = opposite ? wrap(lonA + 180 + random.nextDouble(-1, 1)) : random.nextDouble(-180, 180);
            double expected = Geodesic.WGS84.Inverse(latA, lonA, latB, lonB, GeodesicMask.DISTANCE).s12;
            double actual = Distance.geodesicM(latA, lonA, latB, lonB);
            if (opposite) {
                worstShare = Math.max(worstShare, Math.abs(actual - expected) / expected);
            } else if (expected < 19_900_000) {
                assertThat(actual).as("%s %s %s %s", latA, lonA, latB, lonB).isCloseTo(expected, within(1e-3));
            }
        }
        assertThat(worstShare).isLessThan(2e-3);
    }

    @Test
    void geodesics_at_route_lengths_are_right_to_a_tenth_of_a_millimetre() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 20_000; i++) {
            double latA = random.nextDouble(-80, 80);
            double lonA = random.nextDouble(-180, 180);
            double latB = latA + random.nextDouble(-1, 1);
            double lonB = wrap(lonA + random.nextDouble(-1, 1));
            double expected = Geodesic.WGS84.Inverse(latA, lonA, latB, lonB, GeodesicMask.DISTANCE).s12;
            assertThat(Distance.geodesicM(latA, lonA, latB, lonB)).isCloseTo(expected, within(1e-4));
        }
    }

    @Test
    void the_antimeridian_is_no_wall() {
        double expected = Geodesic.WGS84.Inverse(46, 179.999, 46.01, -179.998).s12;

        assertThat(Distance.betweenM(46, 179.999, 46.01, -179.998)).isCloseTo(expected, within(1e-3));
        assertThat(Distance.betweenM(46.01, -179.998, 46, 179.999)).isCloseTo(expected, within(1e-3));
        assertThat(Distance.geodesicM(46, 179.999, 46.01, -179.998)).isCloseTo(expected, within(1e-4));
    }

    @Test
    void the_distance_to_oneself_is_zero() {
        assertThat(Distance.geodesicM(46, 82, 46, 82)).isZero();
        assertThat(Distance.betweenM(46, 82, 46, 82)).isZero();
        assertThat(Distance.geodesicM(0, 0, 0, 180)).isCloseTo(20_003_931.46, within(0.1));
    }

    private static double clamp(double latDeg) {
        return Math.max(-90, Math.min(90, latDeg));
    }

    private static double wrap(double lonDeg) {
        return lonDeg > 180 ? lonDeg - 360 : lonDeg < -180 ? lonDeg + 360 : lonDeg;
    }
}
