package io.keruen.core.stage.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.kit.ZoneVersions;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is left out, against a law that asks every zone about every sample, and looks for none of them by its place. */
class LateThinningLawTest {
    private static final long PATH_MS = 10_000;
    private static final int WORLDS = 60;
    private static final int SAMPLES = 130;

    private final LateThinning thinning = new LateThinning();

    /** Small zones of all kinds beside and over each other, some of which begin or end in between. */
    private static ZoneTable zones(Random random, int count, double spreadM) {
        List<ZoneSpec> specs = new ArrayList<>();
        for (int z = 0; z < count; z++) {
            ZoneKind kind = random.nextInt(3) == 0
                    ? ZoneKind.RESTRICTED
                    : ZoneKind.values()[random.nextInt(ZoneKind.values().length)];
            double west = spreadM * (random.nextDouble() - 0.5);
            double south = 100 * random.nextDouble() - 60;
            double width = 5 + 60 * random.nextDouble();
            double height = 5 + 60 * random.nextDouble();
            String id = "zone-" + z;
            ZoneSpec spec = kind == ZoneKind.BORDER_LINE
                    ? Walker.line(id, kind, west, south, west + width, south + height)
                    : Walker.rectangle(id, kind, west, south, west + width, south + height);
            long fromMs = Walker.T0 + random.nextInt(1_000 * SAMPLES);
            boolean isAlways = random.nextInt(6) != 0;
            specs.add(isAlways ? spec : ZoneVersions.of(spec, 1, fromMs, fromMs + 20_000));
        }
        return new ZoneTable(specs);
    }

    private static LateFront drive(Random random, double stepM) {
        LateFront front = new LateFront(true, false);
        double eastM = -250;
        double northM = 0;
        long tMs = Walker.T0;
        boolean isGood = true;
        for (int i = 0; i < SAMPLES; i++) {
            isGood = isGood != (random.nextInt(15) == 0);
            double sigmaM = (isGood ? 0.2 : 4) * (0.5 + random.nextDouble());
            front.spots.add(new LateSpot(tMs, Walker.lat(northM), Walker.lon(eastM), sigmaM));
            tMs += random.nextInt(40) == 0 ? 8_000 : 1_000;
            eastM += stepM * 2 * random.nextDouble() * (eastM > 250 || random.nextInt(4) == 0 ? -1 : 1);
            northM += 4 * random.nextDouble() - 2;
        }
        return front;
    }

    @Test
    void every_zone_that_is_asked_agrees() {
        int telling = 0;
        int idle = 0;
        for (int world = 0; world < WORLDS; world++) {
            Random random = new Random(world);
            boolean isCrowded = world % 10 == 5;
            ZoneTable zones = zones(random, new int[] {4, 25, 90}[world % 3], isCrowded ? 40 : 600);
            LateFront front = drive(random, world % 2 == 0 ? 2 : 8);
            Law law = new Law(zones, new ArrayList<>(front.spots));
            law.thin(LateFront.SPOTS);
            thinning.thin(front, zones, PATH_MS);

            assertThat(front.spots).as("world %d", world).isEqualTo(law.spots);
            telling += law.telling;
            idle += law.idle;
        }
        assertThat(idle).as("left out because they tell nothing").isGreaterThan(10 * WORLDS);
        assertThat(telling).as("alone in the depth of a closed zone").isGreaterThan(WORLDS);
    }

    @Test
    void of_several_longest_ends_the_oldest_is_thinned() {
        List<LateHole> holes = new ArrayList<>();
        for (int size : new int[] {60, 100, 100}) {
            LateFront left = new LateFront(false, false);
            left.visits = new ZoneVisits();
            LateFront right = drive(new Random(size), 5);
            right.spots = right.spots.subList(0, size);
            holes.add(new LateHole(left, right, new MainHole(), 1_000));
        }
        thinning.thinAll(holes, ZoneTable.EMPTY, PATH_MS);

        assertThat(holes).extracting(hole -> hole.right.spots.size()).containsExactly(60, 75, 100);
    }

    /** Slow and plain. */
    private static final class Law {
        final ZoneTable zones;
        final List<LateSpot> spots;
        int telling;
        int idle;

        Law(ZoneTable zones, List<LateSpot> spots) {
            this.zones = zones;
            this.spots = spots;
        }

        void thin(int most) {
            for (int k = 2; k < spots.size() - 2 && spots.size() > most; k++) {
                if (tellsNothing(spots.get(k - 1), spots.get(k), spots.get(k + 1))) {
                    spots.remove(k--);
                    idle++;
                }
            }
            List<LateSpot> deepest = new ArrayList<>();
            for (int k = 1; k < spots.size() - 1; k++) {
                if (isDeepest(spots.get(k - 1), spots.get(k), spots.get(k + 1))) {
                    deepest.add(spots.get(k));
                }
            }
            telling += spots.size() > most ? deepest.size() : 0;
            while (spots.size() > most) {
                int least = -1;
                for (int k = 2; k < spots.size() - 2; k++) {
                    if (!deepest.contains(spots.get(k)) && (least < 0 || wayM(k) < wayM(least))) {
                        least = k;
                    }
                }
                spots.remove(least);
            }
        }

        /** How far those around a sample are from each other; no way at all if they are too far apart in time. */
        private double wayM(int k) {
            LateSpot before = spots.get(k - 1);
            LateSpot after = spots.get(k + 1);
            return after.tMs() - before.tMs() <= PATH_MS ? before.square(after) : Double.MAX_VALUE;
        }

        private boolean tellsNothing(LateSpot before, LateSpot spot, LateSpot after) {
            boolean tellsNothing = after.tMs() - before.tMs() <= PATH_MS;
            for (int z = 0; z < zones.size(); z++) {
                Zone zone = zones.zone(z);
                boolean changes = isBetween(zones.fromMs(z), before, after) || isBetween(zones.toMs(z), before, after);
                boolean isPassed = zones.isInForce(z, spot.tMs())
                        && (!place(zone, before).equals(place(zone, spot))
                                || !place(zone, after).equals(place(zone, spot))
                                || crosses(zone, before, spot)
                                || crosses(zone, spot, after)
                                || crosses(zone, before, after));
                tellsNothing &= !changes && !isPassed;
            }
            return tellsNothing;
        }

        private static boolean isBetween(long tMs, LateSpot before, LateSpot after) {
            return tMs > before.tMs() && tMs <= after.tMs();
        }

        /** SEMANTICS 3: the band is the margin or three sigmas; a closed zone is entered two sigmas deep, band or not. */
        private static String place(Zone zone, LateSpot spot) {
            double distanceM = zone.signedDistanceM(spot.latDeg(), spot.lonDeg());
            String side = distanceM < 0 ? "inside" : "outside";
            if (Math.abs(distanceM) > Math.max(zone.spec().marginM(), 3 * spot.sigmaM())) {
                return "clearly " + side;
            }
            boolean isDeep = zone.kind() == ZoneKind.RESTRICTED && distanceM < -2 * spot.sigmaM();
            return isDeep ? "deep in the band" : side + " in the band";
        }

        private static boolean crosses(Zone zone, LateSpot from, LateSpot to) {
            return zone.pathCrossings(from.latDeg(), from.lonDeg(), to.latDeg(), to.lonDeg()) != 0;
        }

        private boolean isDeepest(LateSpot before, LateSpot spot, LateSpot after) {
            for (int z = 0; z < zones.size(); z++) {
                Zone zone = zones.zone(z);
                double distanceM = zone.signedDistanceM(spot.latDeg(), spot.lonDeg());
                if (zone.kind() == ZoneKind.RESTRICTED
                        && zones.isInForce(z, spot.tMs())
                        && distanceM < -2 * spot.sigmaM()
                        && distanceM < zone.signedDistanceM(before.latDeg(), before.lonDeg())
                        && distanceM <= zone.signedDistanceM(after.latDeg(), after.lonDeg())) {
                    return true;
                }
            }
            return false;
        }
    }
}
