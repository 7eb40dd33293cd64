package io.keruen.core.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Zones against {@link BruteZone}: ten million places and a million paths at a thousand zones. */
class ZoneDifferentialTest {
    private static final int ZONES = 1_000;
    private static final int PLACES_PER_ZONE = 10_000;
    private static final int PATHS_PER_ZONE = 1_000;
    private static final double TOO_NEAR_DEG = 1e-9;

    private final List<ZoneSpec> specs = RandomZones.mixed(20_261_124, ZONES);

    /** Writes into {@code place} one within the widened box, near the boundary, or level with a vertex. */
    private static void somewhere(BruteZone brute, SplittableRandom random, int i, double[] place) {
        double padM = brute.shape.kind() == ShapeKind.DISC ? 1.3 * brute.shape.radiusM() : 100;
        double padLat = padM / 111_000;
        double padLon = padM / 75_000;
        place[0] = random.nextDouble(brute.box[0] - padLat, brute.box[2] + padLat);
        place[1] = random.nextDouble(brute.box[1] - padLon, brute.box[3] + padLon);
        double[] ring = brute.shape.rings()[random.nextInt(brute.shape.rings().length)];
        int vertex = 2 * random.nextInt(ring.length / 2);
        if (i % 3 == 1) {
            place[0] = ring[vertex];
        } else if (i % 3 == 2) {
            nearBoundary(brute.shape, ring, vertex, random, place);
        }
    }

    private static void nearBoundary(Shape shape, double[] ring, int vertex, SplittableRandom random, double[] place) {
        double offM = random.nextDouble(-10, 10);
        if (shape.kind() == ShapeKind.DISC) {
            double angle = random.nextDouble(7);
            place[0] = ring[0] + (shape.radiusM() + offM) * Math.sin(angle) / BruteZone.perLat(ring[0]);
            place[1] = ring[1] + (shape.radiusM() + offM) * Math.cos(angle) / BruteZone.perLon(ring[0]);
            return;
        }
        int next = (vertex + 2) % ring.length;
        double share = random.nextDouble();
        double north = (ring[next] - ring[vertex]) * 111_180;
        double east = (ring[next + 1] - ring[vertex + 1]) * 75_950;
        double length = Math.max(1e-3, Math.hypot(north, east));
        offM += shape.kind() == ShapeKind.CORRIDOR ? Math.copySign(shape.halfWidthM(), offM - 5) : 0;
        place[0] = ring[vertex] + share * (ring[next] - ring[vertex]) + offM * east / length / 111_180;
        place[1] = ring[vertex + 1] + share * (ring[next + 1] - ring[vertex + 1]) - offM * north / length / 75_950;
    }

    @Test
    void ten_million_places_lie_on_the_side_that_brute_force_says() {
        long places = 0;
        long inside = 0;
        long tooNear = 0;
        double worstM = 0;
        double[] place = new double[2];
        for (int z = 0; z < ZONES; z++) {
            Zone zone = ZoneKinds.zone(specs.get(z));
            BruteZone brute = new BruteZone(specs.get(z).shape());
            SplittableRandom random = new SplittableRandom(z);
            for (int i = 0; i < PLACES_PER_ZONE; i++) {
                somewhere(brute, random, i, place);
                boolean expected = brute.inside(place[0], place[1]);
                places++;
                inside += expected ? 1 : 0;
                if (zone.contains(place[0], place[1]) != expected) {
                    assertThat(onBoundary(brute, place))
                            .as("%s at %s %s", zone.spec(), place[0], place[1])
                            .isTrue();
                    tooNear++;
                }
                if (i % 16 < 3) {
                    worstM = Math.max(worstM, worstDifferenceM(zone, brute, place));
                }
            }
        }
        System.out.printf("places %d, inside %d, on the boundary %d, worst %.2e m%n", places, inside, tooNear, worstM);
        assertThat(places).isGreaterThanOrEqualTo(10_000_000);
        assertThat(inside).isBetween(places / 5, places * 4 / 5);
        assertThat(tooNear).isLessThan(100);
        assertThat(worstM).isLessThan(1e-3);
    }

    private static boolean onBoundary(BruteZone brute, double[] place) {
        return brute.shape.kind() == ShapeKind.POLYGON
                ? brute.boundaryDeg(place[0], place[1]) < TOO_NEAR_DEG
                : Math.abs(brute.signedM(place[0], place[1])) < 1e-5;
    }

    private static double worstDifferenceM(Zone zone, BruteZone brute, double[] place) {
        double expectedM = brute.signedM(place[0], place[1]);
        double actualM = zone.signedDistanceM(place[0], place[1]);
        double capped = zone.signedDistanceM(place[0], place[1], 50);
        double cappedOffM = Math.abs(capped - Math.max(-50, Math.min(50, actualM)));
        return Math.max(cappedOffM, Math.abs(actualM - expectedM));
    }

    @Test
    void a_million_paths_cross_where_brute_force_says() {
        long paths = 0;
        long crossing = 0;
        long unclear = 0;
        double[] a = new double[2];
        for (int z = 0; z < ZONES; z++) {
            Zone zone = ZoneKinds.zone(specs.get(z));
            BruteZone brute = new BruteZone(specs.get(z).shape());
            SplittableRandom random = new SplittableRandom(z + 1_000_000L);
            for (int i = 0; i < PATHS_PER_ZONE; i++) {
                somewhere(brute, random, i, a);
                double lengthM = i % 5 == 0 ? 300 : random.nextDouble(60);
                double angle = random.nextDouble(7);
                double latB = a[0] + lengthM * Math.sin(angle) / 111_180;
                double lonB = a[1] + lengthM * Math.cos(angle) / 75_950;
                paths++;
                int crossings = zone.pathCrossings(a[0], a[1], latB, lonB);
                crossing += crossings > 0 ? 1 : 0;
                unclear += check(zone, brute, crossings, new double[] {a[0], a[1], latB, lonB}) ? 0 : 1;
            }
        }
        System.out.printf("paths %d, crossing %d, unclear %d%n", paths, crossing, unclear);
        assertThat(paths).isGreaterThanOrEqualTo(1_000_000);
        assertThat(crossing).isGreaterThan(paths / 10);
        assertThat(unclear).isLessThan(paths / 100);
    }

    private static boolean check(Zone zone, BruteZone brute, int crossings, double[] p) {
        double first = zone.firstCrossingFraction(p[0], p[1], p[2], p[3]);
        assertThat(Double.isNaN(first)).isEqualTo(crossings == 0);
        if (crossings > 0) {
            double offM = brute.signedM(p[0] + first * (p[2] - p[0]), p[1] + first * (p[3] - p[1]));
            assertThat(Math.abs(offM)).as("%s", zone.spec()).isLessThan(toleranceM(brute));
        }
        boolean insideA = brute.inside(p[0], p[1]);
        boolean insideB = brute.inside(p[2], p[3]);
        Shape shape = brute.shape;
        if (shape.kind() == ShapeKind.POLYGON || shape.kind() == ShapeKind.LINE) {
            int expected = brute.crossings(p[0], p[1], p[2], p[3]);
            if (expected < 0) {
                return false;
            }
            assertThat(crossings).as("%s", zone.spec()).isEqualTo(expected);
        }
        if (shape.kind() != ShapeKind.LINE && nearEnd(brute, p) > toleranceM(brute)) {
            assertThat(crossings % 2 == 1).as("%s", zone.spec()).isEqualTo(insideA != insideB);
        }
        if (shape.kind() == ShapeKind.DISC || shape.kind() == ShapeKind.CORRIDOR) {
            return checkRound(zone, brute, p, first);
        }
        return true;
    }

    /** A corridor uses one metric for the whole path. */
    private static double toleranceM(BruteZone brute) {
        return brute.shape.kind() == ShapeKind.CORRIDOR ? 2e-3 : 1e-4;
    }

    private static double nearEnd(BruteZone brute, double[] p) {
        return Math.min(Math.abs(brute.signedM(p[0], p[1])), Math.abs(brute.signedM(p[2], p[3])));
    }

    /** Steps along the path: every change of side must be bracketed, the first one at the fraction that was said. */
    private static boolean checkRound(Zone zone, BruteZone brute, double[] p, double first) {
        int steps = 30;
        boolean side = brute.inside(p[0], p[1]);
        int changes = 0;
        double firstChange = Double.NaN;
        double least = Double.MAX_VALUE;
        for (int i = 0; i <= steps; i++) {
            double t = i / (double) steps;
            double signedM = brute.signedM(p[0] + t * (p[2] - p[0]), p[1] + t * (p[3] - p[1]));
            least = Math.min(least, signedM);
            if (signedM < 0 != side) {
                side = !side;
                changes++;
                firstChange = changes == 1 ? t : firstChange;
            }
        }
        double deepestM = zone.deepestM(p[0], p[1], p[2], p[3]);
        double stepM = Math.hypot((p[2] - p[0]) * 111_180, (p[3] - p[1]) * 75_950) / steps;
        assertThat(deepestM)
                .isLessThanOrEqualTo(least + 3e-3 + 3e-5 * Math.abs(least))
                .isGreaterThan(least - stepM);
        if (nearEnd(brute, p) < toleranceM(brute)) {
            return false;
        }
        int crossings = zone.pathCrossings(p[0], p[1], p[2], p[3]);
        assertThat(crossings).isGreaterThanOrEqualTo(changes);
        if (changes > 0) {
            assertThat(first).isLessThanOrEqualTo(firstChange + 1e-4);
        }
        return true;
    }
}
