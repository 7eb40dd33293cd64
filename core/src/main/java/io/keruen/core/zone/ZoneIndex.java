package io.keruen.core.zone;

import io.keruen.core.geo.LocalMetric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds among up to hundreds of thousands of zones the few that matter at a place or along a path.
 *
 * <p>A zone's number is its place in the list the index was built from; answers are in rising order. The index holds
 * every version of every zone: which of them is valid now is for the caller to test. Immutable and shareable between
 * threads; asking allocates nothing, and answers depend on the zones and the question alone. One JVM needs one index.
 */
public final class ZoneIndex {
    private static final double SLACK = 1.01;
    private static final double SLACK_DEG = 1e-7;
    private static final double FIRST_CLEARANCE_M = 100;
    private static final double CLEARANCE_GROWTH = 3;
    private static final double BEYOND_M = 1e-3;
    private static final double[] NO_DISTANCES = {};

    private final Zone[] zones;
    private final PackedBoxes boxes;

    /** Indexes these zones; two ids with the same key are refused. */
    public ZoneIndex(List<? extends Zone> zones) {
        this.zones = zones.toArray(new Zone[0]);
        double[] limitsDeg = new double[4 * this.zones.length];
        Map<Long, String> ids = new HashMap<>();
        for (int i = 0; i < this.zones.length; i++) {
            Zone zone = this.zones[i];
            String known = ids.putIfAbsent(zone.key(), zone.id());
            if (known != null && !known.equals(zone.id())) {
                throw new InvalidZoneException(zone.id(), "its key equals that of zone " + known);
            }
            limitsDeg[4 * i] = zone.minLatDeg();
            limitsDeg[4 * i + 1] = zone.minLonDeg();
            limitsDeg[4 * i + 2] = zone.maxLatDeg();
            limitsDeg[4 * i + 3] = zone.maxLonDeg();
        }
        this.boxes = new PackedBoxes(limitsDeg);
    }

    /** Number of zones. */
    public int size() {
        return zones.length;
    }

    /** The zone with this number. */
    public Zone zone(int number) {
        return zones[number];
    }

    /**
     * The zones that contain the place or have their boundary within {@code radiusM} of it.
     *
     * @return how many, their numbers rising in {@code outZones}; when they do not fit, the number needed, negated, and
     *     {@code outZones} holds nothing of use
     */
    public int near(double latDeg, double lonDeg, double radiusM, int[] outZones) {
        return near(latDeg, lonDeg, radiusM, outZones, NO_DISTANCES);
    }

    /** As the shorter form; also gives each zone's signed distance, not below {@code -radiusM}. */
    public int near(double latDeg, double lonDeg, double radiusM, int[] outZones, double[] outDistancesM) {
        double padLat = padLatDeg(latDeg, radiusM);
        double padLon = padLonDeg(latDeg, radiusM);
        float south = PackedBoxes.below(latDeg - padLat);
        float west = PackedBoxes.below(lonDeg - padLon);
        float north = PackedBoxes.above(latDeg + padLat);
        float east = PackedBoxes.above(lonDeg + padLon);
        int found = 0;
        int position = boxes.next(-1, south, west, north, east);
        while (position >= 0) {
            int number = boxes.item(position);
            double signedM = zones[number].signedDistanceM(latDeg, lonDeg, radiusM + BEYOND_M);
            if (signedM <= radiusM) {
                if (found < outZones.length) {
                    insert(outZones, outDistancesM, found, number, Math.max(-radiusM, signedM));
                }
                found++;
            }
            position = boxes.next(position, south, west, north, east);
        }
        return found <= outZones.length ? found : -found;
    }

    /**
     * The zones that the path from A to B meets or passes within {@code radiusM}, and a few more that only their boxes say so
     * of: the caller looks closer. Answers as {@link #near} does.
     */
    public int boxedPath(
            double latADeg, double lonADeg, double latBDeg, double lonBDeg, double radiusM, int[] outZones) {
        double polewardDeg = Math.max(Math.abs(latADeg), Math.abs(latBDeg));
        double padLat = padLatDeg(latADeg, radiusM);
        double padLon = padLonDeg(polewardDeg, radiusM);
        float south = PackedBoxes.below(Math.min(latADeg, latBDeg) - padLat);
        float west = PackedBoxes.below(Math.min(lonADeg, lonBDeg) - padLon);
        float north = PackedBoxes.above(Math.max(latADeg, latBDeg) + padLat);
        float east = PackedBoxes.above(Math.max(lonADeg, lonBDeg) + padLon);
        int found = 0;
        int position = boxes.next(-1, south, west, north, east);
        while (position >= 0) {
            if (found < outZones.length) {
                insert(outZones, NO_DISTANCES, found, boxes.item(position), 0);
            }
            found++;
            position = boxes.next(position, south, west, north, east);
        }
        return found <= outZones.length ? found : -found;
    }

    /** Metres to the nearest boundary of any zone, at most {@code maxM}: within it no side changes. */
    public double clearanceM(double latDeg, double lonDeg, double maxM) {
        double triedM = Math.min(maxM, FIRST_CLEARANCE_M);
        while (true) {
            double nearestM = boundaryWithinM(latDeg, lonDeg, triedM);
            if (nearestM < triedM - BEYOND_M || triedM >= maxM) {
                return nearestM;
            }
            triedM = Math.min(maxM, CLEARANCE_GROWTH * triedM);
        }
    }

    private double boundaryWithinM(double latDeg, double lonDeg, double maxM) {
        double nearestM = maxM;
        int position = -1;
        while (true) {
            double padLat = padLatDeg(latDeg, nearestM);
            double padLon = padLonDeg(latDeg, nearestM);
            position = boxes.next(
                    position,
                    PackedBoxes.below(latDeg - padLat),
                    PackedBoxes.below(lonDeg - padLon),
                    PackedBoxes.above(latDeg + padLat),
                    PackedBoxes.above(lonDeg + padLon));
            if (position < 0) {
                return nearestM;
            }
            double boundaryM = zones[boxes.item(position)].boundaryM(latDeg, lonDeg, nearestM);
            nearestM = Math.min(nearestM, boundaryM);
        }
    }

    private static void insert(int[] outZones, double[] outDistancesM, int found, int number, double distanceM) {
        int at = found;
        while (at > 0 && outZones[at - 1] > number) {
            outZones[at] = outZones[at - 1];
            if (outDistancesM.length > 0) {
                outDistancesM[at] = outDistancesM[at - 1];
            }
            at--;
        }
        outZones[at] = number;
        if (outDistancesM.length > 0) {
            outDistancesM[at] = distanceM;
        }
    }

    private static double padLatDeg(double latDeg, double radiusM) {
        return SLACK_DEG + SLACK * radiusM / LocalMetric.mPerLatDegAt(latDeg);
    }

    private static double padLonDeg(double latDeg, double radiusM) {
        return SLACK_DEG + SLACK * radiusM / Math.max(1, LocalMetric.mPerLonDegAt(latDeg));
    }
}
