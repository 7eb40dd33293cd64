package io.keruen.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A motion's speed and course over ground are those of the places it goes through, in the mean over some metres. */
class MotionTest {
    private static final double STEP_M = 0.25;
    private static final double STRETCH_M = 300;

    @Test
    void speed_over_ground_takes_it_along_its_way_wherever_it_drives_beside_a_road_that_bends() {
        for (int seed = 0; seed < 200; seed++) {
            Chance chance = Chance.of(seed);
            Road road = BakhtyRoad.of(chance.stream("road")).road();
            double fromM = chance.between(0, road.lengthM() - STRETCH_M);
            double leftM = chance.between(-30, 30);
            double leftward = chance.between(-0.05, 0.05);

            double placesM = 0;
            double drivenM = 0;
            for (double atM = 0; atM < STRETCH_M; atM += STEP_M) {
                Motion here = new Motion(fromM + atM, leftM + leftward * atM, 1, leftward);
                Motion next = new Motion(fromM + atM + STEP_M, leftM + leftward * (atM + STEP_M), 1, leftward);
                placesM += StrictMath.hypot(
                        eastM(next, road) - eastM(here, road), northM(next, road) - northM(here, road));
                drivenM += STEP_M * here.groundMps(road);
            }

            assertThat(drivenM).as("seed %d", seed).isCloseTo(placesM, within(0.004 * STRETCH_M));
        }
    }

    @Test
    void outside_of_a_bend_it_is_faster_over_ground_and_inside_slower() {
        Road road = leftBend(300);
        double halfWayM = road.lengthM() / 2;

        assertThat(new Motion(halfWayM, -30, 10, 0).groundMps(road)).isCloseTo(11, within(0.01));
        assertThat(new Motion(halfWayM, 30, -10, 0).groundMps(road)).isCloseTo(9, within(0.01));
        assertThat(new Motion(halfWayM, 0, 10, 0).groundMps(road)).isCloseTo(10, within(1e-9));
        assertThat(new Motion(-50, -30, 10, 0).groundMps(road)).isEqualTo(10);
        assertThat(new Motion(road.lengthM() + 50, -30, 10, 0).groundMps(road)).isEqualTo(10);
    }

    @Test
    void who_crosses_the_road_slantwise_heads_where_its_places_go() {
        Road road = leftBend(300);
        Motion here = new Motion(200, -30, 10, 0.5);
        Motion next = new Motion(200.01, -29.995, 10, 0.5);
        double eastM = eastM(next, road) - eastM(here, road);
        double northM = northM(next, road) - northM(here, road);

        double placesDeg = StrictMath.toDegrees(StrictMath.atan2(eastM, northM));
        assertThat(Math.IEEEremainder(here.headingDeg(road) - placesDeg, 360)).isCloseTo(0, within(1.5));
    }

    /** A third of a circle to the left, in points every 30 m or so. */
    private static Road leftBend(double radiusM) {
        double[] eastM = new double[22];
        double[] northM = new double[22];
        for (int i = 0; i < eastM.length; i++) {
            double turned = i * 0.1;
            eastM[i] = radiusM * StrictMath.sin(turned);
            northM[i] = radiusM * (1 - StrictMath.cos(turned));
        }
        return new Road(new LocalPlane(46.68, 82.79), eastM, northM);
    }

    private static double eastM(Motion motion, Road road) {
        return road.eastM(motion.chainageM(), motion.leftM());
    }

    private static double northM(Motion motion, Road road) {
        return road.northM(motion.chainageM(), motion.leftM());
    }
}
