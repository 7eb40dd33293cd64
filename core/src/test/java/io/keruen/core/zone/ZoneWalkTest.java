package io.keruen.core.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a zone says of a whole way is what it says of the places along it, and that is what brute force says. */
class ZoneWalkTest {
    private static final int STEPS = 250;

    @Test
    void a_way_crosses_as_often_as_the_side_changes_along_it() {
        int crossed = 0;
        for (ZoneSpec spec : RandomZones.mixed(9, 48)) {
            if (spec.shape().kind() == ShapeKind.LINE) {
                continue;
            }
            Zone zone = ZoneKinds.zone(spec);
            BruteZone brute = new BruteZone(spec.shape());
            SplittableRandom random = new SplittableRandom(spec.id().hashCode());
            for (int i = 0; i < 40; i++) {
                crossed += walk(zone, brute, random);
            }
        }
        assertThat(crossed).isGreaterThan(300);
    }

    /** Answers how often one way crossed; 0 where it is too near the boundary somewhere to tell. */
    private static int walk(Zone zone, BruteZone brute, SplittableRandom random) {
        double[] a = place(zone, random);
        double[] b = place(zone, random);
        double north = (b[0] - a[0]) / STEPS;
        double east = (b[1] - a[1]) / STEPS;
        double stepM = Math.hypot(north * BruteZone.perLat(a[0]), east * BruteZone.perLon(a[0]));
        int changes = 0;
        double first = Double.NaN;
        double before = brute.signedM(a[0], a[1]);
        double leastM = before;
        boolean isClear = Math.abs(before) > stepM;
        for (int step = 1; step <= STEPS; step++) {
            double signedM = brute.signedM(a[0] + step * north, a[1] + step * east);
            leastM = Math.min(leastM, signedM);
            if (signedM < 0 != before < 0) {
                changes++;
                first = Double.isNaN(first) ? (step - 0.5) / STEPS : first;
            } else {
                // On one side at both ends of a step, but perhaps not between.
                isClear &= Math.abs(signedM) + Math.abs(before) > 1.01 * stepM;
            }
            before = signedM;
        }
        if (!isClear || Math.abs(before) <= stepM) {
            return 0;
        }
        assertThat(zone.pathCrossings(a[0], a[1], b[0], b[1])).isEqualTo(changes);
        double said = zone.firstCrossingFraction(a[0], a[1], b[0], b[1]);
        if (changes == 0) {
            assertThat(said).isNaN();
        } else {
            assertThat(said).isCloseTo(first, within(1.0 / STEPS));
        }
        boolean meets = zone.contains(a[0], a[1]) || zone.contains(b[0], b[1]) || changes > 0;
        assertThat(meets).isEqualTo(leastM < 0);
        double deepestM = zone.deepestM(a[0], a[1], b[0], b[1]);
        double bendM = 0.05 + 1e-4 * Math.abs(leastM);
        assertThat(deepestM).isBetween(leastM - stepM - bendM, leastM + bendM);
        return changes;
    }

    private static double[] place(Zone zone, SplittableRandom random) {
        double padLat = 0.2 * (zone.maxLatDeg() - zone.minLatDeg());
        double padLon = 0.2 * (zone.maxLonDeg() - zone.minLonDeg());
        return new double[] {
            random.nextDouble(zone.minLatDeg() - padLat, zone.maxLatDeg() + padLat),
            random.nextDouble(zone.minLonDeg() - padLon, zone.maxLonDeg() + padLon)
        };
    }

    @Test
    void a_place_is_as_far_from_the_boundary_as_brute_force_says_and_no_farther_than_asked() {
        for (ZoneSpec spec : RandomZones.mixed(10, 48)) {
            Zone zone = ZoneKinds.zone(spec);
            BruteZone brute = new BruteZone(spec.shape());
            SplittableRandom random = new SplittableRandom(spec.id().hashCode());
            for (int i = 0; i < 300; i++) {
                double[] at = place(zone, random);
                double signedM = brute.signedM(at[0], at[1]);
                double maxM = random.nextDouble(200);
                double slackM = 1e-5 + 1e-7 * Math.abs(signedM);
                assertThat(zone.signedDistanceM(at[0], at[1])).isCloseTo(signedM, within(slackM));
                assertThat(zone.signedDistanceM(at[0], at[1], maxM))
                        .isCloseTo(Math.max(-maxM, Math.min(maxM, signedM)), within(slackM));
                assertThat(zone.boundaryM(at[0], at[1], maxM))
                        .isCloseTo(Math.min(maxM, Math.abs(signedM)), within(slackM));
                if (Math.abs(signedM) > slackM) {
                    assertThat(zone.contains(at[0], at[1])).isEqualTo(signedM < 0);
                }
            }
        }
    }
}
