package io.keruen.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.app.replay.CoreReplay;
import io.keruen.connectors.scenario.Expected;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.core.policy.Policy;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeTest {
    private static final long SEED = 1511;
    /** A crossing on which one sensor is out of range and another gets stuck. */
    private static final long SENSOR_SEED = 635;

    private static final long EARLIER_MS = 400;
    private static final String GAP = "CONVOY_GAP";

    private static Traffic crossing;
    private static Outcome outcome;

    @BeforeAll
    static void play_once() {
        crossing = Traffic.crossing(Source.FAULTY, SEED);
        outcome = Outcome.of(crossing, RuleCatalog.standard());
    }

    @Test
    void traffic_in_memory_is_judged_as_the_folder_that_the_command_writes(@TempDir Path folder) throws Exception {
        int vehicles = crossing.scenario().plans().get(0).vehicles().size();
        SimulatedScenario.play(Setup.drawn(SEED)).write(folder);
        Traffic read = Traffic.recorded(folder);

        assertThat(crossing.command()).contains("--seed " + SEED + " --vehicles " + vehicles + " ");
        assertThat(crossing.expected()).isEqualTo(read.expected());
        assertThat(new CoreReplay(crossing.scenario(), 10).alerts)
                .isNotEmpty()
                .isEqualTo(new CoreReplay(read.scenario(), 10).alerts);
    }

    @Test
    void an_earlier_true_start_makes_both_delays_longer_by_as_much() {
        Outcome shifted = Outcome.of(
                with(
                        crossing,
                        crossing.expected().stream().map(OutcomeTest::earlier).toList()),
                RuleCatalog.standard());

        assertThat(shifted.delays())
                .isNotEmpty()
                .isEqualTo(outcome.delays().stream()
                        .map(delay -> new Outcome.Delay(
                                delay.type(),
                                delay.ruleId(),
                                delay.raisedMs() + EARLIER_MS,
                                delay.beyondHoldMs() + EARLIER_MS,
                                delay.spokenMs() + EARLIER_MS))
                        .toList());
    }

    @Test
    void a_longer_hold_delays_the_word_and_not_what_is_beyond_it() {
        Policy patient =
                new Policy(1, Long.MIN_VALUE, new PolicyOverrides(Map.of("convoy-gap", Map.of("holdMs", 6_000.0))));
        Scenario old = crossing.scenario();
        Scenario scenario = new Scenario(
                old.plans(),
                old.zones(),
                List.of(patient),
                old.refused(),
                old.ignored(),
                old.samples(),
                old.records(),
                old.rejected(),
                old.counts());
        Outcome later = Outcome.of(
                new Traffic(crossing.source(), "", scenario, crossing.expected(), List.of(), crossing.truth()),
                RuleCatalog.standard());

        List<Outcome.Delay> before = gaps(outcome);
        List<Outcome.Delay> after = gaps(later);
        assertThat(after).isNotEmpty().hasSameSizeAs(before);
        for (int i = 0; i < after.size(); i++) {
            assertThat(after.get(i).beyondHoldMs())
                    .isBetween(before.get(i).beyondHoldMs() - 100, before.get(i).beyondHoldMs() + 100);
            assertThat(after.get(i).spokenMs() - before.get(i).spokenMs()).isBetween(500L, 1_500L);
        }
    }

    @Test
    void what_no_line_names_is_not_judged_and_is_told() {
        List<Expected> lines = crossing.expected().stream()
                .filter(line -> line.types().contains(GAP))
                .toList();

        Outcome judged = Outcome.of(with(crossing, lines), RuleCatalog.standard());

        assertThat(judged.judgedTypes()).containsExactly(GAP);
        assertThat(judged.isGood()).isTrue();
        assertThat(judged.unjudged()).isNotEmpty().doesNotContainKey(GAP);
    }

    /** Four rules raise it; each answers for its own sensor's fault and for no other. */
    @Test
    void an_alert_that_several_rules_raise_is_judged_rule_by_rule() {
        Traffic sensors = Traffic.crossing(Source.FAULTY, SENSOR_SEED);
        Outcome whole = Outcome.of(sensors, RuleCatalog.standard());
        List<Judged> anomalies = whole.judged().stream()
                .filter(judged -> judged.type().equals("SENSOR_ANOMALY"))
                .toList();

        assertThat(anomalies)
                .extracting(Judged::ruleId)
                .containsExactly("sensor-range", "sensor-rate", "sensor-stuck", "sensor-outlier");
        assertThat(anomalies.stream().filter(judged -> judged.hits() > 0))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(judged -> assertThat(judged.verdict().found())
                        .allSatisfy(found -> assertThat(found.alert().ruleId()).isEqualTo(judged.ruleId())));
        assertThat(whole.isGood()).isTrue();
    }

    /** A drag is not seen in its first metre: the delay counts from there, not from where it may be seen. */
    @Test
    void a_delay_counts_from_when_the_cause_began() {
        Outcome dragged = Outcome.of(Traffic.crossing(Source.DRAGGED, 1), RuleCatalog.standard());

        assertThat(dragged.delays())
                .filteredOn(delay -> delay.type().equals("GNSS_SPOOFING_SUSPECTED"))
                .hasSize(1)
                .allSatisfy(delay -> assertThat(delay.raisedMs()).isBetween(5_000L, 13_000L));
    }

    private static List<Outcome.Delay> gaps(Outcome of) {
        return of.delays().stream().filter(delay -> delay.type().equals(GAP)).toList();
    }

    private static Traffic with(Traffic traffic, List<Expected> lines) {
        return new Traffic(
                traffic.source(), traffic.command(), traffic.scenario(), lines, traffic.injected(), traffic.truth());
    }

    private static Expected earlier(Expected line) {
        return line.none()
                ? line
                : new Expected(
                        line.line(),
                        false,
                        line.types(),
                        line.vehicleId(),
                        line.otherVehicleId(),
                        line.startedAtMs() - EARLIER_MS,
                        line.clearedAtMs(),
                        line.toleranceMs() + EARLIER_MS,
                        line.optional(),
                        line.told());
    }
}
