package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keruen.app.verify.Verdict;
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

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> crossing_with_every_fault_is_judged_right() {
        return LongStream.rangeClosed(1, FAULTY_SEEDS)
                .mapToObj(seed ->
                        dynamicTest("seed " + seed, () -> judge(seed, 2 + (int) (seed * 5 % 7), FaultCatalog.names())));
    }

    @TestFactory
    Stream<DynamicTest> clean_crossing_raises_nothing() {
        return LongStream.rangeClosed(101, 100 + CLEAN_SEEDS)
                .mapToObj(seed -> dynamicTest("seed " + seed, () -> {
                    List<AlertEvent> alerts = judge(seed, 2 + (int) (seed * 5 % 7), List.of());

                    assertThat(alerts)
                            .as(command(seed, 2 + (int) (seed * 5 % 7), List.of()))
                            .isEmpty();
                }));
    }

    private List<AlertEvent> judge(long seed, int vehicles, List<String> faults) throws Exception {
        SimulatedScenario.play(new Setup(seed, START_MS, 0, vehicles, faults)).write(folder);
        Scenario scenario = ScenarioReader.read(folder);
        assertThat(scenario.rejected()).isEmpty();
        assertThat(scenario.refused()).isEmpty();
        CoreReplay replay = new CoreReplay(scenario, 5);

        Verdict verdict = Verdict.of(ExpectedReader.read(folder), replay.alerts, Set.of());

        assertThat(verdict.missed())
                .as("missed: " + command(seed, vehicles, faults))
                .isEmpty();
        assertThat(verdict.falseAlarms())
                .as("false: " + command(seed, vehicles, faults))
                .isEmpty();
        return replay.alerts;
    }

    /** What a person types to see the failure. */
    private static String command(long seed, int vehicles, List<String> faults) {
        String chosen = faults.isEmpty() ? " --fault none" : "";
        return "./keruen simulate --out run --seed " + seed + " --vehicles " + vehicles + chosen
                + " && ./keruen verify run";
    }
}
