package io.keruen.core.stage.zone;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds samples at the end of a hole without which every zone would be judged the same. One per stage. */
final class LateThinning {
    /** Most samples kept of a vehicle, at all ends together. */
    static final int ALL_SPOTS = 256;

    private static final double SLACK_M = 1;
    /** A sample this far inside of a restricted zone raises an alert, though it may be in the band. */
    private static final double DEEP_SIGMAS = 2;

    private int[] near = new int[32];

    /** Leaves out samples of an end until there are few enough. */
    void thin(@Nullable LateFront front, ZoneTable zones, long pathMaxMs) {
        if (front != null) {
            thin(front, LateFront.SPOTS, zones, pathMaxMs);
        }
    }

    /** Leaves out samples of a vehicle's longest ends until all have few enough together. */
    void thinAll(List<LateHole> holes, ZoneTable zones, long pathMaxMs) {
        LateFront longest = tooLong(holes);
        while (longest != null) {
            int most = longest.spots.size() * 3 / 4; // more than one at a time: it takes a look at all of them
            thin(longest, most, zones, pathMaxMs);
            longest = tooLong(holes);
        }
    }

    /** The end with the most samples, of several the oldest, if all have too many together; else {@code null}. */
    private static @Nullable LateFront tooLong(List<LateHole> holes) {
        LateFront longest = null;
        LateHole before = null;
        int count = 0;
        for (LateHole hole : holes) {
            if (!LateFragments.isUnsure(before, hole)) { // else it shares them
                count += hole.left.spots.size();
                longest = longer(longest, hole.left);
            }
            count += hole.right.spots.size();
            longest = longer(longest, hole.right);
            before = hole;
        }
        return count > ALL_SPOTS ? longest : null;
    }

    private static LateFront longer(@Nullable LateFront one, LateFront other) {
        return one == null || other.spots.size() > one.spots.size() ? other : one;
    }

    /** Leaves out first the samples that tell nothing about any zone. */
    private void thin(LateFront front, int most, ZoneTable zones, long pathMaxMs) {
        List<LateSpot> spots = front.spots;
        for (int k = 2; k < spots.size() - 2 && spots.size() > most; ) {
            if (isIdle(spots.get(k - 1), spots.get(k), spots.get(k + 1), zones, pathMaxMs)) {
                spots.remove(k);
            } else {
                k++;
            }
        }
        if (spots.size() > most) {
            front.thin(most, pathMaxMs, deepest(spots, zones));
        }
    }

    /** The samples deeper inside of a restricted zone than those around them: one alone may be all of a visit. */
    private List<LateSpot> deepest(List<LateSpot> spots, ZoneTable zones) {
        List<LateSpot> deepest = new ArrayList<>();
        for (int k = 1; k < spots.size() - 1; k++) {
            LateSpot spot = spots.get(k);
            int found = find(spot, spot, zones, SLACK_M);
            for (int i = 0; i < found; i++) {
                Zone zone = zones.zone(near[i]);
                if (zone.kind() == ZoneKind.RESTRICTED
                        && zones.isInForce(near[i], spot.tMs())
                        && isDeepest(zone, spots.get(k - 1), spot, spots.get(k + 1))) {
                    deepest.add(spot);
                    break;
                }
            }
        }
        return deepest;
    }

    private static boolean isDeepest(Zone zone, LateSpot before, LateSpot spot, LateSpot after) {
        double distanceM = distanceM(zone, spot);
        return distanceM < -DEEP_SIGMAS * spot.sigmaM()
                && distanceM < distanceM(zone, before)
                && distanceM <= distanceM(zone, after);
    }

    private static double distanceM(Zone zone, LateSpot spot) {
        return zone.signedDistanceM(spot.latDeg(), spot.lonDeg());
    }

    /** Whether nothing is lost without the second of three samples: no zone is on another side of it, none is met. */
    private boolean isIdle(LateSpot before, LateSpot spot, LateSpot after, ZoneTable zones, long pathMaxMs) {
        boolean path = after.tMs() - before.tMs() <= pathMaxMs;
        if (!path || zones.nextChangeMs(before.tMs()) <= after.tMs()) {
            return false;
        }
        double sigmaM = Math.max(before.sigmaM(), Math.max(spot.sigmaM(), after.sigmaM()));
        double radiusM = Math.max(zones.maxMarginM(), ZoneMove.SIGMAS * sigmaM) + SLACK_M;
        return isIdle(before, spot, after, spot, zones, radiusM) && isIdle(before, spot, after, after, zones, radiusM);
    }

    /** As far as the zones near the path from the first to this one of them go. */
    private boolean isIdle(
            LateSpot before, LateSpot spot, LateSpot after, LateSpot to, ZoneTable zones, double radiusM) {
        int found = find(before, to, zones, radiusM);
        for (int i = 0; i < found; i++) {
            Zone zone = zones.zone(near[i]);
            boolean concerns = zones.isInForce(near[i], spot.tMs());
            if (concerns && !isIdle(before, spot, after, zone)) {
                return false;
            }
        }
        return true;
    }

    private int find(LateSpot from, LateSpot to, ZoneTable zones, double radiusM) {
        int found = -1;
        while (found < 0) {
            found = zones.index().boxedPath(from.latDeg(), from.lonDeg(), to.latDeg(), to.lonDeg(), radiusM, near);
            if (found < 0) {
                near = new int[2 * -found];
            }
        }
        return found;
    }

    private static boolean isIdle(LateSpot before, LateSpot spot, LateSpot after, Zone zone) {
        int side = side(zone, spot);
        return side(zone, before) == side
                && side(zone, after) == side
                && crossings(zone, before, spot) == 0
                && crossings(zone, spot, after) == 0
                && crossings(zone, before, after) == 0;
    }

    /** Clearly outside or inside: 3 or -3; in the band: 1 or -1, or -2 if deep enough for an alert. */
    private static int side(Zone zone, LateSpot spot) {
        double distanceM = distanceM(zone, spot);
        int sign = distanceM < 0 ? -1 : 1;
        if (Math.abs(distanceM) > ZoneMove.bandM(zone, spot.sigmaM())) {
            return 3 * sign;
        }
        boolean deep = zone.kind() == ZoneKind.RESTRICTED && distanceM < -DEEP_SIGMAS * spot.sigmaM();
        return deep ? -2 : sign;
    }

    private static int crossings(Zone zone, LateSpot from, LateSpot to) {
        return zone.pathCrossings(from.latDeg(), from.lonDeg(), to.latDeg(), to.lonDeg());
    }
}
