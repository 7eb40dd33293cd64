package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.AlertEvent;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.world.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * No missed and no false alert of two convoys that meet on one road, each on its own lane, route and plan. More of
 * them are {@code -Dkeruen.oncomingSeeds=60}.
 */
class OncomingCrossingTest {
    private static final int SEEDS = Integer.getInteger("keruen.oncomingSeeds", 3);

    @TestFactory
    Stream<DynamicTest> clean_crossings_in_both_directions_raise_nothing() {
        return CrossingJudge.batches(
                301,
                SEEDS,
                seed -> assertThat(CrossingJudge.judge(fair(seed).withFaults(List.of())))
                        .as("seed " + seed)
                        .isEmpty());
    }

    /** What befalls the one is alerted as ever; of the other, which passes by, nothing is said. */
    @TestFactory
    Stream<DynamicTest> nothing_is_said_of_who_passes_by_a_convoy_in_trouble() {
        return CrossingJudge.batches(401, SEEDS, seed -> {
            List<String> faults = new ArrayList<>(fair(seed).faults());
            faults.remove("gateway-outage"); // it befalls both
            List<AlertEvent> alerts = CrossingJudge.judge(fair(seed).withFaults(faults));
            assertThat(alerts.stream().map(AlertEvent::escortId))
                    .as("seed " + seed)
                    .doesNotContain("ESCORT-2");
        });
    }

    /** Whatever the sky, the road and the air. */
    @TestFactory
    Stream<DynamicTest> drawn_crossing_is_judged_right_whoever_comes_the_other_way() {
        return CrossingJudge.batches(501, SEEDS, seed -> CrossingJudge.judge(drawn(seed)));
    }

    /** The last of a convoy stood beside the members of the other, and was taken for an intruder. */
    @Test
    void who_halts_on_its_own_lane_is_no_intruder() {
        CrossingJudge.judge(drawn(506));
    }

    private static Setup fair(long seed) {
        return drawn(seed).withConditions(Conditions.FAIR);
    }

    private static Setup drawn(long seed) {
        return Setup.drawn(seed).withOncoming(true);
    }
}
