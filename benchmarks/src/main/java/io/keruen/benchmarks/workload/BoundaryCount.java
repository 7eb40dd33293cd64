package io.keruen.benchmarks.workload;

import io.keruen.core.sample.Frame;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts how often vehicles cross zone boundaries, by testing every sample against every zone near its track.
 *
 * @param perMinute mean over the vehicles
 * @param leastPerMinute of the vehicle that crosses least
 */
public record BoundaryCount(double perMinute, double leastPerMinute) {

    /** Counts for the first tapes of a workload. */
    public static BoundaryCount of(Workload workload, int tapes) {
        List<ZoneSpec> zones = workload.zones();
        double[][] limits = new double[zones.size()][];
        for (int z = 0; z < limits.length; z++) {
            double[] ring = zones.get(z).shape().rings()[0];
            limits[z] = limits(ring, ring, ring.length / 2);
        }
        double sum = 0;
        double least = Double.MAX_VALUE;
        for (int tape = 0; tape < tapes; tape++) {
            Frame trace = workload.trace(tape);
            double minutes = trace.size() * ConvoyDrive.STEP_MS / 60_000.0;
            double rate = crossings(trace, zones, limits) / minutes;
            sum += rate;
            least = Math.min(least, rate);
        }
        return new BoundaryCount(sum / tapes, least);
    }

    /** Lowest and highest latitude and longitude of points; pairs in one array when both are the same. */
    private static double[] limits(double[] lats, double[] lons, int count) {
        boolean pairs = lats == lons;
        double[] limits = {90, 180, -90, -180};
        for (int i = 0; i < count; i++) {
            double lat = pairs ? lats[2 * i] : lats[i];
            double lon = pairs ? lons[2 * i + 1] : lons[i];
            limits[0] = Math.min(limits[0], lat);
            limits[1] = Math.min(limits[1], lon);
            limits[2] = Math.max(limits[2], lat);
            limits[3] = Math.max(limits[3], lon);
        }
        return limits;
    }

    private static int crossings(Frame trace, List<ZoneSpec> zones, double[][] limits) {
        double[] track = limits(trace.latDeg(), trace.lonDeg(), trace.size());
        List<double[][]> near = new ArrayList<>();
        for (int z = 0; z < limits.length; z++) {
            double[] zone = limits[z];
            if (zone[0] <= track[2] && zone[2] >= track[0] && zone[1] <= track[3] && zone[3] >= track[1]) {
                near.add(zones.get(z).shape().rings());
            }
        }
        int crossings = 0;
        for (double[][] rings : near) {
            boolean before = contains(rings, trace.latDeg()[0], trace.lonDeg()[0]);
            for (int i = 1; i < trace.size(); i++) {
                boolean now = contains(rings, trace.latDeg()[i], trace.lonDeg()[i]);
                crossings += now == before ? 0 : 1;
                before = now;
            }
        }
        return crossings;
    }

    private static boolean contains(double[][] rings, double latDeg, double lonDeg) {
        boolean inside = false;
        for (double[] ring : rings) {
            for (int i = 0; i < ring.length; i += 2) {
                int j = (i + 2) % ring.length;
                if (ring[i] > latDeg != ring[j] > latDeg) {
                    double share = (latDeg - ring[i]) / (ring[j] - ring[i]);
                    inside ^= lonDeg < ring[i + 1] + share * (ring[j + 1] - ring[i + 1]);
                }
            }
        }
        return inside;
    }
}
