package io.keruen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keruen.app.command.SimulateCommand;
import io.keruen.app.verify.Verdict;
import io.keruen.core.alert.AlertEvent;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A simulated crossing, judged by the core against what the truth calls for: none missed, none false, none over too early or
 * too late. One that fails says how to see it and leaves a small scenario that fails.
 */
final class CrossingJudge {
    private static final int BATCH = 20;
    private static final Path FAILED = Path.of("target", "failed-crossings");

    private CrossingJudge() {}

    /** A test for each few seeds. */
    static Stream<DynamicTest> batches(long first, int count, LongConsumer test) {
        return LongStream.iterate(first, from -> from < first + count, from -> from + BATCH)
                .mapToObj(from -> {
                    long to = Math.min(from + BATCH, first + count) - 1;
                    return dynamicTest(
                            "seeds " + from + " to " + to,
                            () -> LongStream.rangeClosed(from, to).forEach(test));
                });
    }

    /** Fails if it is judged wrong; else what was said. */
    static List<AlertEvent> judge(Setup setup) {
        SimulatedScenario simulated = SimulatedScenario.play(setup);
        List<AlertEvent> alerts = new SimulatedReplay(simulated).alerts;
        Verdict verdict = Verdict.of(simulated.expectedLines(), alerts, Set.of());
        List<String> endings = Endings.wrong(simulated.expected(), alerts);
        if (!verdict.isGood() || !endings.isEmpty()) {
            String shrunk = leaveSmall(setup);
            assertThat(verdict.missed())
                    .as("missed: " + SimulateCommand.shows(setup) + shrunk)
                    .isEmpty();
            assertThat(verdict.falseAlarms())
                    .as("false: " + SimulateCommand.shows(setup) + shrunk)
                    .isEmpty();
            assertThat(endings)
                    .as("over at a wrong time: " + SimulateCommand.shows(setup) + shrunk)
                    .isEmpty();
        }
        return alerts;
    }

    private static boolean fails(Setup setup) {
        SimulatedScenario simulated = SimulatedScenario.play(setup);
        List<AlertEvent> alerts = new SimulatedReplay(simulated).alerts;
        return !Verdict.of(simulated.expectedLines(), alerts, Set.of()).isGood()
                || !Endings.wrong(simulated.expected(), alerts).isEmpty();
    }

    /** Where a crossing lies that fails and is smaller. */
    private static String leaveSmall(Setup setup) {
        Setup small = new Shrinker(CrossingJudge::fails).shrink(setup);
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
