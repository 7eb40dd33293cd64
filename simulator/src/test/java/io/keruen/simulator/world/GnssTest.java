package io.keruen.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import org.junit.jupiter.api.Test;

/** What a receiver says differs from the truth by as much as it says. */
class GnssTest {
    private static final LocalPlane PLANE = new LocalPlane(46.68, 82.79);
    private static final Road ROAD = new Road(PLANE, new double[] {0, 3_000}, new double[] {0, 0});

    @Test
    void places_and_speeds_are_off_by_the_sigma_it_states() {
        double[] squares = new double[3];
        int samples = 0;
        for (int seed = 0; seed < 4_000; seed++) { // one sample each: samples of one receiver are correlated
            Gnss gnss = new Gnss(0.6, Chance.of(seed));
            Sample sample = new Sample();
            gnss.observe(new Motion(1_500, 0, 10, 0), ROAD, 0.1, sample);
            squares[0] += Math.pow(PLANE.eastM(sample.lonDeg) - 1_500, 2);
            squares[1] += Math.pow(PLANE.northM(sample.latDeg), 2);
            squares[2] += Math.pow(sample.value(Signal.SPEED_MPS) - 10, 2);
            assertThat(sample.value(Signal.ACCURACY_M)).isEqualTo(0.6);
            assertThat(sample.value(Signal.COURSE_DEG)).isCloseTo(90, within(3.0));
            samples++;
        }

        assertThat(Math.sqrt(squares[0] / samples)).isCloseTo(0.6, within(0.03));
        assertThat(Math.sqrt(squares[1] / samples)).isCloseTo(0.6, within(0.03));
        assertThat(Math.sqrt(squares[2] / samples)).isCloseTo(Gnss.SPEED_SIGMA_MPS, within(0.003));
    }

    @Test
    void noise_is_remembered_for_a_minute() {
        double product = 0;
        double square = 0;
        for (int seed = 0; seed < 4_000; seed++) {
            Gnss gnss = new Gnss(0.6, Chance.of(seed));
            double beforeM = northM(gnss, 0.1);
            double afterM = northM(gnss, Gnss.TAU_S);
            product += beforeM * afterM;
            square += 0.5 * (beforeM * beforeM + afterM * afterM);
        }

        assertThat(product / square).isCloseTo(Math.exp(-1), within(0.05));
    }

    private static double northM(Gnss gnss, double sinceS) {
        Sample sample = new Sample();
        gnss.observe(new Motion(1_500, 0, 0, 0), ROAD, sinceS, sample);
        return PLANE.northM(sample.latDeg);
    }

    @Test
    void offset_moves_places_to_the_left() {
        Gnss straight = new Gnss(0.6, Chance.of(1));
        Gnss astray = new Gnss(0.6, Chance.of(1));
        astray.offset(0, 30);

        assertThat(northM(astray, 0.1) - northM(straight, 0.1)).isCloseTo(30, within(0.01));
    }
}
