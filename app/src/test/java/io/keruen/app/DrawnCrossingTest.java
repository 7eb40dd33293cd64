package io.keruen.app;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keruen.simulator.run.Setup;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * No missed and no false alert in any drawn crossing. The long profile is {@code -Dkeruen.seeds=10000}, a part of it
 * {@code -Dkeruen.firstSeed=2001 -Dkeruen.seeds=1000}.
 */
class DrawnCrossingTest {
    private static final long FIRST_SEED = Long.getLong("keruen.firstSeed", 1);
    private static final int SEEDS = Integer.getInteger("keruen.seeds", 440);

    @TestFactory
    Stream<DynamicTest> drawn_crossing_is_judged_right() {
        return CrossingJudge.batches(FIRST_SEED, SEEDS, seed -> CrossingJudge.judge(Setup.drawn(seed)));
    }

    /** Crossings of the long profile that were once judged wrong. */
    @TestFactory
    Stream<DynamicTest> crossing_judged_wrong_before_is_judged_right() {
        return LongStream.of(
                        477, 564, 574, 689, 766, 897, 1_040, 1_078, 1_101, 1_155, 1_473, 1_830, 2_115, 2_676, 3_991,
                        4_111, 7_192, 7_549, 7_587, 10_148, 10_980, 12_104, 50_046, 108_033, 108_110, 108_654, 200_752,
                        207_608)
                .mapToObj(seed -> dynamicTest("seed " + seed, () -> CrossingJudge.judge(Setup.drawn(seed))));
    }
}
