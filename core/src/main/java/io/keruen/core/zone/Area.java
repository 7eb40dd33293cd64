package io.keruen.core.zone;

import io.keruen.core.geo.LocalMetric;

/** Areas of closed rings, good enough to tell something from nothing. */
final class Area {
    private Area() {}

    /** Square metres inside the ring, in the metric of its first vertex. */
    static double squareM(double[] ring) {
        double twice = 0;
        for (int at = 2; at + 3 < ring.length; at += 2) {
            double north1 = ring[at] - ring[0];
            double east1 = ring[at + 1] - ring[1];
            double north2 = ring[at + 2] - ring[0];
            double east2 = ring[at + 3] - ring[1];
            twice += east1 * north2 - north1 * east2;
        }
        return 0.5 * Math.abs(twice) * LocalMetric.mPerLatDegAt(ring[0]) * LocalMetric.mPerLonDegAt(ring[0]);
    }

    /** The farthest that a vertex lies from the line through the first and the vertex farthest from it. */
    static double thicknessM(double[] ring) {
        double mPerLat = LocalMetric.mPerLatDegAt(ring[0]);
        double mPerLon = LocalMetric.mPerLonDegAt(ring[0]);
        double longest = 0;
        double farEast = 0;
        double farNorth = 0;
        for (int at = 0; at < ring.length; at += 2) {
            double north = (ring[at] - ring[0]) * mPerLat;
            double east = (ring[at + 1] - ring[1]) * mPerLon;
            double lengthM = Math.hypot(north, east);
            if (lengthM > longest) {
                longest = lengthM;
                farEast = east;
                farNorth = north;
            }
        }
        double thickness = 0;
        for (int at = 0; at < ring.length; at += 2) {
            double north = (ring[at] - ring[0]) * mPerLat;
            double east = (ring[at + 1] - ring[1]) * mPerLon;
            thickness = Math.max(thickness, Math.abs(east * farNorth - north * farEast) / Math.max(longest, 1e-9));
        }
        return thickness;
    }
}
