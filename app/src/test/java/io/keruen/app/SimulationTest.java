package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keruen.app.command.SimulateCommand;
import io.keruen.app.replay.CoreReplay;
import io.keruen.app.verify.Verdict;
import io.keruen.connectors.scenario.ExpectedReader;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioReader;
import io.keruen.core.alert.AlertEvent;
import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * No missed and no false alert in any simulated crossing, judged by the core against what the truth calls for. The long
 * profile is {@code -Dkeruen.seeds=10000}. A seed that fails says how to see it and leaves a small scenario that fails.
 */
class SimulationTest {
    private static final long START_MS = Setup.START.toEpochMilli();
    private static final int DRAWN_SEEDS = Integer.getInteger("keruen.seeds", 440);
    private static final int CLEAN_SEEDS = Integer.getInteger("keruen.cleanSeeds", 30);
    private static final int GATE_SEEDS = Integer.getInteger("keruen.gateSeeds", 30);
    private static final int CUT_SEEDS = Integer.getInteger("keruen.cutSeeds", 33);
    private static final int BATCH = 20;
    private static final Path FAILED = Path.of("target", "failed-crossings");

    @TestFactory
    Stream<DynamicTest> drawn_crossing_is_judged_right() {
        return batches(1, DRAWN_SEEDS, seed -> judge(Setup.drawn(seed)));
    }

    /** Crossings of the long profile that were once judged wrong. */
    @TestFactory
    Stream<DynamicTest> crossing_judged_wrong_before_is_judged_right() {
        return LongStream.of(
                        477, 564, 574, 689, 766, 897, 1_078, 1_101, 1_155, 1_473, 1_830, 2_115, 2_676, 3_991, 4_111)
                .mapToObj(seed -> dynamicTest("seed " + seed, () -> judge(Setup.drawn(seed))));
    }

    @TestFactory
    Stream<DynamicTest> clean_crossing_raises_nothing() {
        return batches(
                101,
                CLEAN_SEEDS,
                seed -> assertThat(judge(new Setup(seed, START_MS, 0, vehicles(seed), List.of())))
                        .as("seed " + seed)
                        .isEmpty());
    }

    /** Vehicles that are cleared at two gates one by one, with what may befall them there and on the way. */
    @TestFactory
    Stream<DynamicTest> crossing_through_gates_is_judged_right() {
        return batches(201, GATE_SEEDS, seed -> judge(throughGates(seed)));
    }

    private static Setup throughGates(long seed) {
        List<String> faults = new ArrayList<>(seed % 3 == 0 ? FaultCatalog.shown() : List.of());
        faults.addAll(seed % 3 == 1 ? List.of() : FaultCatalog.atGates());
        return new Setup(seed, START_MS, 0, vehicles(seed), faults).withGates();
    }

    /** A recording that ends in the middle of things: what had no time to be raised is not expected. */
    @TestFactory
    Stream<DynamicTest> crossing_cut_short_is_judged_right() {
        return batches(
                1,
                CUT_SEEDS,
                seed -> judge(new Setup(seed, START_MS, 1 + (int) (seed % 11), vehicles(seed), FaultCatalog.shown())));
    }

    /** Written down, read and decoded it is the same crossing. */
    @Test
    void crossing_read_from_its_folder_is_judged_the_same(@TempDir Path folder) throws Exception {
        SimulatedScenario simulated = SimulatedScenario.play(Setup.standard());
        simulated.write(folder);
        Scenario scenario = ScenarioReader.read(folder);
        assertThat(scenario.rejected()).isEmpty();
        assertThat(scenario.refused()).isEmpty();

        List<AlertEvent> alerts = new CoreReplay(scenario, 10).alerts;

        assertThat(Verdict.of(ExpectedReader.read(folder), alerts, Set.of()).isGood())
                .isTrue();
        assertThat(alerts.stream().map(AlertEvent::alertId))
                .containsExactlyElementsOf(new SimulatedReplay(simulated)
                        .alerts.stream().map(AlertEvent::alertId).toList());
    }

    @Test
    void shrunk_crossing_still_fails_and_is_small() {
        Setup failing = new Setup(5, START_MS, 0, 6, List.of("deviation", "jump", "stop"));
        Shrinker shrinker = new Shrinker(setup -> SimulatedScenario.play(setup).causes().stream()
                .anyMatch(cause -> cause.type().equals("POSITION_JUMP")));

        Setup small = shrinker.shrink(failing);

        assertThat(small.faults()).containsExactly("jump");
        assertThat(small.vehicles()).isEqualTo(Setup.FEWEST_VEHICLES);
        assertThat(small.minutes()).isBetween(1, 6);
    }

    private static Stream<DynamicTest> batches(long first, int count, LongConsumer test) {
        return LongStream.iterate(first, from -> from < first + count, from -> from + BATCH)
                .mapToObj(from -> {
                    long to = Math.min(from + BATCH, first + count) - 1;
                    return dynamicTest(
                            "seeds " + from + " to " + to,
                            () -> LongStream.rangeClosed(from, to).forEach(test));
                });
    }

    private static int vehicles(long seed) {
        return 2 + (int) (seed * 5 % 7);
    }

    private static List<AlertEvent> judge(Setup setup) {
        SimulatedScenario simulated = SimulatedScenario.play(setup);
        List<AlertEvent> alerts = new SimulatedReplay(simulated).alerts;
        Verdict verdict = Verdict.of(simulated.expectedLines(), alerts, Set.of());
        if (!verdict.isGood()) {
            String shrunk = leaveSmall(setup);
            assertThat(verdict.missed())
                    .as("missed: " + SimulateCommand.shows(setup) + shrunk)
                    .isEmpty();
            assertThat(verdict.falseAlarms())
                    .as("false: " + SimulateCommand.shows(setup) + shrunk)
                    .isEmpty();
        }
        return alerts;
    }

    private static boolean fails(Setup setup) {
        SimulatedScenario simulated = SimulatedScenario.play(setup);
        return !Verdict.of(simulated.expectedLines(), new SimulatedReplay(simulated).alerts, Set.of())
                .isGood();
    }

    /** Where a crossing lies that fails and is smaller. */
    private static String leaveSmall(Setup setup) {
        Setup small = new Shrinker(SimulationTest::fails).shrink(setup);
        Path folder = FAILED.resolve("seed-" + setup.seed());
        try {
            Files.createDirectories(folder);
            SimulatedScenario.play(small).write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "\nsmaller: " + SimulateCommand.shows(small) + "\nwritten to app/" + folder;
    }
}
