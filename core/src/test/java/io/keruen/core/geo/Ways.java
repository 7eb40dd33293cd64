package io.keruen.core.geo;

import java.util.SplittableRandom;

/** Routes of all kinds, and vehicles that follow them as vehicles do: with noise, leaps, holes and the wrong way. */
final class Ways {
    private static final double M_PER_DEG = 111_200;

    private Ways() {}

    /** Gets each sample of a drive. */
    interface Driver {
        void sample(int k, double latDeg, double lonDeg, double courseDeg, double speedMps, double sigmaM, long tMs);
    }

    /** Straight stretches, bends and hairpins, some closed, at any latitude that has roads. */
    static double[][] way(SplittableRandom random) {
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

    /** Along the route forward and backward with noise, leaps and holes. */
    static void drive(SplittableRandom random, RouteLine line, int samples, Driver driver) {
        double alongM = random.nextDouble() * line.lengthM();
        double noiseM = random.nextInt(3) * 10 + 0.5;
        long tMs = 1_000_000;
        double mps = 15;
        for (int k = 0; k < samples; k++) {
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
            driver.sample(k, latDeg, lonDeg, courseDeg, Math.abs(mps), sigmaM, tMs);
        }
    }
}
