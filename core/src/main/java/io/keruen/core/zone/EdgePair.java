package io.keruen.core.zone;

import io.keruen.core.geo.Edges;
import java.util.stream.DoubleStream;

/** How two edges lie to each other. */
final class EdgePair {
    private EdgePair() {}

    /** Whether two edges have a point in common. */
    static boolean meet(Edges a, int e, Edges b, int f) {
        return Math.min(a.latDeg(e, 0), a.latDeg(e, 1)) <= Math.max(b.latDeg(f, 0), b.latDeg(f, 1))
                && Math.min(b.latDeg(f, 0), b.latDeg(f, 1)) <= Math.max(a.latDeg(e, 0), a.latDeg(e, 1))
                && Math.min(a.lonDeg(e, 0), a.lonDeg(e, 1)) <= Math.max(b.lonDeg(f, 0), b.lonDeg(f, 1))
                && Math.min(b.lonDeg(f, 0), b.lonDeg(f, 1)) <= Math.max(a.lonDeg(e, 0), a.lonDeg(e, 1))
                && side(a, e, b, f, 0) * side(a, e, b, f, 1) <= 0
                && side(b, f, a, e, 0) * side(b, f, a, e, 1) <= 0;
    }

    /** Whether an edge of one runs through the inside of an edge of the other. */
    static boolean anyCross(Edges a, Edges b) {
        for (int e = a.next(-1, -90, -180, 90, 180); e >= 0; e = a.next(e, -90, -180, 90, 180)) {
            double minLat = Math.min(a.latDeg(e, 0), a.latDeg(e, 1));
            double minLon = Math.min(a.lonDeg(e, 0), a.lonDeg(e, 1));
            double maxLat = Math.max(a.latDeg(e, 0), a.latDeg(e, 1));
            double maxLon = Math.max(a.lonDeg(e, 0), a.lonDeg(e, 1));
            for (int f = b.next(-1, minLat, minLon, maxLat, maxLon);
                    f >= 0;
                    f = b.next(f, minLat, minLon, maxLat, maxLon)) {
                if (side(a, e, b, f, 0) * side(a, e, b, f, 1) < 0 && side(b, f, a, e, 0) * side(b, f, a, e, 1) < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where along edge e, 0 and 1 included, vertices of the other lie exactly on it; rising. */
    static double[] touches(Edges a, int e, Edges b) {
        double minLat = Math.min(a.latDeg(e, 0), a.latDeg(e, 1));
        double minLon = Math.min(a.lonDeg(e, 0), a.lonDeg(e, 1));
        double maxLat = Math.max(a.latDeg(e, 0), a.latDeg(e, 1));
        double maxLon = Math.max(a.lonDeg(e, 0), a.lonDeg(e, 1));
        double north = a.latDeg(e, 1) - a.latDeg(e, 0);
        double east = a.lonDeg(e, 1) - a.lonDeg(e, 0);
        DoubleStream.Builder fractions = DoubleStream.builder().add(0).add(1);
        for (int f = b.next(-1, minLat, minLon, maxLat, maxLon);
                f >= 0;
                f = b.next(f, minLat, minLon, maxLat, maxLon)) {
            double toNorth = b.latDeg(f, 0) - a.latDeg(e, 0);
            double toEast = b.lonDeg(f, 0) - a.lonDeg(e, 0);
            double fraction = (toNorth * north + toEast * east) / (north * north + east * east);
            if (side(a, e, b, f, 0) == 0 && fraction > 0 && fraction < 1) {
                fractions.add(fraction);
            }
        }
        return fractions.build().sorted().toArray();
    }

    /** On which side of edge e an end of edge f lies: 1 left, -1 right, 0 on it. */
    private static int side(Edges a, int e, Edges b, int f, int end) {
        double north = a.latDeg(e, 1) - a.latDeg(e, 0);
        double east = a.lonDeg(e, 1) - a.lonDeg(e, 0);
        double toNorth = b.latDeg(f, end) - a.latDeg(e, 0);
        double toEast = b.lonDeg(f, end) - a.lonDeg(e, 0);
        return (int) Math.signum(east * toNorth - north * toEast);
    }
}
