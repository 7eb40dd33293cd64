package io.keruen.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of every convoy that nothing troubles: trucks never overlap, move like trucks and keep together. */
class ConvoyProperties {
    /** What the rules call too near: 10 m or 1.5 s; when they creep 3 m, which noise must not reach either. */
    private static final double NEAREST_M = 10;

    private static final double NEAREST_S = 1.5;
    private static final double CREEPING_MPS = 1.5;
    private static final double NEAREST_CREEPING_M = 8;

    /** What the rules call too far is 60 m, and the noise of two receivers may add 4 m. */
    private static final double FARTHEST_M = 56;

    private static final double TICK_S = World.TICK_MS / 1_000.0;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 21);
    }

    private static World played(long seed) {
        World world = new World(Chance.of(seed), 2 + (int) (seed % 7), 0);
        while (!world.hasArrived() || world.nowMs() < 60_000) {
            world.step();
            assertThat(world.nowMs()).as("seed " + seed).isLessThan(1_200_000);
        }
        return world;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void trucks_keep_their_distance(long seed) {
        Truth truth = played(seed).truth();
        for (int tick = 0; tick < truth.ticks(); tick++) {
            for (int i = 1; i < truth.size(); i++) {
                double gapM = truth.chainageM(i - 1, tick) - truth.lengthM(i - 1) - truth.chainageM(i, tick);
                double mps = truth.speedMps(i, tick);
                double leastM = mps > CREEPING_MPS ? Math.max(NEAREST_M, NEAREST_S * mps) : NEAREST_CREEPING_M;
                assertThat(gapM)
                        .as("seed %d, vehicle %d, tick %d", seed, i, tick)
                        .isBetween(leastM, FARTHEST_M);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void trucks_speed_up_and_brake_within_their_power(long seed) {
        Truth truth = played(seed).truth();
        for (int i = 0; i < truth.size(); i++) {
            for (int tick = 1; tick < truth.ticks(); tick++) {
                double mps = truth.speedMps(i, tick);
                double accel = (mps - truth.speedMps(i, tick - 1)) / TICK_S;
                double wayM = truth.chainageM(i, tick) - truth.chainageM(i, tick - 1);
                assertThat(mps).isBetween(0.0, 15.0);
                assertThat(accel)
                        .as("seed %d, vehicle %d, tick %d", seed, i, tick)
                        .isBetween(-2.0, 0.9 + 1e-9);
                assertThat(wayM).isBetween(0.0, 15 * TICK_S);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void convoy_crosses_in_10_to_12_minutes_and_ends_in_the_yard(long seed) {
        World world = played(seed);
        Truth truth = world.truth();
        Stretch yard = world.map().stretches().stream()
                .filter(stretch -> stretch.id().equals("YARD-CN"))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < truth.size(); i++) {
            double endM = truth.chainageM(i, truth.ticks() - 1);
            assertThat(yard.depthM(endM, 0)).as("seed " + seed).isGreaterThan(10);
        }
        assertThat(world.nowMs()).as("seed " + seed).isBetween(540_000L, 720_000L);
    }
}
