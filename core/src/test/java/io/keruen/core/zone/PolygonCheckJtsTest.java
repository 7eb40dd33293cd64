package io.keruen.core.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Polygons against JTS: which are polygons at all, and what they contain. */
class PolygonCheckJtsTest {
    private static final int POLYGONS = Integer.getInteger("keruen.polygons", 100_000);
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static double[] latticeRing(SplittableRandom random, int vertices, int lattice) {
        double[] ring = new double[2 * vertices];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = (i % 2 == 0 ? 46 : 82) + random.nextInt(lattice) / 1024.0;
        }
        return ring;
    }

    private static LinearRing jtsRing(double[] ring) {
        Coordinate[] coordinates = new Coordinate[ring.length / 2 + 1];
        for (int i = 0; i < coordinates.length; i++) {
            int at = 2 * i % ring.length;
            coordinates[i] = new Coordinate(ring[at + 1], ring[at]);
        }
        return FACTORY.createLinearRing(coordinates);
    }

    private static boolean accepts(Shape shape) {
        try {
            ZoneKinds.zone(ZoneSpec.of("z", ZoneKind.YARD, shape));
            return true;
        } catch (InvalidZoneException e) {
            assertThat(e.reason()).isNotEmpty();
            return false;
        }
    }

    @Test
    void rings_are_accepted_exactly_when_jts_calls_them_valid() {
        SplittableRandom random = new SplittableRandom(1);
        int accepted = 0;
        for (int i = 0; i < POLYGONS; i++) {
            double[] ring = latticeRing(random, random.nextInt(3, 8), random.nextInt(2, 9));
            boolean valid = FACTORY.createPolygon(jtsRing(ring)).isValid();
            accepted += valid ? 1 : 0;
            assertThat(accepts(Shape.polygon(ring))).as(Arrays.toString(ring)).isEqualTo(valid);
        }
        assertThat(accepted).isBetween(POLYGONS / 10, POLYGONS - POLYGONS / 10);
    }

    @Test
    void polygons_with_holes_are_refused_only_when_jts_refuses_them() {
        SplittableRandom random = new SplittableRandom(2);
        int accepted = 0;
        for (int i = 0; i < POLYGONS; i++) {
            double[] shell = latticeRing(random, random.nextInt(3, 6), 12);
            double[] hole = latticeRing(random, random.nextInt(3, 5), 5);
            for (int k = 0; k < hole.length; k++) {
                hole[k] += 4 / 1024.0;
            }
            if (!accepts(Shape.polygon(shell)) || !accepts(Shape.polygon(hole))) {
                continue;
            }
            Polygon polygon = FACTORY.createPolygon(jtsRing(shell), new LinearRing[] {jtsRing(hole)});
            IsValidOp check = new IsValidOp(polygon);
            boolean accepts = accepts(Shape.polygon(shell, hole));
            if (check.isValid()) {
                accepted++;
                assertThat(accepts)
                        .as("%s %s", Arrays.toString(shell), Arrays.toString(hole))
                        .isTrue();
            } else if (accepts) {
                // Rings that share an edge or cut the inside in two are no danger: even and odd stay what they are.
                assertThat(check.getValidationError().getErrorType())
                        .as(polygon.toText())
                        .isIn(TopologyValidationError.SELF_INTERSECTION, TopologyValidationError.DISCONNECTED_INTERIOR);
                Geometry outside =
                        FACTORY.createPolygon(jtsRing(hole)).difference(FACTORY.createPolygon(jtsRing(shell)));
                assertThat(outside.getArea()).as(polygon.toText()).isLessThan(1e-12);
            }
        }
        assertThat(accepted).isGreaterThan(POLYGONS / 200);
    }

    @Test
    void parts_are_accepted_only_when_they_share_no_area() {
        SplittableRandom random = new SplittableRandom(4);
        int apart = 0;
        for (int i = 0; i < 3 * POLYGONS / 5; i++) {
            double[] first = latticeRing(random, random.nextInt(3, 6), 6);
            double[] second = latticeRing(random, random.nextInt(3, 6), 6);
            if (!accepts(Shape.polygon(first)) || !accepts(Shape.polygon(second))) {
                continue;
            }
            double sharedArea = FACTORY.createPolygon(jtsRing(first))
                    .intersection(FACTORY.createPolygon(jtsRing(second)))
                    .getArea();
            boolean accepts = accepts(Shape.multiPolygon(new double[][] {first}, new double[][] {second}));
            apart += accepts ? 1 : 0;
            assertThat(accepts)
                    .as("%s %s", Arrays.toString(first), Arrays.toString(second))
                    .isEqualTo(sharedArea < 1e-12);
        }
        assertThat(apart).isGreaterThan(POLYGONS / 200);
    }

    @Test
    void stars_contain_what_jts_says() {
        SplittableRandom random = new SplittableRandom(3);
        for (ZoneSpec spec : RandomZones.stars(3, 300, 50, 3_000)) {
            Zone zone = ZoneKinds.zone(spec);
            double[][] rings = spec.shape().rings();
            LinearRing[] holes = rings.length == 1 ? new LinearRing[0] : new LinearRing[] {jtsRing(rings[1])};
            Polygon polygon = FACTORY.createPolygon(jtsRing(rings[0]), holes);
            assertThat(polygon.isValid()).isTrue();
            IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(polygon);
            for (int i = 0; i < 1_000; i++) {
                int vertex = 2 * random.nextInt(rings[0].length / 2);
                double lat = i % 2 == 0 ? rings[0][vertex] : random.nextDouble(zone.minLatDeg(), zone.maxLatDeg());
                double lon = random.nextDouble(zone.minLonDeg(), zone.maxLonDeg());
                int location = locator.locate(new Coordinate(lon, lat));
                if (location != Location.BOUNDARY) {
                    assertThat(zone.contains(lat, lon)).isEqualTo(location == Location.INTERIOR);
                }
            }
        }
    }
}
