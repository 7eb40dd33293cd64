package io.keruen.core.rule.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keruen.core.rule.Slice;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Four sums a second, to the centimetre, for 63 seconds. */
class ResidualRingTest {
    @Test
    void growth_is_told_to_the_centimetre_however_far_the_sums_have_run() {
        Slice slice = new Slice().at(new long[ResidualRing.LONGS + 3], 0, new double[0], 0);
        ResidualRing ring = new ResidualRing(3);
        Random random = new Random(1);
        double[][] sums = new double[4_000][4];
        long second = 0;
        for (int k = 0; k < 1_500; k++) {
            long next = second + 1 + (random.nextInt(20) == 0 ? random.nextInt(100) : 0);
            double[] now = sums[(int) second].clone();
            for (int n = 0; n < 4; n++) {
                now[n] += 10 * random.nextDouble() - 4;
            }
            for (long s = second + 1; s <= next && s < sums.length; s++) {
                sums[(int) s] = now;
            }
            if (next >= sums.length) {
                break;
            }
            ring.put(slice, second, next, ResidualRing.packed(now[0], now[1], now[2], now[3]));
            second = next;
            for (long back : new long[] {0, 1, 10, 60, 63}) {
                for (int n = 0; n < 4 && back < second; n++) {
                    double grownM = ResidualRing.grownM(ring.at(slice, second), ring.at(slice, second - back), n);
                    assertThat(grownM).isCloseTo(now[n] - sums[(int) (second - back)][n], within(0.0101));
                }
            }
        }
        assertThat(second).isGreaterThan(1_500);
        assertThat(slice.getLong(0)).isZero();
        assertThat(slice.getLong(2)).isZero();
    }
}
