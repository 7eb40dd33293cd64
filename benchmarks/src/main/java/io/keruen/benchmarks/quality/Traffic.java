package io.keruen.benchmarks.quality;

import io.keruen.app.command.SimulateCommand;
import io.keruen.connectors.scenario.Counts;
import io.keruen.connectors.scenario.Expected;
import io.keruen.connectors.scenario.ExpectedReader;
import io.keruen.connectors.scenario.InputRecord;
import io.keruen.connectors.scenario.SampleLog;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioReader;
import io.keruen.connectors.scenario.UnusableScenarioException;
import io.keruen.core.sample.Sample;
import io.keruen.simulator.fault.Cause;
import io.keruen.simulator.oracle.ExpectedAlert;
import io.keruen.simulator.oracle.ExpectedAlert.Origin;
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import io.keruen.simulator.world.Conditions;
import io.keruen.simulator.world.Delivery;
import io.keruen.simulator.world.RadioQuality;
import io.keruen.simulator.world.Surface;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One crossing or recorded run, in memory, with what must be said about it.
 *
 * @param command what a person types to see its verdict
 * @param injected the alert type of each cause that a fault put in
 * @param truth what the truth calls for, one for each line in the order of the lines; nothing of a recorded run
 */
record Traffic(
        Source source,
        String command,
        Scenario scenario,
        List<Expected> expected,
        List<String> injected,
        List<ExpectedAlert> truth) {

    private static final double DRAGGED_SIGMA_M = 1.5;
    private static final double NOISY_SIGMA_M = 1.5;

    /** Plays a crossing; its folder, written and read again, would hold the same. */
    static Traffic crossing(Source source, long seed) {
        Setup setup = setup(source, Setup.drawn(seed));
        SimulatedScenario played = SimulatedScenario.play(setup);
        SampleLog samples = new SampleLog();
        for (Delivery delivery : played.frames()) {
            for (Sample sample : delivery.samples()) {
                samples.append(sample, samples.size() + 1L);
            }
        }
        List<InputRecord> records = played.records();
        int lines = samples.size() + records.size();
        Scenario scenario = new Scenario(
                played.plans(),
                played.zones(),
                List.of(),
                List.of(),
                List.of(),
                samples,
                records,
                List.of(),
                new Counts(lines, lines, 0, 0));
        List<String> injected = played.causes().stream().map(Cause::type).toList();
        return new Traffic(
                source, SimulateCommand.shows(setup), scenario, played.expectedLines(), injected, played.expected());
    }

    private static Setup setup(Source source, Setup drawn) {
        Setup clean = drawn.withFaults(List.of());
        Surface ice = drawn.seed() % 2 == 0 ? Surface.ICE : Surface.SNOW;
        return switch (source) {
            case WINTER -> clean.withConditions(new Conditions(0, false, ice, RadioQuality.GOOD));
            case NOISY ->
                clean.withConditions(new Conditions(
                        NOISY_SIGMA_M,
                        true,
                        drawn.conditions().surface(),
                        drawn.conditions().radio()));
            case DRAGGED ->
                drawn.withFaults(List.of("gnss-drag"))
                        .withConditions(new Conditions(DRAGGED_SIGMA_M, false, Surface.DRY, RadioQuality.GOOD));
            case FAULTY -> drawn;
            case CLEAN, RECORDED -> clean.withConditions(Conditions.FAIR);
        };
    }

    /** Reads a recorded run. */
    static Traffic recorded(Path folder) throws UnusableScenarioException {
        return new Traffic(
                Source.RECORDED,
                "./keruen verify " + folder,
                ScenarioReader.read(folder),
                ExpectedReader.read(folder),
                List.of(),
                List.of());
    }

    private @Nullable Origin origin(Expected line) {
        return line.line() <= truth.size() ? truth.get((int) line.line() - 1).origin() : null;
    }

    /** The rule whose business a line is, where several raise such an alert; empty if any of them may answer it. */
    String ruleId(Expected line) {
        Origin origin = origin(line);
        return origin == null || origin.ruleId() == null ? "" : origin.ruleId();
    }

    /** When the fact began that calls for the alert: before the line's time where it is not seen at once. */
    long beganAtMs(Expected line) {
        Origin origin = origin(line);
        return origin == null
                ? line.startedAtMs()
                : line.startedAtMs() - truth.get((int) line.line() - 1).startedAtMs() + origin.beganAtMs();
    }

    /** Whether the lines say anything about this type. */
    boolean judges(String type) {
        return expected.stream()
                .anyMatch(line -> line.types().contains(type) || line.types().contains(Expected.ALL_TYPES));
    }

    /** How long all vehicles together were heard: each from its first sample to its last. */
    long vehicleMs() {
        SampleLog samples = scenario.samples();
        Map<String, Span> spans = new HashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            long atMs = samples.ingestTimeMs(i);
            spans.merge(samples.vehicleId(i), new Span(atMs, atMs), Span::with);
        }
        return spans.values().stream().mapToLong(Span::lengthMs).sum();
    }

    /** From here to there. */
    private record Span(long fromMs, long toMs) {
        Span with(Span other) {
            return new Span(Math.min(fromMs, other.fromMs), Math.max(toMs, other.toMs));
        }

        long lengthMs() {
            return toMs - fromMs;
        }
    }
}
