package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossingJudgeTest {
    private static final Setup SETUP = new Setup(5, Setup.START.toEpochMilli(), 0, 4, List.of("deviation", "jump"));

    @Test
    void crossing_at_which_the_core_throws_is_named_and_made_small() {
        CrossingJudge judge = new CrossingJudge(simulated -> throwsWithThreeOrMore(simulated));

        assertThatThrownBy(() -> judge.judged(SETUP))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("--seed 5 --vehicles 4")
                .hasMessageContaining("smaller, thrown java.lang.IllegalStateException: ")
                .hasMessageContaining("--seed 5 --vehicles 3")
                .hasRootCauseMessage("too many");
    }

    @Test
    void what_is_thrown_in_a_smaller_crossing_is_another_failure_than_a_miss() {
        CrossingJudge judge = new CrossingJudge(simulated -> mute(simulated));

        assertThatThrownBy(() -> judge.judged(SETUP.withFaults(List.of("jump"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("missed: ")
                .hasMessageContaining("--seed 5 --vehicles 3")
                .hasNoCause();
    }

    @Test
    void what_reaches_people_late_is_noticed_though_it_says_that_it_was_raised_in_time() {
        CrossingJudge judge = new CrossingJudge(
                simulated -> new SimulatedReplay(simulated).said().later(event -> true, 5_000));

        assertThatThrownBy(() -> judge.judged(SETUP.withFaults(List.of("deviation"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("told late: ")
                .hasMessageContaining("smaller, told late ROUTE_DEVIATION: ");
    }

    private static Said throwsWithThreeOrMore(SimulatedScenario simulated) {
        if (simulated.plan().vehicles().size() >= 3) {
            throw new IllegalStateException("too many");
        }
        return mute(simulated);
    }

    private static Said mute(SimulatedScenario simulated) {
        if (simulated.plan().vehicles().size() < 3) {
            throw new UnsupportedOperationException("too few");
        }
        return Said.of(List.of(), List.of());
    }
}
