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
import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import io.keruen.simulator.world.Conditions;
import io.keruen.simulator.world.Delivery;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One crossing or recorded run, in memory, with what must be said about it.
 *
 * @param command what a person types to see its verdict
 * @param injected the alert type of each cause that a fault put in
 */
record Traffic(Source source, String command, Scenario scenario, List<Expected> expected, List<String> injected) {
    /** Plays a crossing; its folder, written and read again, would hold the same. */
    static Traffic crossing(Source source, long seed) {
        Setup drawn = Setup.drawn(seed);
        Setup setup =
                source == Source.FAULTY ? drawn : drawn.withFaults(List.of()).withConditions(Conditions.FAIR);
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
        return new Traffic(source, SimulateCommand.shows(setup), scenario, played.expectedLines(), injected);
    }

    /** Reads a recorded run. */
    static Traffic recorded(Path folder) throws UnusableScenarioException {
        return new Traffic(
                Source.RECORDED,
                "./keruen verify " + folder,
                ScenarioReader.read(folder),
                ExpectedReader.read(folder),
                List.of());
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
