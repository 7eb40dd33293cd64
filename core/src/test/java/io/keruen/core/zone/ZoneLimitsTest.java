package io.keruen.core.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Where zones end, what of their shape is refused, and a vehicle that stands still at them. */
class ZoneLimitsTest {
    private static Zone zone(Shape shape) {
        ZoneKind kind = shape.kind() == ShapeKind.LINE ? ZoneKind.BORDER_LINE : ZoneKind.YARD;
        return ZoneKinds.zone(ZoneSpec.of("z", kind, shape));
    }

    /** Limits hold all that is within the radius, and little more: two percent of it at most. */
    private static void reaches(Zone zone, double[] south, double[] north, double radiusM) {
        double leastLatDeg = radiusM / BruteZone.perLat(south[0]);
        double mostLatDeg = 1.02 * leastLatDeg;
        double leastLonDeg = radiusM / BruteZone.perLon(Math.abs(south[0]));
        double mostLonDeg = 1.02 * leastLonDeg;
        assertThat(south[0] - zone.minLatDeg()).isBetween(leastLatDeg, mostLatDeg);
        assertThat(south[1] - zone.minLonDeg()).isBetween(leastLonDeg, mostLonDeg);
        assertThat(zone.maxLatDeg() - north[0]).isBetween(leastLatDeg, mostLatDeg);
        assertThat(zone.maxLonDeg() - north[1]).isBetween(leastLonDeg, mostLonDeg);
    }

    @Test
    void discs_and_corridors_end_where_their_width_ends() {
        for (int lat = -1; lat <= 1; lat += 2) {
            for (int lon = -1; lon <= 1; lon += 2) {
                double[] at = {46.0 * lat, 82.0 * lon};
                double[] onward = {at[0] + 0.001, at[1] + 0.002};
                reaches(zone(Shape.disc(at[0], at[1], 500)), at, at, 500);
                double[] line = {at[0], at[1], onward[0], onward[1]};
                reaches(zone(Shape.corridor(line, 500)), at, onward, 500);
            }
        }
    }

    @Test
    void polygons_and_lines_end_at_their_vertices() {
        double[] points = {46, 82, 46.5, 83, 45.5, 84};
        for (Shape shape : new Shape[] {Shape.polygon(points), Shape.line(points)}) {
            Zone zone = zone(shape);
            assertThat(zone.minLatDeg()).isEqualTo(45.5);
            assertThat(zone.minLonDeg()).isEqualTo(82);
            assertThat(zone.maxLatDeg()).isEqualTo(46.5);
            assertThat(zone.maxLonDeg()).isEqualTo(84);
        }
    }

    @Test
    void a_line_may_end_at_a_pole() {
        assertThat(zone(Shape.line(new double[] {89, 10, 90, 10})).maxLatDeg()).isEqualTo(90);
        assertThat(zone(Shape.line(new double[] {-89, 10, -90, 10})).minLatDeg())
                .isEqualTo(-90);
    }

    @Test
    void a_shape_that_is_none_is_refused_with_what_it_has() {
        double[] point = {46, 82};
        double[] noNumbers = {};
        refused(new Shape(ShapeKind.DISC, new double[][] {point, point}, new int[0], 5, Double.NaN), "one point");
        refused(new Shape(ShapeKind.DISC, new double[][] {{46, 82, 47, 82}}, new int[0], 5, Double.NaN), "one point");
        refused(new Shape(ShapeKind.DISC, new double[0][], new int[0], 5, Double.NaN), "one point");
        refused(Shape.disc(46, 82, Double.POSITIVE_INFINITY), "radiusM must be above 0");
        refused(Shape.corridor(new double[] {46, 82, 46.1, 82}, Double.POSITIVE_INFINITY), "halfWidthM must be above");
        refused(Shape.corridor(new double[] {46, 82, 46, 82}, 5), "has 1");
        refused(Shape.corridor(noNumbers, 5), "has 0");
        refused(Shape.polygon(new double[] {46, 82, 46.1, 82, 46, 82}), "has 2");
        refused(Shape.polygon(new double[] {46, 82, 46, 82}), "has 1");
        refused(new Shape(ShapeKind.POLYGON, new double[][] {{46, 82, 47, 82, 47, 83}}, new int[] {1}, 1, 1), "shell");
        refused(new Shape(ShapeKind.POLYGON, new double[][] {{46, 82, 47, 82, 47, 83}}, new int[] {}, 1, 1), "shell");
        refused(
                new Shape(ShapeKind.POLYGON, new double[][] {{46, 82, 47, 82, 47, 83}}, new int[] {0, 0}, 1, 1),
                "shell");
        refused(
                new Shape(ShapeKind.POLYGON, new double[][] {{46, 82, 47, 82, 47, 83}}, new int[] {0, 1}, 1, 1),
                "shell");
    }

    private static void refused(Shape shape, String reason) {
        assertThatThrownBy(() -> zone(shape))
                .isInstanceOf(InvalidZoneException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_vehicle_that_stands_still_is_as_deep_as_its_place_and_crosses_nothing() {
        double[] ring = {46, 82, 46.01, 82, 46.01, 82.01, 46, 82.01};
        for (Shape shape : new Shape[] {
            Shape.disc(46.005, 82.005, 400), Shape.corridor(ring, 50), Shape.polygon(ring), Shape.line(ring)
        }) {
            Zone zone = zone(shape);
            BruteZone brute = new BruteZone(shape);
            for (double latDeg = 45.9951; latDeg < 46.016; latDeg += 0.0007) {
                double signedM = brute.signedM(latDeg, 82.0043);
                assertThat(zone.deepestM(latDeg, 82.0043, latDeg, 82.0043)).isCloseTo(signedM, within(0.01));
                assertThat(zone.pathCrossings(latDeg, 82.0043, latDeg, 82.0043)).isZero();
                assertThat(zone.firstCrossingFraction(latDeg, 82.0043, latDeg, 82.0043))
                        .isNaN();
                assertThat(zone.contains(latDeg, 82.0043)).isEqualTo(signedM < 0);
            }
        }
    }
}
