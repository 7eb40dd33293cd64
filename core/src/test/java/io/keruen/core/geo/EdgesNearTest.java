package io.keruen.core.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Lines and rings of any size, asked edge by edge in the slow way: what is near, what is crossed, what is met. */
class EdgesNearTest {
    private static final int CHUNK = 16;

    private final SplittableRandom random = new SplittableRandom(11);

    /** Edges of some wandering lines, and the same as a plain list of {@code lat1, lon1, lat2, lon2}. */
    private final class World {
        private final List<double[]> lines = new ArrayList<>();
        private final List<double[]> plain = new ArrayList<>();
        /** The limits of each run of 16 edges of a line, and the number of its first edge. */
        private final List<double[]> chunks = new ArrayList<>();

        private final List<Integer> numbers = new ArrayList<>();
        private final double latDeg = random.nextDouble(-80, 80);
        private final double lonDeg = random.nextDouble(-170, 170);
        private final double stepDeg = random.nextBoolean() ? 1e-4 : 2e-3;
        private final Edges edges;

        private World() {
            int count = 1 + random.nextInt(3);
            for (int line = 0; line < count; line++) {
                lines.add(line(2 + random.nextInt(random.nextBoolean() ? 8 : 700)));
            }
            edges = Edges.of(lines.toArray(new double[0][]));
            for (double[] line : lines) {
                for (int edge = 0; edge < line.length / 2 - 1; edge++) {
                    double[] ends = {line[2 * edge], line[2 * edge + 1], line[2 * edge + 2], line[2 * edge + 3]};
                    if (edge % CHUNK == 0) {
                        chunks.add(new double[] {90, 180, -90, -180});
                    }
                    double[] box = chunks.get(chunks.size() - 1);
                    box[0] = Math.min(box[0], Math.min(ends[0], ends[2]));
                    box[1] = Math.min(box[1], Math.min(ends[1], ends[3]));
                    box[2] = Math.max(box[2], Math.max(ends[0], ends[2]));
                    box[3] = Math.max(box[3], Math.max(ends[1], ends[3]));
                    numbers.add(CHUNK * (chunks.size() - 1) + edge % CHUNK);
                    plain.add(ends);
                }
            }
        }

        private double[] line(int vertices) {
            double[] line = new double[2 * vertices];
            double lat = latDeg;
            double lon = lonDeg;
            for (int i = 0; i < vertices; i++) {
                line[2 * i] = lat;
                line[2 * i + 1] = lon;
                lat += stepDeg * random.nextDouble(-1, 1);
                lon += stepDeg * random.nextDouble(-0.6, 1);
            }
            return line;
        }

        /** A place on, beside or far from the edges. */
        private double[] place() {
            double[] ends = plain.get(random.nextInt(plain.size()));
            double share = random.nextDouble();
            double off = stepDeg * (random.nextInt(4) == 0 ? 20 : 1);
            return new double[] {
                ends[0] + share * (ends[2] - ends[0]) + off * random.nextDouble(-1, 1),
                ends[1] + share * (ends[3] - ends[1]) + off * random.nextDouble(-1, 1)
            };
        }

        /** Metres from a place to an edge, in the metric of a latitude. */
        private double toEdgeM(double[] place, double[] ends, double metricLatDeg) {
            double mPerLat = Ellipsoid.metresPerLatDeg(metricLatDeg);
            double mPerLon = Ellipsoid.metresPerLonDeg(metricLatDeg);
            double x = (ends[3] - ends[1]) * mPerLon;
            double y = (ends[2] - ends[0]) * mPerLat;
            double px = (place[1] - ends[1]) * mPerLon;
            double py = (place[0] - ends[0]) * mPerLat;
            double length = Math.hypot(x, y);
            double along = length == 0 ? 0 : Math.max(0, Math.min(length, (px * x + py * y) / length));
            double share = length == 0 ? 0 : along / length;
            return Math.hypot(px - share * x, py - share * y);
        }

        private double nearestM(double[] place, double metricLatDeg) {
            return plain.stream()
                    .mapToDouble(ends -> toEdgeM(place, ends, metricLatDeg))
                    .min()
                    .orElseThrow();
        }
    }

    /** Where the straight way from A to B meets an edge, 0..1, or NaN: two equations with two unknowns. */
    private static double meets(double[] a, double[] b, double[] ends) {
        double north = b[0] - a[0];
        double east = b[1] - a[1];
        double edgeNorth = ends[2] - ends[0];
        double edgeEast = ends[3] - ends[1];
        double area = east * edgeNorth - north * edgeEast;
        double way = ((ends[1] - a[1]) * edgeNorth - (ends[0] - a[0]) * edgeEast) / area;
        double edge = ((ends[1] - a[1]) * north - (ends[0] - a[0]) * east) / area;
        return way >= 0 && way <= 1 && edge >= 0 && edge <= 1 ? way : Double.NaN;
    }

    @Test
    void the_nearest_edge_is_the_nearest_of_all_and_nothing_beyond_what_is_asked_for() {
        for (int round = 0; round < 40; round++) {
            World world = new World();
            for (int i = 0; i < 25; i++) {
                double[] at = world.place();
                double expectedM = world.nearestM(at, at[0]);
                double maxM = random.nextInt(3) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble(2) * expectedM;
                double slackM = 1e-6 * expectedM + 1e-6;
                assertThat(world.edges.nearestM(at[0], at[1], maxM))
                        .isCloseTo(Math.min(expectedM, maxM), within(slackM));
                int edge = world.edges.nearestEdge(at[0], at[1], maxM);
                if (expectedM >= maxM) {
                    assertThat(edge).isEqualTo(-1);
                } else {
                    double[] ends = world.plain.get(world.numbers.indexOf(edge));
                    assertThat(world.toEdgeM(at, ends, at[0])).isCloseTo(expectedM, within(slackM));
                }
            }
        }
    }

    @Test
    void a_way_crosses_what_it_meets_and_first_what_it_meets_first() {
        for (int round = 0; round < 40; round++) {
            World world = new World();
            for (int i = 0; i < 25; i++) {
                double[] a = world.place();
                double[] b = world.place();
                double[] met = world.plain.stream()
                        .mapToDouble(ends -> meets(a, b, ends))
                        .filter(fraction -> !Double.isNaN(fraction))
                        .sorted()
                        .toArray();
                assertThat(world.edges.crossings(a[0], a[1], b[0], b[1])).isEqualTo(met.length);
                double first = world.edges.firstCrossingFraction(a[0], a[1], b[0], b[1]);
                if (met.length == 0) {
                    assertThat(first).isNaN();
                } else {
                    assertThat(first).isCloseTo(met[0], within(1e-6));
                }
            }
        }
    }

    @Test
    void a_way_is_as_near_as_its_nearest_place() {
        for (int round = 0; round < 40; round++) {
            World world = new World();
            for (int i = 0; i < 20; i++) {
                double[] a = world.place();
                double[] b = world.place();
                double metricLatDeg = 0.5 * (a[0] + b[0]);
                double expectedM = Double.POSITIVE_INFINITY;
                double[] way = {a[0], a[1], b[0], b[1]};
                for (double[] ends : world.plain) {
                    if (!Double.isNaN(meets(a, b, ends))) {
                        expectedM = 0;
                    }
                    double[] one = {ends[0], ends[1]};
                    double[] other = {ends[2], ends[3]};
                    expectedM = Math.min(expectedM, world.toEdgeM(one, way, metricLatDeg));
                    expectedM = Math.min(expectedM, world.toEdgeM(other, way, metricLatDeg));
                    expectedM = Math.min(expectedM, world.toEdgeM(a, ends, metricLatDeg));
                    expectedM = Math.min(expectedM, world.toEdgeM(b, ends, metricLatDeg));
                }
                double maxM = random.nextInt(3) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble(2) * expectedM;
                // Its ends are measured in their own metric.
                double metrics = Ellipsoid.metresPerLonDeg(a[0]) / Ellipsoid.metresPerLonDeg(b[0]);
                double slackM = 1e-6 + (1e-6 + Math.abs(1 - metrics)) * expectedM;
                double pathM = world.edges.pathNearestM(a[0], a[1], b[0], b[1], maxM);
                assertThat(pathM).isCloseTo(Math.min(expectedM, maxM), within(slackM));
            }
        }
    }

    @Test
    void edges_are_found_with_the_sixteen_they_stand_among_where_those_meet_the_box() {
        for (int round = 0; round < 40; round++) {
            World world = new World();
            for (int i = 0; i < 20; i++) {
                double[] a = world.place();
                double[] b = world.place();
                double minLat = Math.min(a[0], b[0]);
                double minLon = Math.min(a[1], b[1]);
                double maxLat = Math.max(a[0], b[0]);
                double maxLon = Math.max(a[1], b[1]);
                List<Integer> expected = new ArrayList<>();
                for (int number : world.numbers) {
                    double[] box = world.chunks.get(number / CHUNK);
                    if (box[0] <= maxLat && box[1] <= maxLon && box[2] >= minLat && box[3] >= minLon) {
                        expected.add(number);
                    }
                }
                List<Integer> found = new ArrayList<>();
                int edge = world.edges.next(-1, minLat, minLon, maxLat, maxLon);
                while (edge >= 0) {
                    found.add(edge);
                    edge = world.edges.next(edge, minLat, minLon, maxLat, maxLon);
                }
                assertThat(found).isEqualTo(expected);
            }
        }
    }

    @Test
    void limits_are_those_of_all_vertices_and_ends_those_that_were_given() {
        for (int round = 0; round < 100; round++) {
            World world = new World();
            double[] limits = {90, 180, -90, -180};
            for (double[] box : world.chunks) {
                for (int side = 0; side < 4; side++) {
                    limits[side] = side < 2 ? Math.min(limits[side], box[side]) : Math.max(limits[side], box[side]);
                }
            }
            assertThat(world.edges.minLatDeg()).isEqualTo(limits[0]);
            assertThat(world.edges.minLonDeg()).isEqualTo(limits[1]);
            assertThat(world.edges.maxLatDeg()).isEqualTo(limits[2]);
            assertThat(world.edges.maxLonDeg()).isEqualTo(limits[3]);
            for (int i = 0; i < world.numbers.size(); i++) {
                int edge = world.numbers.get(i);
                double[] ends = world.plain.get(i);
                assertThat(new double[] {
                            world.edges.latDeg(edge, 0),
                            world.edges.lonDeg(edge, 0),
                            world.edges.latDeg(edge, 1),
                            world.edges.lonDeg(edge, 1)
                        })
                        .isEqualTo(ends);
            }
        }
    }

    /** How often the ring turns round a place, by its angles. */
    private static boolean isInside(double[] ring, double[] at) {
        double turnedRad = 0;
        for (int v = 0; v + 3 < ring.length; v += 2) {
            double from = Math.atan2(ring[v + 1] - at[1], ring[v] - at[0]);
            double to = Math.atan2(ring[v + 3] - at[1], ring[v + 2] - at[0]);
            turnedRad += Math.IEEEremainder(to - from, 2 * Math.PI);
        }
        return Math.round(turnedRad / (2 * Math.PI)) % 2 != 0;
    }

    @Test
    void a_ring_encloses_what_it_turns_round_an_odd_number_of_times() {
        for (int round = 0; round < 200; round++) {
            int vertices = 3 + random.nextInt(random.nextBoolean() ? 5 : 600);
            double[] ring = new double[2 * vertices + 2];
            for (int v = 0; v < vertices; v++) {
                double angle = 2 * Math.PI * v / vertices * (1 + round % 3);
                double radius = random.nextDouble(0.5, 1);
                ring[2 * v] = 46 + radius * Math.cos(angle);
                ring[2 * v + 1] = 82 + radius * Math.sin(angle);
            }
            ring[2 * vertices] = ring[0];
            ring[2 * vertices + 1] = ring[1];
            Edges edges = Edges.of(ring);
            for (int i = 0; i < 40; i++) {
                double[] at = {random.nextDouble(44.9, 47.1), random.nextDouble(80.9, 83.1)};
                assertThat(edges.encloses(at[0], at[1])).isEqualTo(isInside(ring, at));
            }
        }
    }
}
