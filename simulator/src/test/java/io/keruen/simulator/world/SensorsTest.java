package io.keruen.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import org.junit.jupiter.api.Test;

/** What the sensors of a truck say of one and the same motion. */
class SensorsTest {
    private static final double STEP_S = 0.1;
    private static final double RADIUS_M = 120;

    /** Straight on for 300 m, then a left bend, drawn in points every 10 m. */
    private static Road road() {
        double[] eastM = new double[60];
        double[] northM = new double[60];
        double turned = 0;
        for (int i = 1; i < eastM.length; i++) {
            turned += i < 30 ? 0 : 10 / RADIUS_M;
            eastM[i] = eastM[i - 1] + 10 * StrictMath.cos(turned);
            northM[i] = northM[i - 1] + 10 * StrictMath.sin(turned);
        }
        return new Road(new LocalPlane(46.68, 82.79), eastM, northM);
    }

    /** Beside the road at a steady speed along it: outside of the bend the way is a quarter longer. */
    @Test
    void wheels_that_turn_faster_outside_of_a_bend_have_been_speeded_up() {
        Road road = road();
        Sensors sensors = new Sensors(Surface.DRY, Chance.of(3));
        double feltMps = 0;
        double fromMps = 0;
        double toMps = 0;
        for (int i = 0; i < 450; i++) {
            Sample sample = new Sample();
            sensors.observe(new Motion(100 + i, -RADIUS_M / 4, 10, 0), road, STEP_S, sample);
            feltMps += sample.value(Signal.ACCEL_LON_MPS2) * STEP_S;
            double wheelMps = sample.value(Signal.WHEEL_SPEED_MPS);
            fromMps = i == 50 ? wheelMps : fromMps;
            toMps = i == 300 ? wheelMps : toMps;
        }

        assertThat(toMps / fromMps).isCloseTo(1.25, within(0.02));
        assertThat(feltMps).isCloseTo(2.5, within(0.4));
    }
}
