package io.keruen.benchmarks.workload;

import io.keruen.core.geo.LocalMetric;
import io.keruen.core.zone.Shape;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A closed, smooth road that weaves in and out across the boundary of one zone; the route of a convoy. Immutable. */
final class Road {
    static final double HALF_WIDTH_M = 6;
    private static final double WEAVE_M = 480;
    private static final double ASIDE_M = 110;
    static final double VERTEX_M = 25;

    /** A place on the road. */
    static final class Place {
        double latDeg;
        double lonDeg;
        double courseDeg;
    }

    private final double[] latDeg;
    private final double[] lonDeg;
    private final double[] chainageM;

    private Road(double[] latDeg, double[] lonDeg) {
        this.latDeg = latDeg;
        this.lonDeg = lonDeg;
        chainageM = new double[latDeg.length];
        for (int i = 1; i < latDeg.length; i++) {
            chainageM[i] = chainageM[i - 1] + Math.hypot(northM(i - 1), eastM(i - 1));
        }
    }

    /** A road around this zone: its turning points lie inside and outside in turn. */
    static Road around(Star star, SplittableRandom random) {
        double[] ring = star.spec().shape().rings()[0];
        double perimeterM = perimeterM(ring);
        int turns = 2 * Math.max(3, (int) Math.ceil(perimeterM / (2 * WEAVE_M)));
        double startM = random.nextDouble(perimeterM);
        double asideM = Math.min(ASIDE_M, 0.2 * star.radiusM());
        double[] turnLat = new double[turns];
        double[] turnLon = new double[turns];
        for (int i = 0; i < turns; i++) {
            double[] edge = alongRing(ring, (startM + i * perimeterM / turns) % perimeterM);
            double northM = (edge[0] - star.latDeg()) * LocalMetric.mPerLatDegAt(star.latDeg());
            double eastM = (edge[1] - star.lonDeg()) * LocalMetric.mPerLonDegAt(star.latDeg());
            double awayM = Math.hypot(northM, eastM);
            double stretch = (awayM + (i % 2 == 0 ? asideM : -asideM)) / awayM;
            turnLat[i] = star.latDeg() + (edge[0] - star.latDeg()) * stretch;
            turnLon[i] = star.lonDeg() + (edge[1] - star.lonDeg()) * stretch;
        }
        return smooth(turnLat, turnLon);
    }

    /** Catmull-Rom through the turning points, a vertex about every 25 m. */
    private static Road smooth(double[] turnLat, double[] turnLon) {
        int turns = turnLat.length;
        double[] lat = new double[16];
        double[] lon = new double[16];
        int used = 0;
        for (int i = 0; i < turns; i++) {
            int next = (i + 1) % turns;
            double lengthM = lengthM(turnLat[i], turnLon[i], turnLat[next], turnLon[next]);
            int steps = Math.max(2, (int) Math.round(lengthM / VERTEX_M));
            for (int step = 0; step < steps; step++) {
                if (used + 1 >= lat.length) {
                    lat = Arrays.copyOf(lat, 2 * lat.length);
                    lon = Arrays.copyOf(lon, 2 * lon.length);
                }
                lat[used] = spline(turnLat, i, (double) step / steps);
                lon[used++] = spline(turnLon, i, (double) step / steps);
            }
        }
        lat[used] = lat[0];
        lon[used++] = lon[0];
        return new Road(Arrays.copyOf(lat, used), Arrays.copyOf(lon, used));
    }

    private static double spline(double[] points, int i, double t) {
        int n = points.length;
        double p0 = points[(i + n - 1) % n];
        double p1 = points[i];
        double p2 = points[(i + 1) % n];
        double p3 = points[(i + 2) % n];
        double bend = 2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * p1 - p0 - 3 * p2 + p3);
        return p1 + 0.5 * t * (p2 - p0 + t * bend);
    }

    private static double perimeterM(double[] ring) {
        double sumM = 0;
        for (int i = 0; i < ring.length; i += 2) {
            int j = (i + 2) % ring.length;
            sumM += lengthM(ring[i], ring[i + 1], ring[j], ring[j + 1]);
        }
        return sumM;
    }

    private static double[] alongRing(double[] ring, double alongM) {
        double leftM = alongM;
        for (int i = 0; i < ring.length; i += 2) {
            int j = (i + 2) % ring.length;
            double edgeM = lengthM(ring[i], ring[i + 1], ring[j], ring[j + 1]);
            if (leftM <= edgeM) {
                double share = leftM / edgeM;
                return new double[] {
                    ring[i] + share * (ring[j] - ring[i]), ring[i + 1] + share * (ring[j + 1] - ring[i + 1])
                };
            }
            leftM -= edgeM;
        }
        return new double[] {ring[0], ring[1]};
    }

    private static double lengthM(double latA, double lonA, double latB, double lonB) {
        double northM = (latB - latA) * LocalMetric.mPerLatDegAt(latA);
        double eastM = (lonB - lonA) * LocalMetric.mPerLonDegAt(latA);
        return Math.hypot(northM, eastM);
    }

    private double northM(int i) {
        return (latDeg[i + 1] - latDeg[i]) * LocalMetric.mPerLatDegAt(latDeg[i]);
    }

    private double eastM(int i) {
        return (lonDeg[i + 1] - lonDeg[i]) * LocalMetric.mPerLonDegAt(latDeg[i]);
    }

    /** Metres once around. */
    double lengthM() {
        return chainageM[chainageM.length - 1];
    }

    /** How many vertices it has. */
    int vertices() {
        return latDeg.length;
    }

    /** The place this far along, to the right of the line by {@code asideM}; laps go on. */
    void at(double alongM, double asideM, Place out) {
        double lapM = alongM - Math.floor(alongM / lengthM()) * lengthM();
        int found = Arrays.binarySearch(chainageM, lapM);
        int i = Math.min(latDeg.length - 2, found >= 0 ? found : -found - 2);
        double share = (lapM - chainageM[i]) / (chainageM[i + 1] - chainageM[i]);
        double northM = northM(i);
        double eastM = eastM(i);
        double stepM = Math.hypot(northM, eastM);
        out.latDeg = latDeg[i]
                + share * (latDeg[i + 1] - latDeg[i])
                - asideM * eastM / stepM / LocalMetric.mPerLatDegAt(latDeg[i]);
        out.lonDeg = lonDeg[i]
                + share * (lonDeg[i + 1] - lonDeg[i])
                + asideM * northM / stepM / LocalMetric.mPerLonDegAt(latDeg[i]);
        double courseDeg = Math.toDegrees(Math.atan2(eastM, northM));
        out.courseDeg = courseDeg < 0 ? courseDeg + 360 : courseDeg;
    }

    /** The road as the route of an escort. */
    ZoneSpec route(String id) {
        double[] line = new double[2 * latDeg.length];
        for (int i = 0; i < latDeg.length; i++) {
            line[2 * i] = latDeg[i];
            line[2 * i + 1] = lonDeg[i];
        }
        return ZoneSpec.of(id, ZoneKind.ROUTE, Shape.corridor(line, HALF_WIDTH_M));
    }
}
