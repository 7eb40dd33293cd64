package io.keruen.core.zone;

import io.keruen.core.geo.RouteLine;
import io.keruen.core.geo.RouteMatch;
import io.keruen.core.geo.RouteMatcher;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/** Nanoseconds of thread CPU time per question, candidates interleaved round by round; not a test. */
final class ZoneBench {
    private static final int PLACES = 16_384;
    private static final int WARM_ROUNDS = Integer.getInteger("warm", 6);
    private static final int ROUNDS = Integer.getInteger("rounds", 9);
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static long sink;

    private interface Work {
        long run(double[] places);
    }

    private ZoneBench() {}

    /** Arguments: the numbers of zones. */
    public static void main(String[] arguments) {
        for (String argument : arguments) {
            int count = Integer.parseInt(argument);
            zones(count);
        }
        route(100);
        route(10_000);
        System.out.println("sink " + sink);
    }

    private static void zones(int count) {
        double maxM = count > 10_000 ? 800 : 4_000;
        double minM = count > 10_000 ? 30 : 100;
        List<ZoneSpec> specs = RandomZones.stars(1, count, minM, maxM);
        long before = used();
        long start = cpu();
        List<Zone> zones = new ArrayList<>();
        specs.forEach(spec -> zones.add(ZoneKinds.zone(spec)));
        long built = cpu();
        ZoneIndex index = new ZoneIndex(zones);
        long vertices = specs.stream()
                .flatMap(spec -> Arrays.stream(spec.shape().rings()))
                .mapToLong(ring -> ring.length / 2)
                .sum();
        System.out.printf(
                "%n%d zones, %d vertices: zones checked in %d ms, index built in %d ms, %d MB besides the specs%n",
                count, vertices, (built - start) / 1_000_000, (cpu() - built) / 1_000_000, (used() - before) >> 20);
        start = cpu();
        STRtree tree = tree(specs);
        tree.build();
        System.out.printf("JTS built in %d ms%n", (cpu() - start) / 1_000_000);
        int[] out = new int[256];
        Map<String, Work> works = new LinkedHashMap<>();
        PackedBoxes boxes = boxes(zones);
        works.put("walk of the boxes only", places -> walk(boxes, places));
        works.put("index near 0 m", places -> near(index, places, 0, out));
        works.put("index near 10 m", places -> near(index, places, 10, out));
        works.put("index clearance 500 m", places -> clearance(index, places));
        works.put("index boxedPath 20 m long", places -> paths(index, places, out));
        works.put("signedDistance, one zone", places -> signed(zones, places, Double.POSITIVE_INFINITY));
        works.put("signedDistance, capped 50 m", places -> signed(zones, places, 50));
        works.put("JTS STRtree + prepared contains", places -> jts(tree, places));
        Map<String, double[]> places = new LinkedHashMap<>();
        places.put("far", places(specs, zones, "far"));
        places.put("in", places(specs, zones, "in"));
        places.put("edge", places(specs, zones, "edge"));
        measure(works, places);
        moving(index, count);
    }

    /** A thousand vehicles at 8 to 25 m/s and 10 Hz, taken in turn; the index is asked outside the safe box only. */
    private static void moving(ZoneIndex index, int count) {
        int vehicles = 1_000;
        double[][] boxes = new double[vehicles][4];
        double[] track = new double[4 * vehicles];
        int[] out = new int[256];
        double[] nanos = new double[ROUNDS];
        long asked = 0;
        long samples = 0;
        for (int round = -WARM_ROUNDS; round < ROUNDS; round++) {
            SplittableRandom random = new SplittableRandom(round);
            for (int v = 0; v < vehicles; v++) {
                double heading = random.nextDouble(7);
                double stepM = random.nextDouble(0.8, 2.5);
                track[4 * v] = random.nextDouble(46.1, 47.9);
                track[4 * v + 1] = random.nextDouble(81.1, 82.9);
                track[4 * v + 2] = stepM * Math.cos(heading) / 111_180;
                track[4 * v + 3] = stepM * Math.sin(heading) / 75_950;
                Arrays.fill(boxes[v], Double.NaN);
            }
            int steps = 600;
            long start = cpu();
            for (int step = 0; step < steps; step++) {
                for (int v = 0; v < vehicles; v++) {
                    double lat = track[4 * v] += track[4 * v + 2];
                    double lon = track[4 * v + 1] += track[4 * v + 3];
                    double[] box = boxes[v];
                    if (!(lat > box[0] && lat < box[1] && lon > box[2] && lon < box[3])) {
                        asked += round >= 0 ? 1 : 0;
                        sink += index.near(lat, lon, 3, out);
                        double halfM = 0.7 * index.clearanceM(lat, lon, 500);
                        box[0] = lat - halfM / 111_300;
                        box[1] = lat + halfM / 111_300;
                        box[2] = lon - halfM / 78_000;
                        box[3] = lon + halfM / 78_000;
                    }
                }
            }
            if (round >= 0) {
                nanos[round] = (double) (cpu() - start) / steps / vehicles;
                samples += (long) steps * vehicles;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "moving with a safe box, %d zones: %.1f ns per sample, index asked for %.2f %% of them%n",
                count, nanos[ROUNDS / 2], 100.0 * asked / samples);
    }

    private static double[] places(List<ZoneSpec> specs, List<Zone> zones, String how) {
        SplittableRandom random = new SplittableRandom(how.hashCode());
        double[] places = new double[3 * PLACES];
        for (int i = 0; i < PLACES; i++) {
            int number = random.nextInt(zones.size());
            double[] ring = specs.get(number).shape().rings()[0];
            double lat = random.nextDouble(46, 48);
            double lon = random.nextDouble(81, 83);
            if (how.equals("in")) {
                Zone zone = zones.get(number);
                do {
                    lat = random.nextDouble(zone.minLatDeg(), zone.maxLatDeg());
                    lon = random.nextDouble(zone.minLonDeg(), zone.maxLonDeg());
                } while (!zone.contains(lat, lon));
            } else if (how.equals("edge")) {
                int at = 2 * random.nextInt(ring.length / 2 - 1);
                double share = random.nextDouble();
                lat = ring[at] + share * (ring[at + 2] - ring[at]) + random.nextDouble(-10, 10) / 111_180;
                lon = ring[at + 1] + share * (ring[at + 3] - ring[at + 1]) + random.nextDouble(-10, 10) / 75_950;
            }
            places[3 * i] = lat;
            places[3 * i + 1] = lon;
            places[3 * i + 2] = number;
        }
        return places;
    }

    private static void measure(Map<String, Work> works, Map<String, double[]> places) {
        System.out.printf("%-34s", "ns per question, median");
        places.keySet().forEach(name -> System.out.printf("%10s", name));
        System.out.println();
        double[][][] nanos = new double[works.size()][places.size()][ROUNDS];
        for (int round = -WARM_ROUNDS; round < ROUNDS; round++) {
            int w = 0;
            for (Work work : works.values()) {
                int p = 0;
                for (double[] at : places.values()) {
                    long start = cpu();
                    int repeats = 0;
                    do {
                        sink += work.run(at);
                        repeats++;
                    } while (cpu() - start < 12_000_000);
                    if (round >= 0) {
                        nanos[w][p][round] = (double) (cpu() - start) / repeats / (at.length / 3.0);
                    }
                    p++;
                }
                w++;
            }
        }
        int w = 0;
        for (String name : works.keySet()) {
            System.out.printf("%-34s", name);
            for (double[] rounds : nanos[w++]) {
                Arrays.sort(rounds);
                System.out.printf("%10.1f", rounds[ROUNDS / 2]);
            }
            System.out.println();
        }
    }

    private static PackedBoxes boxes(List<Zone> zones) {
        double[] limitsDeg = new double[4 * zones.size()];
        for (int i = 0; i < zones.size(); i++) {
            limitsDeg[4 * i] = zones.get(i).minLatDeg();
            limitsDeg[4 * i + 1] = zones.get(i).minLonDeg();
            limitsDeg[4 * i + 2] = zones.get(i).maxLatDeg();
            limitsDeg[4 * i + 3] = zones.get(i).maxLonDeg();
        }
        return new PackedBoxes(limitsDeg);
    }

    private static long walk(PackedBoxes boxes, double[] places) {
        long hits = 0;
        for (int at = 0; at < places.length; at += 3) {
            float lat = (float) places[at];
            float lon = (float) places[at + 1];
            for (int i = boxes.next(-1, lat, lon, lat, lon); i >= 0; i = boxes.next(i, lat, lon, lat, lon)) {
                hits++;
            }
        }
        return hits;
    }

    private static long near(ZoneIndex index, double[] places, double radiusM, int[] out) {
        long hits = 0;
        for (int at = 0; at < places.length; at += 3) {
            hits += index.near(places[at], places[at + 1], radiusM, out);
        }
        return hits;
    }

    private static long paths(ZoneIndex index, double[] places, int[] out) {
        long hits = 0;
        for (int at = 0; at < places.length; at += 3) {
            hits += index.boxedPath(places[at], places[at + 1], places[at] + 0.00013, places[at + 1] + 0.00018, 0, out);
        }
        return hits;
    }

    private static long clearance(ZoneIndex index, double[] places) {
        double sum = 0;
        for (int at = 0; at < places.length; at += 3) {
            sum += index.clearanceM(places[at], places[at + 1], 500);
        }
        return (long) sum;
    }

    private static long signed(List<Zone> zones, double[] places, double maxM) {
        double sum = 0;
        for (int at = 0; at < places.length; at += 3) {
            sum += zones.get((int) places[at + 2]).signedDistanceM(places[at], places[at + 1], maxM);
        }
        return (long) sum;
    }

    private static STRtree tree(List<ZoneSpec> specs) {
        STRtree tree = new STRtree();
        for (ZoneSpec spec : specs) {
            double[][] rings = spec.shape().rings();
            LinearRing[] holes = rings.length == 1 ? new LinearRing[0] : new LinearRing[] {jtsRing(rings[1])};
            Polygon polygon = FACTORY.createPolygon(jtsRing(rings[0]), holes);
            tree.insert(polygon.getEnvelopeInternal(), PreparedGeometryFactory.prepare(polygon));
        }
        return tree;
    }

    private static LinearRing jtsRing(double[] ring) {
        int n = ring.length / 2;
        boolean closed = ring[0] == ring[2 * n - 2] && ring[1] == ring[2 * n - 1];
        Coordinate[] coordinates = new Coordinate[closed ? n : n + 1];
        for (int i = 0; i < coordinates.length; i++) {
            int at = 2 * i % ring.length;
            coordinates[i] = new Coordinate(ring[at + 1], ring[at]);
        }
        return FACTORY.createLinearRing(coordinates);
    }

    private static long jts(STRtree tree, double[] places) {
        long hits = 0;
        for (int at = 0; at < places.length; at += 3) {
            Point point = FACTORY.createPoint(new Coordinate(places[at + 1], places[at]));
            List<?> found = tree.query(new Envelope(point.getCoordinate()));
            for (Object prepared : found) {
                hits += ((PreparedGeometry) prepared).contains(point) ? 1 : 0;
            }
        }
        return hits;
    }

    private static void route(int vertices) {
        SplittableRandom random = new SplittableRandom(vertices);
        double[] lats = new double[vertices];
        double[] lons = new double[vertices];
        double heading = 0.5;
        lats[0] = 46.5;
        lons[0] = 82;
        for (int i = 1; i < vertices; i++) {
            heading += random.nextDouble(-0.25, 0.25) - 0.05 * heading;
            lats[i] = lats[i - 1] + 25 * Math.cos(heading) / 111_180;
            lons[i] = lons[i - 1] + 25 * Math.sin(heading) / 75_950;
        }
        RouteLine line = new RouteLine(lats, lons, 4);
        double[] places = new double[3 * PLACES];
        for (int i = 0; i < PLACES; i++) {
            double at = (vertices - 1.001) * i / PLACES;
            int k = (int) at;
            places[3 * i] = lats[k] + (at - k) * (lats[k + 1] - lats[k]) + random.nextDouble(-2, 2) / 111_180;
            places[3 * i + 1] = lons[k] + (at - k) * (lons[k + 1] - lons[k]) + random.nextDouble(-2, 2) / 75_950;
            places[3 * i + 2] = line.courseDegAt(k);
        }
        Map<String, Work> works = new LinkedHashMap<>();
        RouteMatch match = new RouteMatch();
        works.put("match with the past", at -> match(line, match, at, false));
        works.put("match, lost each time", at -> match(line, match, at, true));
        System.out.printf("%nroute of %d vertices%n", vertices);
        measure(works, Map.of("on the road", places));
    }

    private static long match(RouteLine line, RouteMatch match, double[] places, boolean lost) {
        match.reset();
        double sum = 0;
        long tMs = 0;
        for (int at = 0; at < places.length; at += 3) {
            match.tracking &= !lost;
            tMs += 100;
            RouteMatcher.match(line, match, places[at], places[at + 1], places[at + 2], 20, tMs);
            sum += match.chainageM;
        }
        return (long) sum;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
