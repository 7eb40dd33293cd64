package io.keruen.app;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keruen.app.command.SimulateCommand;
import io.keruen.core.alert.AlertEvent;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A simulated crossing, judged by the core against what the truth calls for: none missed, none false, none told late, none over
 * too early or too late, and nobody let through a gate who must be held. One that fails says how to see it and leaves a small scenario that fails.
 */
final class CrossingJudge {
    private static final int BATCH = 20;
    private static final Path FAILED = Path.of("target", "failed-crossings");

    private final Function<SimulatedScenario, Said> core;

    /** A judge of what this core says of a crossing. */
    CrossingJudge(Function<SimulatedScenario, Said> core) {
        this.core = core;
    }

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

    /** Fails if the core judges it wrong; else what was said. */
    static List<AlertEvent> judge(Setup setup) {
        return new CrossingJudge(simulated -> new SimulatedReplay(simulated).said()).judged(setup);
    }

    /** Fails if it is judged wrong, or cannot be; else what was said. */
    List<AlertEvent> judged(Setup setup) {
        SimulatedScenario simulated = played(setup);
        Said said;
        try {
            said = core.apply(simulated);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("thrown: " + SimulateCommand.shows(setup) + leaveSmall(setup, thrown(e)), e);
        }
        Judgement judgement = Judgement.of(simulated, said);
        if (!judgement.isGood()) {
            String failure = judgement.failures().iterator().next();
            judgement.check(SimulateCommand.shows(setup) + leaveSmall(setup, failure));
        }
        return said.alerts();
    }

    private static SimulatedScenario played(Setup setup) {
        try {
            return SimulatedScenario.play(setup);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("not to be played: " + SimulateCommand.shows(setup), e);
        }
    }

    private static String thrown(Throwable thrown) {
        return "thrown " + thrown.getClass().getName();
    }

    /** In which ways a smaller crossing is judged wrong; none if it cannot be played. */
    private Set<String> failures(Setup setup) {
        SimulatedScenario simulated;
        try {
            simulated = SimulatedScenario.play(setup);
        } catch (RuntimeException | Error e) {
            return Set.of();
        }
        try {
            return Judgement.of(simulated, core.apply(simulated)).failures();
        } catch (RuntimeException | Error e) {
            return Set.of(thrown(e));
        }
    }

    /** Where a crossing lies that is smaller and fails in the same way. */
    private String leaveSmall(Setup setup, String failure) {
        Setup small = new Shrinker(smaller -> failures(smaller).contains(failure)).shrink(setup);
        Path folder = FAILED.resolve("seed-" + setup.seed());
        try {
            Files.createDirectories(folder);
            SimulatedScenario.play(small).write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "\nsmaller, " + failure + ": " + SimulateCommand.shows(small) + "\nwritten to app/" + folder;
    }
}
