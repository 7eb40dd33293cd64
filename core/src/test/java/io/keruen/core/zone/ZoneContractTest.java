package io.keruen.core.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keruen.core.geo.Distance;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every zone promises, tried on each kind of shape. */
class ZoneContractTest {
    private static final List<ZoneSpec> SPECS = RandomZones.mixed(7, 40);

    private record Path(double latA, double lonA, double latB, double lonB) {}

    private static Path path(Zone zone, SplittableRandom random) {
        double padDeg = 0.002;
        double latA = random.nextDouble(zone.minLatDeg() - padDeg, zone.maxLatDeg() + padDeg);
        double lonA = random.nextDouble(zone.minLonDeg() - padDeg, zone.maxLonDeg() + padDeg);
        double reachDeg = random.nextInt(4) == 0 ? 0.004 : 0.0003;
        return new Path(
                latA,
                lonA,
                latA + random.nextDouble(-reachDeg, reachDeg),
                lonA + random.nextDouble(-reachDeg, reachDeg));
    }

    private static Stream<DynamicTest> forEachZone(String law, BiConsumer<Zone, Path> check) {
        return SPECS.stream()
                .map(spec -> dynamicTest(spec.shape().kind() + " " + spec.id() + ": " + law, () -> {
                    Zone zone = ZoneKinds.zone(spec);
                    SplittableRandom random = new SplittableRandom(11);
                    for (int i = 0; i < 2_000; i++) {
                        check.accept(zone, path(zone, random));
                    }
                }));
    }

    @Test
    void every_kind_of_shape_is_tried() {
        assertThat(SPECS.stream().map(spec -> spec.shape().kind()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(ShapeKind.values());
    }

    @TestFactory
    Stream<DynamicTest> contains_is_the_sign_of_the_distance() {
        return forEachZone("sign", (zone, p) -> {
            double signedM = zone.signedDistanceM(p.latA, p.lonA);
            if (zone.spec().shape().kind() == ShapeKind.LINE) {
                assertThat(signedM).isNotNegative();
                assertThat(zone.contains(p.latA, p.lonA)).isFalse();
            } else if (signedM != 0) {
                assertThat(zone.contains(p.latA, p.lonA)).isEqualTo(signedM < 0);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> inside_is_inside_the_limits() {
        return forEachZone("limits", (zone, p) -> {
            if (zone.contains(p.latA, p.lonA)) {
                assertThat(p.latA).isBetween(zone.minLatDeg(), zone.maxLatDeg());
                assertThat(p.lonA).isBetween(zone.minLonDeg(), zone.maxLonDeg());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> distance_changes_by_at_most_the_way_driven() {
        return forEachZone("lipschitz", (zone, p) -> {
            double wayM = Distance.betweenM(p.latA, p.lonA, p.latB, p.lonB);
            double changeM = zone.signedDistanceM(p.latA, p.lonA) - zone.signedDistanceM(p.latB, p.lonB);
            assertThat(Math.abs(changeM)).isLessThanOrEqualTo(wayM * 1.001 + 0.01);
        });
    }

    @TestFactory
    Stream<DynamicTest> crossings_are_odd_exactly_when_the_side_changes() {
        return forEachZone("parity", (zone, p) -> {
            if (zone.spec().shape().kind() != ShapeKind.LINE && endsClear(zone, p)) {
                boolean changes = zone.contains(p.latA, p.lonA) != zone.contains(p.latB, p.lonB);
                assertThat(crossings(zone, p) % 2 == 1).isEqualTo(changes);
            }
        });
    }

    private static boolean endsClear(Zone zone, Path p) {
        return Math.abs(zone.signedDistanceM(p.latA, p.lonA)) > 3e-3
                && Math.abs(zone.signedDistanceM(p.latB, p.lonB)) > 3e-3;
    }

    @TestFactory
    Stream<DynamicTest> the_way_back_crosses_as_often_and_runs_as_deep() {
        return forEachZone("reversal", (zone, p) -> {
            Path back = new Path(p.latB, p.lonB, p.latA, p.lonA);
            assertThat(crossings(zone, back)).isEqualTo(crossings(zone, p));
            assertThat(deepestM(zone, back)).isCloseTo(deepestM(zone, p), within(0.0101));
            if (crossings(zone, p) == 1) {
                assertThat(first(zone, back)).isCloseTo(1 - first(zone, p), within(1e-9));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> the_first_crossing_lies_on_the_boundary() {
        return forEachZone("first crossing", (zone, p) -> {
            double first = first(zone, p);
            assertThat(Double.isNaN(first)).isEqualTo(crossings(zone, p) == 0);
            if (first >= 0) {
                double latDeg = p.latA + first * (p.latB - p.latA);
                double lonDeg = p.lonA + first * (p.lonB - p.lonA);
                assertThat(zone.signedDistanceM(latDeg, lonDeg)).isCloseTo(0, within(3e-3));
                double nearlyLat = p.latA + 0.99 * (latDeg - p.latA);
                double nearlyLon = p.lonA + 0.99 * (lonDeg - p.lonA);
                if (Math.abs(zone.signedDistanceM(nearlyLat, nearlyLon)) > 3e-3 && endsClear(zone, p)) {
                    assertThat(zone.pathCrossings(p.latA, p.lonA, nearlyLat, nearlyLon))
                            .isZero();
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_path_cut_in_two_crosses_as_often_in_total() {
        return forEachZone("cut", (zone, p) -> {
            double latDeg = 0.5 * (p.latA + p.latB);
            double lonDeg = 0.5 * (p.lonA + p.lonB);
            if (Math.abs(zone.signedDistanceM(latDeg, lonDeg)) > 3e-3 && endsClear(zone, p)) {
                int parts = zone.pathCrossings(p.latA, p.lonA, latDeg, lonDeg)
                        + zone.pathCrossings(latDeg, lonDeg, p.latB, p.lonB);
                assertThat(parts % 2).isEqualTo(crossings(zone, p) % 2);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> deepest_is_no_higher_than_any_place_and_reached_within_a_centimetre() {
        return forEachZone("deepest", (zone, p) -> {
            double deepestM = deepestM(zone, p);
            double leastM = Double.POSITIVE_INFINITY;
            int steps = 40;
            for (int i = 0; i <= steps; i++) {
                double t = (double) i / steps;
                leastM = Math.min(
                        leastM, zone.signedDistanceM(p.latA + t * (p.latB - p.latA), p.lonA + t * (p.lonB - p.lonA)));
            }
            double stepM = Distance.betweenM(p.latA, p.lonA, p.latB, p.lonB) / steps;
            double bendM = 5e-5 * Math.abs(leastM) + 5e-3;
            assertThat(deepestM).isLessThanOrEqualTo(leastM + 0.01 + bendM).isGreaterThan(leastM - stepM - bendM);
        });
    }

    @TestFactory
    Stream<DynamicTest> standing_still_crosses_nothing() {
        return forEachZone(
                "standing",
                (zone, p) -> assertThat(zone.pathCrossings(p.latA, p.lonA, p.latA, p.lonA))
                        .isZero());
    }

    @TestFactory
    Stream<DynamicTest> a_zone_moved_with_the_place_answers_the_same() {
        double movedDeg = 0.25;
        return forEachZone("translation", (zone, p) -> {
                    Zone moved =
                            ZoneKinds.zone(with(zone.spec(), moved(zone.spec().shape(), movedDeg)));
                    double expectedM = zone.signedDistanceM(p.latA, p.lonA);
                    assertThat(moved.signedDistanceM(p.latA, p.lonA + movedDeg)).isCloseTo(expectedM, within(1e-6));
                    if (Math.abs(expectedM) > 1e-6) {
                        assertThat(moved.contains(p.latA, p.lonA + movedDeg)).isEqualTo(zone.contains(p.latA, p.lonA));
                    }
                })
                .limit(12);
    }

    @TestFactory
    Stream<DynamicTest> where_a_ring_or_line_begins_does_not_matter() {
        return forEachZone("start", (zone, p) -> {
                    Zone turned =
                            ZoneKinds.zone(with(zone.spec(), turned(zone.spec().shape())));
                    assertThat(turned.signedDistanceM(p.latA, p.lonA))
                            .isCloseTo(zone.signedDistanceM(p.latA, p.lonA), within(1e-9));
                    assertThat(crossings(turned, p)).isEqualTo(crossings(zone, p));
                })
                .limit(12);
    }

    private static int crossings(Zone zone, Path p) {
        return zone.pathCrossings(p.latA, p.lonA, p.latB, p.lonB);
    }

    private static double first(Zone zone, Path p) {
        return zone.firstCrossingFraction(p.latA, p.lonA, p.latB, p.lonB);
    }

    private static double deepestM(Zone zone, Path p) {
        return zone.deepestM(p.latA, p.lonA, p.latB, p.lonB);
    }

    private static ZoneSpec with(ZoneSpec spec, Shape shape) {
        return ZoneSpec.of(spec.id(), spec.kind(), shape);
    }

    private static Shape moved(Shape shape, double eastDeg) {
        double[][] rings = new Shape(shape.kind(), shape.rings(), shape.shells(), 1, 1).rings();
        for (double[] ring : rings) {
            for (int i = 1; i < ring.length; i += 2) {
                ring[i] += eastDeg;
            }
        }
        return new Shape(shape.kind(), rings, shape.shells(), shape.radiusM(), shape.halfWidthM());
    }

    /** Rings start three vertices later, lines run the other way. */
    private static Shape turned(Shape shape) {
        double[][] rings = shape.rings().clone();
        for (int r = 0; r < rings.length; r++) {
            double[] ring = rings[r];
            int n = ring.length / 2;
            if (shape.kind() == ShapeKind.POLYGON) {
                boolean closed = ring[0] == ring[2 * n - 2] && ring[1] == ring[2 * n - 1];
                ring = closed ? Arrays.copyOf(ring, 2 * n - 2) : ring;
            }
            n = ring.length / 2;
            double[] turned = new double[2 * n];
            for (int i = 0; i < n; i++) {
                int from = shape.kind() == ShapeKind.POLYGON ? (i + 3) % n : n - 1 - i;
                turned[2 * i] = ring[2 * from];
                turned[2 * i + 1] = ring[2 * from + 1];
            }
            rings[r] = turned;
        }
        return new Shape(shape.kind(), rings, shape.shells(), shape.radiusM(), shape.halfWidthM());
    }
}
