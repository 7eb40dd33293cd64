package io.keruen.core.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Where a way begins to be within a radius of a segment: the distance along a way is convex, so halving finds it. */
class CapsuleTest {
    private static double distanceM(double x, double y, double[] ends) {
        double dx = ends[2] - ends[0];
        double dy = ends[3] - ends[1];
        double share = ((x - ends[0]) * dx + (y - ends[1]) * dy) / (dx * dx + dy * dy);
        double clamped = Math.max(0, Math.min(1, share));
        return Math.hypot(ends[0] + clamped * dx - x, ends[1] + clamped * dy - y);
    }

    private static double nearestFraction(double x, double y, double[] ends) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 100; i++) {
            double third = (high - low) / 3;
            double lower = low + third;
            double upper = high - third;
            if (distanceM(lower * x, lower * y, ends) < distanceM(upper * x, upper * y, ends)) {
                high = upper;
            } else {
                low = lower;
            }
        }
        return 0.5 * (low + high);
    }

    private static double entryFraction(double x, double y, double[] ends, double radiusM) {
        double outside = 0;
        double inside = nearestFraction(x, y, ends);
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (outside + inside);
            if (distanceM(middle * x, middle * y, ends) > radiusM) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return inside;
    }

    @Test
    void begins_where_the_way_first_comes_within_the_radius() {
        SplittableRandom random = new SplittableRandom(31);
        int met = 0;
        for (int i = 0; i < 8_000; i++) {
            double[] ends = random.doubles(4, -100, 100).toArray();
            double x = random.nextDouble(-150, 150);
            double y = random.nextDouble(-150, 150);
            double radiusM = random.nextDouble(1, 60);
            double nearest = nearestFraction(x, y, ends);
            double nearestM = distanceM(nearest * x, nearest * y, ends);
            if (Math.abs(nearestM - radiusM) < 1e-3) {
                continue;
            }
            double entry = Capsule.entryFraction(x, y, ends[0], ends[1], ends[2], ends[3], radiusM);
            if (nearestM > radiusM) {
                assertThat(entry).isNaN();
            } else {
                assertThat(entry).isCloseTo(entryFraction(x, y, ends, radiusM), within(1e-6));
                met++;
            }
        }
        assertThat(met).isBetween(2_000, 6_000);
    }

    @Test
    void a_way_along_the_segment_begins_at_its_round_end() {
        assertThat(Capsule.entryFraction(100, 0, 50, 0, 80, 0, 10)).isCloseTo(0.4, within(1e-12));
        assertThat(Capsule.entryFraction(100, 0, 80, 0, 50, 0, 10)).isCloseTo(0.4, within(1e-12));
        assertThat(Capsule.entryFraction(100, 0, 50, 5, 80, 5, 4)).isNaN();
        assertThat(Capsule.entryFraction(100, 0, 111, 0, 120, 0, 10)).isNaN();
        assertThat(Capsule.entryFraction(-100, 0, 50, 0, 80, 0, 10)).isNaN();
        assertThat(Capsule.entryFraction(100, 0, 3, 4, 3, 20, 5)).isZero();
    }
}
