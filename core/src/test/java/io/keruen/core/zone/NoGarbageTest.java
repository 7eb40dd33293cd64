package io.keruen.core.zone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.geo.RouteMatch;
import io.keruen.core.geo.RouteMatcher;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What runs once per sample leaves no garbage. */
class NoGarbageTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ZoneIndex index = new ZoneIndex(
            RandomZones.mixed(9, 500).stream().map(ZoneKinds::zone).toList());
    private final RouteLine line = new RouteLine(new double[] {46, 46.5, 47.5}, new double[] {81, 82, 82.5}, 4);
    private final RouteMatch match = new RouteMatch();
    private final int[] out = new int[64];
    private final double[] distancesM = new double[64];

    private double ask(double[] places) {
        double sum = 0;
        for (int i = 0; i + 1 < places.length; i += 2) {
            double lat = places[i];
            double lon = places[i + 1];
            sum += index.near(lat, lon, 20, out, distancesM) + index.clearanceM(lat, lon, 500);
            sum += index.boxedPath(lat, lon, lat + 2e-4, lon, 5, out);
            RouteMatcher.match(line, match, lat, lon, 10, 20, i);
            Zone zone = index.zone(i / 2 % 500);
            sum += zone.signedDistanceM(lat, lon) + zone.deepestM(lat, lon, zone.minLatDeg(), zone.minLonDeg());
            double first = zone.firstCrossingFraction(lat, lon, zone.minLatDeg(), zone.maxLonDeg());
            sum += Double.isNaN(first) ? 0 : first;
        }
        return sum;
    }

    @Test
    void asking_allocates_nothing() {
        SplittableRandom random = new SplittableRandom(9);
        double[] places = new double[4_000];
        for (int i = 0; i < places.length; i += 2) {
            places[i] = random.nextDouble(46, 48);
            places[i + 1] = random.nextDouble(81, 83);
        }
        double sum = ask(places) + ask(places);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        sum += ask(places);
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(sum).isNotNaN();
        assertThat(bytes).isLessThan(2_000);
    }
}
