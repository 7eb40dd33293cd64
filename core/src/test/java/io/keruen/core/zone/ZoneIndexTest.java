package io.keruen.core.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ZoneIndexTest {
    private static List<Zone> zones(List<ZoneSpec> specs) {
        return new ArrayList<>(specs.stream().map(ZoneKinds::zone).toList());
    }

    @Test
    void near_clearance_and_paths_equal_asking_every_zone() {
        for (int count : new int[] {0, 1, 15, 16, 17, 257, 3_000}) {
            List<Zone> zones = zones(RandomZones.mixed(count, count));
            ZoneIndex index = new ZoneIndex(zones);
            assertThat(index.size()).isEqualTo(count);
            SplittableRandom random = new SplittableRandom(count);
            int[] out = new int[count + 1];
            double[] distancesM = new double[count + 1];
            for (int i = 0; i < (count > 1000 ? 300 : 1_000); i++) {
                double lat = random.nextDouble(45.95, 48.05);
                double lon = random.nextDouble(80.95, 83.05);
                double radiusM = i % 7 == 0 ? 0 : i % 3 == 0 ? 2_000 : 30;
                check(index, zones, new double[] {lat, lon, radiusM}, out, distancesM);
            }
        }
    }

    private static void check(ZoneIndex index, List<Zone> zones, double[] at, int[] out, double[] distancesM) {
        int[] expected = new int[zones.size()];
        int count = 0;
        double clearanceM = 500;
        for (int z = 0; z < zones.size(); z++) {
            double signedM = zones.get(z).signedDistanceM(at[0], at[1]);
            clearanceM = Math.min(clearanceM, Math.abs(signedM));
            if (signedM <= at[2]) {
                expected[count++] = z;
            }
        }
        int found = index.near(at[0], at[1], at[2], out, distancesM);
        assertThat(Arrays.copyOf(out, found)).isEqualTo(Arrays.copyOf(expected, count));
        for (int i = 0; i < found; i++) {
            double signedM = Math.max(-at[2], zones.get(out[i]).signedDistanceM(at[0], at[1]));
            assertThat(distancesM[i]).isCloseTo(signedM, within(1e-9));
        }
        assertThat(index.clearanceM(at[0], at[1], 500)).isCloseTo(clearanceM, within(1e-9));
        int count2 = 0;
        for (int z = 0; z < zones.size(); z++) {
            if (zones.get(z).deepestM(at[0], at[1], at[0] + 0.002, at[1] - 0.001) <= at[2]) {
                expected[count2++] = z;
            }
        }
        found = nearPath(index, at, out);
        assertThat(Arrays.copyOf(out, found)).isEqualTo(Arrays.copyOf(expected, count2));
    }

    /** Of the zones whose boxes the path meets, those that it meets or passes within the radius. */
    private static int nearPath(ZoneIndex index, double[] at, int[] out) {
        int boxed = index.boxedPath(at[0], at[1], at[0] + 0.002, at[1] - 0.001, at[2], out);
        assertThat(boxed).isNotNegative();
        int found = 0;
        for (int i = 0; i < boxed; i++) {
            if (index.zone(out[i]).deepestM(at[0], at[1], at[0] + 0.002, at[1] - 0.001) <= at[2]) {
                out[found++] = out[i];
            }
        }
        return found;
    }

    @Test
    void a_full_answer_says_how_much_room_it_needs() {
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            zones.add(ZoneKinds.zone(ZoneSpec.of("d" + i, ZoneKind.YARD, Shape.disc(46, 82, 100 + i))));
        }
        ZoneIndex index = new ZoneIndex(zones);
        assertThat(index.near(46, 82, 1, new int[4])).isEqualTo(-5);
        assertThat(index.near(46, 82, 1, new int[5])).isEqualTo(5);
        assertThat(index.boxedPath(46, 82, 46, 82.0001, 1, new int[2])).isEqualTo(-5);
    }

    @Test
    void versions_of_one_zone_live_side_by_side() {
        Zone zone = ZoneKinds.zone(ZoneSpec.of("a", ZoneKind.YARD, Shape.disc(46, 82, 10)));
        assertThat(new ZoneIndex(List.of(zone, zone)).near(46, 82, 1, new int[2]))
                .isEqualTo(2);
    }

    @Test
    void order_of_the_list_decides_the_numbers_only() {
        List<Zone> zones = zones(RandomZones.mixed(5, 500));
        List<Zone> reversed = new ArrayList<>(zones);
        java.util.Collections.reverse(reversed);
        ZoneIndex a = new ZoneIndex(zones);
        ZoneIndex b = new ZoneIndex(reversed);
        SplittableRandom random = new SplittableRandom(5);
        int[] outA = new int[500];
        int[] outB = new int[500];
        for (int i = 0; i < 2_000; i++) {
            double lat = random.nextDouble(46, 48);
            double lon = random.nextDouble(81, 83);
            int found = a.near(lat, lon, 800, outA);
            assertThat(b.near(lat, lon, 800, outB)).isEqualTo(found);
            for (int k = 0; k < found; k++) {
                assertThat(outB[found - 1 - k]).isEqualTo(499 - outA[k]);
            }
        }
    }
}
