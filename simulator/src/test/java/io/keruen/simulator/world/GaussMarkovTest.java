package io.keruen.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The noise has the sigma and the memory that it says it has. */
class GaussMarkovTest {
    private static final double SIGMA = 0.6;
    private static final int SAMPLES = 2_000_000;
    private static final int TAU_SAMPLES = 60;

    private static double[] noise() {
        GaussMarkov noise = new GaussMarkov(SIGMA, TAU_SAMPLES, Chance.of(5).stream("noise"));
        double[] values = new double[SAMPLES];
        for (int i = 0; i < values.length; i++) {
            values[i] = noise.next(1);
        }
        return values;
    }

    private static double covariance(double[] values, int lag) {
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += values[i] * values[i - lag];
        }
        return sum / (values.length - lag);
    }

    @Test
    void sigma_is_as_said() {
        double[] values = noise();
        double sum = 0;
        for (double value : values) {
            sum += value;
        }

        // 2,000,000 samples are about 17,000 independent ones: 1 % of sigma
        assertThat(Math.sqrt(covariance(values, 0))).isCloseTo(SIGMA, within(0.02 * SIGMA));
        assertThat(sum / SAMPLES).isCloseTo(0, within(0.03 * SIGMA));
    }

    @Test
    void correlation_fades_as_said() {
        double[] values = noise();
        double variance = covariance(values, 0);

        assertThat(covariance(values, TAU_SAMPLES) / variance).isCloseTo(Math.exp(-1), within(0.03));
        assertThat(covariance(values, TAU_SAMPLES / 2) / variance).isCloseTo(Math.exp(-0.5), within(0.03));
        assertThat(covariance(values, 6 * TAU_SAMPLES) / variance).isCloseTo(0, within(0.03));
    }
}
