package io.keruen.core.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Edges on a coarse lattice, where arithmetic is exact and nearly every question is a degenerate one. */
class EdgesTest {
    private static final double HAIR_EAST_DEG = 0x1p-10;
    private static final double HAIR_NORTH_DEG = 0x1p-22;

    private static double[] ring(SplittableRandom random, int vertices) {
        double[] ring = new double[2 * vertices + 2];
        for (int i = 0; i < 2 * vertices; i++) {
            ring[i] = random.nextInt(7);
        }
        ring[2 * vertices] = ring[0];
        ring[2 * vertices + 1] = ring[1];
        return ring;
    }

    @Test
    void places_on_an_edge_count_as_a_hair_to_the_east_then_to_the_north() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            Edges edges = Edges.of(ring(random, random.nextInt(3, 40)), ring(random, 3));
            int lat = random.nextInt(7);
            int lon = random.nextInt(7);
            assertThat(edges.encloses(lat, lon)).isEqualTo(edges.encloses(lat + HAIR_NORTH_DEG, lon + HAIR_EAST_DEG));
        }
    }

    @Test
    void paths_through_vertices_and_along_edges_count_as_if_moved_by_that_hair() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 50_000; i++) {
            Edges edges = Edges.of(ring(random, random.nextInt(3, 40)));
            double latA = random.nextInt(7);
            double lonA = random.nextInt(7);
            double latB = random.nextInt(7);
            double lonB = random.nextInt(7);
            int crossings = edges.crossings(latA, lonA, latB, lonB);
            double north = HAIR_NORTH_DEG;
            double east = HAIR_EAST_DEG;
            assertThat(crossings)
                    .isEqualTo(edges.crossings(latA + north, lonA + east, latB + north, lonB + east))
                    .isEqualTo(edges.crossings(latB, lonB, latA, lonA));
            assertThat(crossings % 2 == 1).isEqualTo(edges.encloses(latA, lonA) != edges.encloses(latB, lonB));
        }
    }

    /** Zero is on the equator and at Greenwich, whatever its sign. */
    @Test
    void the_sign_of_zero_changes_nothing() {
        double[] zeros = {0.0, -0.0};
        for (double edge : zeros) {
            Edges north = Edges.of(new double[] {edge, edge, edge, 1, 1, 1, 1, edge, edge, edge});
            Edges south = Edges.of(new double[] {edge, edge, edge, -1, -1, -1, -1, edge, edge, edge});
            for (double asked : zeros) {
                assertThat(north.next(-1, -1, -1, asked, asked)).isZero();
                assertThat(south.next(-1, asked, asked, 1, 1)).isZero();
                assertThat(north.encloses(asked, 0.5)).isTrue();
                assertThat(north.encloses(0.5, asked)).isTrue();
                assertThat(south.encloses(asked, -0.5)).isFalse();
            }
        }
    }

    @Test
    void edges_are_found_once_each_in_rising_order() {
        SplittableRandom random = new SplittableRandom(3);
        for (int vertices : new int[] {2, 15, 16, 17, 18, 33, 300, 5_000}) {
            double[] line = new double[2 * vertices];
            for (int i = 0; i < line.length; i++) {
                line[i] = random.nextDouble(40, 41);
            }
            Edges edges = Edges.of(line, line);
            int count = 0;
            int last = -1;
            for (int e = edges.next(-1, 40, 40, 41, 41); e >= 0; e = edges.next(e, 40, 40, 41, 41)) {
                int vertex = count % (vertices - 1);
                assertThat(edges.latDeg(e, 1)).isEqualTo(line[2 * vertex + 2]);
                assertThat(e).isGreaterThan(last);
                last = e;
                count++;
            }
            assertThat(count).isEqualTo(2 * (vertices - 1));
            assertThat(edges.next(-1, 50, 50, 51, 51)).isEqualTo(-1);
        }
    }
}
