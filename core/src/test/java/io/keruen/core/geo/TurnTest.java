package io.keruen.core.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TurnTest {
    private static final double[] EDGES = {0, 180, 360, 540, 720, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NaN
    };

    @Test
    void is_the_remainder_to_the_last_bit() {
        SplittableRandom random = new SplittableRandom(7);
        for (int k = 0; k < 200_000; k++) {
            isTheRemainder(random.nextDouble() * 2_000 - 1_000);
        }
        for (double edge : EDGES) {
            for (double deg : new double[] {edge, Math.nextUp(edge), Math.nextDown(edge)}) {
                isTheRemainder(deg);
                isTheRemainder(-deg);
            }
        }
    }

    private static void isTheRemainder(double deg) {
        assertThat(Double.doubleToLongBits(Turn.shortestDeg(deg)))
                .as("turn of %s", deg)
                .isEqualTo(Double.doubleToLongBits(Math.IEEEremainder(deg, 360)));
    }
}
