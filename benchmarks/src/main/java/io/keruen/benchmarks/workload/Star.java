package io.keruen.benchmarks.workload;

import io.keruen.core.geo.LocalMetric;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.SplittableRandom;

/**
 * A zone whose boundary is seen from its centre in every direction: 4 to 200 vertices, one in five with a hole.
 *
 * @param radiusM no vertex is farther from the centre
 */
record Star(ZoneSpec spec, double latDeg, double lonDeg, double radiusM) {
    private static final int MIN_VERTICES = 4;
    private static final int MAX_VERTICES = 200;
    private static final double HOLES = 0.2;
    private static final double LATTICE = 1e7;

    /** A star at this place; its vertices lie on the lattice of 1e-7 degrees. */
    static Star at(int number, double latDeg, double lonDeg, double radiusM, SplittableRandom random) {
        int vertices = (int) Math.round(logUniform(random, MIN_VERTICES, MAX_VERTICES));
        double[] shell = ring(latDeg, lonDeg, radiusM, 0.55, 1, vertices, random);
        Shape shape;
        if (random.nextDouble() < HOLES) {
            int few = Math.max(MIN_VERTICES, vertices / 4);
            shape = Shape.polygon(shell, ring(latDeg, lonDeg, radiusM, 0.2, 0.28, few, random));
        } else {
            shape = Shape.polygon(shell);
        }
        return new Star(spec(number, shape, random), latDeg, lonDeg, radiusM);
    }

    private static double[] ring(
            double latDeg,
            double lonDeg,
            double radiusM,
            double min,
            double max,
            int vertices,
            SplittableRandom random) {
        double[] ring = new double[2 * vertices];
        int lobes = 2 + random.nextInt(4);
        double phase = random.nextDouble(2 * Math.PI);
        double perLat = LocalMetric.mPerLatDegAt(latDeg);
        double perLon = LocalMetric.mPerLonDegAt(latDeg);
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * (i + 0.1 * random.nextDouble()) / vertices;
            double wave = 0.4 * (1 + Math.sin(lobes * angle + phase)) + 0.2 * random.nextDouble();
            double awayM = radiusM * (min + (max - min) * wave);
            ring[2 * i] = onLattice(latDeg + awayM * Math.cos(angle) / perLat);
            ring[2 * i + 1] = onLattice(lonDeg + awayM * Math.sin(angle) / perLon);
        }
        return ring;
    }

    private static ZoneSpec spec(int number, Shape shape, SplittableRandom random) {
        ZoneSpec plain = ZoneSpec.of("Z" + number, kind(random.nextDouble()), shape);
        double limitMps = plain.kind() == ZoneKind.SPEED_LIMIT ? random.nextInt(60, 101) / 3.6 : Double.NaN;
        long dwellMs = plain.kind() == ZoneKind.CUSTOMS_CONTROL ? random.nextInt(20_000, 90_000) : -1;
        return new ZoneSpec(
                plain.id(),
                plain.kind(),
                plain.name(),
                plain.jurisdiction(),
                plain.validFromMs(),
                plain.validToMs(),
                plain.version(),
                shape,
                plain.marginM(),
                limitMps,
                dwellMs,
                null);
    }

    private static ZoneKind kind(double share) {
        if (share < 0.55) {
            return ZoneKind.SPEED_LIMIT;
        }
        if (share < 0.82) {
            return ZoneKind.STOP_ALLOWED;
        }
        return share < 0.97 ? ZoneKind.CUSTOMS_CONTROL : ZoneKind.RESTRICTED;
    }

    static double logUniform(SplittableRandom random, double min, double max) {
        return min * Math.pow(max / min, random.nextDouble());
    }

    private static double onLattice(double deg) {
        return Math.rint(deg * LATTICE) / LATTICE;
    }
}
