package io.keruen.core.stage.zone;

import io.keruen.core.stage.zone.Walker.At;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Prints what {@code track} costs for 1,000 vehicles at 10 Hz: thread CPU time and bytes a sample. A main, not a test. */
final class TrackCost {
    private static final int VEHICLES = 1_000;
    private static final int FRAME = 10;
    private static final int ROUNDS = 300;

    private TrackCost() {}

    public static void main(String[] arguments) {
        for (int zones : new int[] {10, 1_000}) {
            for (boolean circles : new boolean[] {true, false}) {
                measure(zones, circles);
            }
        }
    }

    private static ZoneSpec[] zones(int count, Random random) {
        ZoneSpec[] zones = new ZoneSpec[count];
        for (int i = 0; i < count; i++) {
            double west = random.nextInt(30_000);
            double south = random.nextInt(30_000);
            double sizeM = count == 10 ? 5_000 : 200 + random.nextInt(800);
            zones[i] = Walker.rectangle("z" + i, ZoneKind.YARD, west, south, west + sizeM, south + sizeM);
        }
        return zones;
    }

    private static void measure(int zones, boolean circles) {
        Random random = new Random(1);
        Walker walker = new Walker(circles, zones(zones, random));
        ZoneVisits[] visits = new ZoneVisits[VEHICLES];
        LateFragments[] fragments = new LateFragments[VEHICLES];
        double[] place = new double[2 * VEHICLES];
        double[] course = new double[VEHICLES];
        double[] speed = new double[VEHICLES];
        for (int v = 0; v < VEHICLES; v++) {
            visits[v] = new ZoneVisits();
            fragments[v] = new LateFragments();
            place[2 * v] = random.nextInt(30_000);
            place[2 * v + 1] = random.nextInt(30_000);
            course[v] = random.nextDouble() * 6.28;
            speed[v] = 8 + random.nextInt(18);
        }
        List<At> first = new ArrayList<>();
        for (int k = 0; k < FRAME; k++) {
            first.add(new At(0, 0, 0, 1.5));
        }
        walker.walk(first.subList(0, 1)).walk(first);
        com.sun.management.ThreadMXBean thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] lat = new double[VEHICLES * FRAME];
        double[] lon = new double[VEHICLES * FRAME];
        long nanos = 0;
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            drive(place, course, speed, lat, lon, random);
            long bytesBefore =
                    thread.getThreadAllocatedBytes(Thread.currentThread().getId());
            long before = thread.getCurrentThreadCpuTime();
            for (int v = 0; v < VEHICLES; v++) {
                for (int k = 1; k <= FRAME; k++) {
                    walker.run.eventTimeMs()[k] = Walker.T0 + 100L * (FRAME * round + k);
                    walker.run.sigmaM()[k] = 1.5;
                }
                System.arraycopy(lat, v * FRAME, walker.run.latDeg(), 1, FRAME);
                System.arraycopy(lon, v * FRAME, walker.run.lonDeg(), 1, FRAME);
                walker.tracker.track(walker.run, visits[v], fragments[v], walker.zones, walker);
            }
            if (round >= ROUNDS / 2) {
                nanos += thread.getCurrentThreadCpuTime() - before;
                bytes += thread.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytesBefore;
            }
        }
        double samples = VEHICLES * FRAME * (ROUNDS - ROUNDS / 2);
        System.out.printf(
                "%,d zones, safe circle %s: %.0f ns a sample, %.2f bytes, %d transits%n",
                zones, circles, nanos / samples, bytes / samples, walker.transits.size());
    }

    private static void drive(
            double[] place, double[] course, double[] speed, double[] lat, double[] lon, Random random) {
        for (int v = 0; v < VEHICLES; v++) {
            for (int k = 0; k < FRAME; k++) {
                place[2 * v] += 0.1 * speed[v] * Math.sin(course[v]);
                place[2 * v + 1] += 0.1 * speed[v] * Math.cos(course[v]);
                course[v] += isOut(place[2 * v]) || isOut(place[2 * v + 1]) ? 0.1 : 0.02 * random.nextGaussian();
                lat[v * FRAME + k] = Walker.lat(place[2 * v + 1]);
                lon[v * FRAME + k] = Walker.lon(place[2 * v]);
            }
        }
    }

    private static boolean isOut(double m) {
        return m < 0 || m > 30_000;
    }
}
