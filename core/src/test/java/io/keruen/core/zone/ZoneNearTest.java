package io.keruen.core.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Few zones, asked for what is near at every distance and in arrays of every length. */
class ZoneNearTest {
    private static final List<Zone> ZONES =
            RandomZones.mixed(12, 60).stream().map(ZoneKinds::zone).toList();
    private static final ZoneIndex INDEX = new ZoneIndex(ZONES);

    private final SplittableRandom random = new SplittableRandom(41);

    private double[] place() {
        Zone zone = ZONES.get(random.nextInt(ZONES.size()));
        double padDeg = Math.exp(random.nextDouble(-9, -1));
        return new double[] {
            random.nextDouble(zone.minLatDeg() - padDeg, zone.maxLatDeg() + padDeg),
            random.nextDouble(zone.minLonDeg() - padDeg, zone.maxLonDeg() + padDeg)
        };
    }

    @Test
    void near_is_what_every_zone_says_for_itself_if_there_is_room() {
        for (int i = 0; i < 3_000; i++) {
            double[] at = place();
            double radiusM = random.nextInt(4) == 0 ? 0 : Math.exp(random.nextDouble(1, 9));
            List<Integer> expected = new ArrayList<>();
            for (int z = 0; z < ZONES.size(); z++) {
                if (ZONES.get(z).signedDistanceM(at[0], at[1]) <= radiusM) {
                    expected.add(z);
                }
            }
            int[] out = new int[random.nextInt(8)];
            double[] distancesM = new double[out.length];
            int found = INDEX.near(at[0], at[1], radiusM, out, distancesM);
            assertThat(found).isEqualTo(expected.size() <= out.length ? expected.size() : -expected.size());
            assertThat(INDEX.near(at[0], at[1], radiusM, new int[out.length])).isEqualTo(found);
            for (int k = 0; k < found; k++) {
                assertThat(out[k]).isEqualTo(expected.get(k));
                double signedM = ZONES.get(out[k]).signedDistanceM(at[0], at[1]);
                assertThat(distancesM[k]).isCloseTo(Math.max(-radiusM, signedM), within(1e-6));
            }
        }
    }

    @Test
    void near_a_way_is_what_every_zone_says_for_itself_if_there_is_room() {
        for (int i = 0; i < 1_500; i++) {
            double[] a = place();
            double[] b = place();
            double share = random.nextDouble(0.2);
            double latDeg = a[0] + share * (b[0] - a[0]);
            double lonDeg = a[1] + share * (b[1] - a[1]);
            double radiusM = random.nextInt(4) == 0 ? 0 : Math.exp(random.nextDouble(1, 9));
            int[] expected = new int[ZONES.size()];
            int count = 0;
            for (int z = 0; z < ZONES.size(); z++) {
                if (ZONES.get(z).deepestM(a[0], a[1], latDeg, lonDeg) <= radiusM) {
                    expected[count++] = z;
                }
            }
            int[] out = new int[ZONES.size()];
            int boxed = INDEX.boxedPath(a[0], a[1], latDeg, lonDeg, radiusM, out);
            assertThat(Arrays.copyOf(out, boxed)).isSorted();
            assertThat(Arrays.stream(out).limit(boxed).boxed().toList())
                    .containsAll(Arrays.stream(expected).limit(count).boxed().toList());
            if (boxed > 0) {
                assertThat(INDEX.boxedPath(a[0], a[1], latDeg, lonDeg, radiusM, new int[boxed]))
                        .isEqualTo(boxed);
                assertThat(INDEX.boxedPath(a[0], a[1], latDeg, lonDeg, radiusM, new int[boxed - 1]))
                        .isEqualTo(-boxed);
            }
        }
    }

    @Test
    void what_lies_far_beside_a_way_is_not_even_looked_at() {
        ZoneIndex index =
                new ZoneIndex(List.of(ZoneKinds.zone(ZoneSpec.of("z", ZoneKind.YARD, Shape.disc(46, 82, 100)))));
        int[] out = new int[1];
        double awayDeg = 400 / BruteZone.perLat(46);
        assertThat(index.boxedPath(46 + awayDeg, 81.9, 46 + awayDeg, 82.1, 320, out))
                .isEqualTo(1);
        assertThat(index.boxedPath(46 + awayDeg, 81.9, 46 + awayDeg, 82.1, 280, out))
                .isZero();
        assertThat(index.boxedPath(46 - awayDeg, 81.9, 46 - awayDeg, 82.1, 280, out))
                .isZero();
        double asideDeg = 400 / BruteZone.perLon(46);
        assertThat(index.boxedPath(45.9, 82 + asideDeg, 46.1, 82 + asideDeg, 320, out))
                .isEqualTo(1);
        assertThat(index.boxedPath(45.9, 82 + asideDeg, 46.1, 82 + asideDeg, 280, out))
                .isZero();
        assertThat(index.boxedPath(45.9, 82 - asideDeg, 46.1, 82 - asideDeg, 280, out))
                .isZero();
    }

    @Test
    void the_clearance_is_the_way_to_the_nearest_boundary_and_no_more_than_asked() {
        for (int i = 0; i < 3_000; i++) {
            double[] at = place();
            double maxM = Math.exp(random.nextDouble(0, 11));
            double expectedM = maxM;
            for (Zone zone : ZONES) {
                expectedM = Math.min(expectedM, Math.abs(zone.signedDistanceM(at[0], at[1])));
            }
            assertThat(INDEX.clearanceM(at[0], at[1], maxM)).isCloseTo(expectedM, within(1e-6));
        }
        assertThat(new ZoneIndex(List.of()).clearanceM(46, 82, 1_234)).isEqualTo(1_234);
    }

    @Test
    void zones_keep_their_numbers() {
        assertThat(INDEX.size()).isEqualTo(ZONES.size());
        for (int z = 0; z < ZONES.size(); z++) {
            assertThat(INDEX.zone(z)).isSameAs(ZONES.get(z));
        }
    }
}
