package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keruen.app.gallery.Mutants;
import io.keruen.app.verify.Verdict;
import io.keruen.connectors.scenario.Expected;
import io.keruen.connectors.scenario.ExpectedReader;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioReader;
import io.keruen.core.alert.AlertEvent;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** No missed and no false alert in any simulated crossing, judged by the core against what the truth calls for. */
class SimulationTest {
    private static final long START_MS = Instant.parse("2026-06-01T03:00:00Z").toEpochMilli();
    private static final int FAULTY_SEEDS = Integer.getInteger("keruen.seeds", 20);
    private static final int CLEAN_SEEDS = Integer.getInteger("keruen.cleanSeeds", 10);
    private static final int CUT_SEEDS = Integer.getInteger("keruen.cutSeeds", 11);

    private static final Set<String> NOTICED_RULES =
            Set.of("route-deviation", "convoy-gap", "convoy-split", "unauthorised-stop", "position-jump");
    private static final Set<String> NOTICED_FAULTS = Set.of("never raises", "begins 5 s late");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> crossing_with_every_fault_is_judged_right() {
        return LongStream.rangeClosed(1, FAULTY_SEEDS)
                .mapToObj(seed -> dynamicTest(
                        "seed " + seed,
                        () -> judge(new Setup(seed, START_MS, 0, vehicles(seed), FaultCatalog.names()))));
    }

    @TestFactory
    Stream<DynamicTest> clean_crossing_raises_nothing() {
        return LongStream.rangeClosed(101, 100 + CLEAN_SEEDS)
                .mapToObj(seed -> dynamicTest("seed " + seed, () -> {
                    Setup setup = new Setup(seed, START_MS, 0, vehicles(seed), List.of());

                    assertThat(judge(setup)).as(command(setup)).isEmpty();
                }));
    }

    /** A recording that ends in the middle of things: what had no time to be raised is not expected. */
    @TestFactory
    Stream<DynamicTest> crossing_cut_short_is_judged_right() {
        return LongStream.rangeClosed(1, CUT_SEEDS)
                .mapToObj(seed -> dynamicTest(
                        "seed " + seed,
                        () -> judge(new Setup(
                                seed, START_MS, 1 + (int) (seed % 11), vehicles(seed), FaultCatalog.names()))));
    }

    /** The canary: a crossing that cannot tell a broken rule from a whole one proves nothing. */
    @TestFactory
    Stream<DynamicTest> crossing_notices_a_broken_rule() throws Exception {
        SimulatedScenario.play(new Setup(1, START_MS, 0, 5, FaultCatalog.names()))
                .write(folder);
        Scenario scenario = ScenarioReader.read(folder);
        List<Expected> expected = ExpectedReader.read(folder);
        return Mutants.all().stream()
                .filter(mutant -> NOTICED_RULES.contains(mutant.ruleId()) && NOTICED_FAULTS.contains(mutant.fault()))
                .map(mutant -> dynamicTest(mutant.name(), () -> {
                    CoreReplay replay = new CoreReplay(mutant.input().apply(scenario), 10, mutant.catalog());

                    assertThat(Verdict.of(expected, replay.alerts, Set.of()).isGood())
                            .isFalse();
                }));
    }

    private static int vehicles(long seed) {
        return 2 + (int) (seed * 5 % 7);
    }

    private List<AlertEvent> judge(Setup setup) throws Exception {
        SimulatedScenario.play(setup).write(folder);
        Scenario scenario = ScenarioReader.read(folder);
        assertThat(scenario.rejected()).isEmpty();
        assertThat(scenario.refused()).isEmpty();
        CoreReplay replay = new CoreReplay(scenario, 10);

        Verdict verdict = Verdict.of(ExpectedReader.read(folder), replay.alerts, Set.of());

        assertThat(verdict.missed()).as("missed: " + command(setup)).isEmpty();
        assertThat(verdict.falseAlarms()).as("false: " + command(setup)).isEmpty();
        return replay.alerts;
    }

    /** What a person types to see the failure. */
    private static String command(Setup setup) {
        String length = setup.minutes() == 0 ? "" : " --minutes " + setup.minutes();
        String faults = setup.faults().isEmpty() ? " --fault none" : "";
        return "./keruen simulate --out run --seed " + setup.seed() + " --vehicles " + setup.vehicles() + length
                + faults + " && ./keruen verify run";
    }
}
