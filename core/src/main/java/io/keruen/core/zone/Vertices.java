package io.keruen.core.zone;

import java.util.Arrays;

/** Cleans and checks the vertices of a specification: ranges, repeated points, closing points. */
final class Vertices {
    private static final double THIN_M = 1e-3;

    private Vertices() {}

    /** A line without repeated vertices, at least two of them. */
    static double[] line(ZoneSpec spec, double[] raw) {
        double[] line = distinct(spec, raw);
        if (line.length < 4) {
            throw new InvalidZoneException(spec.id(), "a line needs two distinct points, has " + line.length / 2);
        }
        return line;
    }

    /** All lines of the shape. */
    static double[][] lines(ZoneSpec spec) {
        double[][] raw = spec.shape().rings();
        if (raw.length == 0) {
            throw new InvalidZoneException(spec.id(), "the line is empty");
        }
        double[][] lines = new double[raw.length][];
        for (int i = 0; i < raw.length; i++) {
            lines[i] = line(spec, raw[i]);
        }
        return lines;
    }

    /** A closed ring without repeated vertices, at least three of them, that has an area. */
    static double[] ring(ZoneSpec spec, double[] raw) {
        double[] open = distinct(spec, raw);
        int length = open.length;
        while (length > 2 && open[0] == open[length - 2] && open[1] == open[length - 1]) {
            length -= 2;
        }
        if (length < 6) {
            throw new InvalidZoneException(spec.id(), "a ring needs three distinct points, has " + length / 2);
        }
        double[] ring = Arrays.copyOf(open, length + 2);
        ring[length] = ring[0];
        ring[length + 1] = ring[1];
        if (Area.thicknessM(ring) <= THIN_M) {
            throw new InvalidZoneException(spec.id(), "a ring has zero area, its points lie on one line");
        }
        return ring;
    }

    private static double[] distinct(ZoneSpec spec, double[] raw) {
        if (raw.length % 2 != 0) {
            throw new InvalidZoneException(spec.id(), "odd number of coordinates");
        }
        double[] points = new double[raw.length];
        int used = 0;
        for (int at = 0; at < raw.length; at += 2) {
            requirePlace(spec, raw[at], raw[at + 1]);
            if (used == 0 || points[used - 2] != raw[at] || points[used - 1] != raw[at + 1]) {
                points[used++] = raw[at];
                points[used++] = raw[at + 1];
            }
        }
        return Arrays.copyOf(points, used);
    }

    /** Refuses what is no place on the globe. */
    static void requirePlace(ZoneSpec spec, double latDeg, double lonDeg) {
        if (!(Math.abs(latDeg) <= 90 && Math.abs(lonDeg) <= 180)) {
            throw new InvalidZoneException(spec.id(), "a point is out of range: " + latDeg + ", " + lonDeg);
        }
    }

    /** Refuses what reaches around the globe. */
    static void requireNarrow(ZoneSpec spec, double minLonDeg, double maxLonDeg) {
        if (maxLonDeg - minLonDeg > 180 || minLonDeg < -180 || maxLonDeg > 180) {
            throw new InvalidZoneException(
                    spec.id(), "it is wider than 180 degrees or crosses the antimeridian: cut it there");
        }
    }

    /** Refuses a width that is not above zero. */
    static double requireWidth(ZoneSpec spec, String name, double widthM) {
        if (!(widthM > 0 && widthM < Double.POSITIVE_INFINITY)) {
            throw new InvalidZoneException(spec.id(), name + " must be above 0, is " + widthM);
        }
        return widthM;
    }
}
