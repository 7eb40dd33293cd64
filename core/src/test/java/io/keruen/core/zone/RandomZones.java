package io.keruen.core.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded zone specifications of every shape, inside two by two degrees around 47 N 82 E. */
final class RandomZones {
    static final double LAT_DEG = 46;
    static final double LON_DEG = 81;
    private static final double M_PER_LAT = 111_180;
    private static final double M_PER_LON = 75_950;

    private RandomZones() {}

    static List<ZoneSpec> mixed(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ZoneSpec> specs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double radiusM = Math.exp(random.nextDouble(Math.log(20), Math.log(3000)));
            Shape shape = switch (i % 10) {
                case 0 -> disc(random, radiusM);
                case 1, 2 -> Shape.corridor(walk(random, radiusM), random.nextDouble(2, 60));
                case 3 -> Shape.line(walk(random, radiusM));
                case 4, 5 -> twoParts(random, radiusM);
                default -> star(random, radiusM, random.nextInt(5) == 0);
            };
            ZoneKind kind = shape.kind() == ShapeKind.LINE ? ZoneKind.BORDER_LINE : ZoneKind.RESTRICTED;
            specs.add(ZoneSpec.of("zone-" + i, kind, shape));
        }
        return specs;
    }

    static List<ZoneSpec> stars(long seed, int count, double minM, double maxM) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ZoneSpec> specs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double radiusM = Math.exp(random.nextDouble(Math.log(minM), Math.log(maxM)));
            specs.add(ZoneSpec.of("zone-" + i, ZoneKind.RESTRICTED, star(random, radiusM, random.nextInt(5) == 0)));
        }
        return specs;
    }

    static Shape disc(SplittableRandom random, double radiusM) {
        return Shape.disc(LAT_DEG + random.nextDouble(2), LON_DEG + random.nextDouble(2), radiusM);
    }

    static Shape star(SplittableRandom random, double radiusM, boolean hole) {
        double latDeg = LAT_DEG + random.nextDouble(2);
        double lonDeg = LON_DEG + random.nextDouble(2);
        return Shape.polygon(starRings(random, latDeg, lonDeg, radiusM, hole));
    }

    private static Shape twoParts(SplittableRandom random, double radiusM) {
        double latDeg = LAT_DEG + random.nextDouble(2);
        double lonDeg = LON_DEG + random.nextDouble(2);
        double[][] first = starRings(random, latDeg, lonDeg, radiusM, true);
        double[][] second =
                starRings(random, latDeg, lonDeg + 2.1 * radiusM / M_PER_LON, radiusM, random.nextBoolean());
        double[][] island = starRings(random, latDeg, lonDeg, 0.1 * radiusM, false);
        return Shape.multiPolygon(first, second, island);
    }

    private static double[][] starRings(
            SplittableRandom random, double latDeg, double lonDeg, double radiusM, boolean hole) {
        double[] shell = ring(random, latDeg, lonDeg, 0.5 * radiusM, radiusM);
        return hole
                ? new double[][] {shell, ring(random, latDeg, lonDeg, 0.15 * radiusM, 0.35 * radiusM)}
                : new double[][] {shell};
    }

    private static double[] ring(SplittableRandom random, double latDeg, double lonDeg, double minM, double maxM) {
        int vertices = (int) Math.round(Math.exp(random.nextDouble(Math.log(4), Math.log(200))));
        boolean closed = random.nextBoolean();
        boolean clockwise = random.nextBoolean();
        double[] ring = new double[2 * (vertices + (closed ? 1 : 0))];
        for (int i = 0; i < vertices; i++) {
            double angle =
                    2 * Math.PI * (i + random.nextDouble(vertices < 8 ? 0.3 : 0.8)) / vertices * (clockwise ? -1 : 1);
            double lengthM = vertices < 8 ? maxM : random.nextDouble(minM, maxM);
            ring[2 * i] = lattice(latDeg + lengthM * Math.sin(angle) / M_PER_LAT);
            ring[2 * i + 1] = lattice(lonDeg + lengthM * Math.cos(angle) / M_PER_LON);
        }
        if (closed) {
            ring[2 * vertices] = ring[0];
            ring[2 * vertices + 1] = ring[1];
        }
        return ring;
    }

    private static double[] walk(SplittableRandom random, double lengthM) {
        int vertices = random.nextInt(2, 60);
        double[] line = new double[2 * vertices];
        line[0] = LAT_DEG + random.nextDouble(2);
        line[1] = LON_DEG + random.nextDouble(2);
        double heading = random.nextDouble(7);
        for (int i = 1; i < vertices; i++) {
            heading += random.nextDouble(-0.9, 0.9);
            double stepM = 3 * lengthM / vertices;
            line[2 * i] = line[2 * i - 2] + stepM * Math.cos(heading) / M_PER_LAT;
            line[2 * i + 1] = line[2 * i - 1] + stepM * Math.sin(heading) / M_PER_LON;
        }
        return line;
    }

    private static double lattice(double deg) {
        return Math.rint(deg * 1e7) / 1e7;
    }
}
