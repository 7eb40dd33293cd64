package io.keruen.app.replay;

import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.connectors.scenario.ActionLine;
import io.keruen.connectors.scenario.CustomsLines;
import io.keruen.connectors.scenario.GateLines;
import io.keruen.connectors.scenario.InputRecord;
import io.keruen.connectors.scenario.PlayedFrame;
import io.keruen.connectors.scenario.RecordKind;
import io.keruen.connectors.scenario.Refused;
import io.keruen.connectors.scenario.SampleLog;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioPlayer;
import io.keruen.connectors.scenario.UnusableScenarioException;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.stage.escort.CustomsRoute;
import io.keruen.core.stage.flow.StampedLine;
import io.keruen.core.transit.TransitEvent;
import io.keruen.jobs.Replay;
import io.keruen.jobs.control.ControlForm;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.VehicleTally;
import io.keruen.jobs.record.WireFrame;
import io.keruen.jobs.settings.EscortSettings;
import io.keruen.jobs.sink.Collected;
import io.keruen.jobs.source.PlayedTicks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One scenario folder through the real job: read it, check it, play it, collect what was said. */
public final class ScenarioRun {
    private static final String TELEMETRY = "telemetry.jsonl";
    private static final String ACTIONS = "actions.jsonl";
    private static final String DECLARATIONS = "declarations.jsonl";
    private static final String SEALS = "seals.jsonl";
    private static final String GATES = "gates.jsonl";
    private static final long FRAME_SPAN_MS = 1_000;
    private static final long NS_PER_MS = 1_000_000;

    private final Scenario scenario;
    private final List<String> warnings;

    private ScenarioRun(CheckedScenario checked) {
        scenario = checked.scenario();
        warnings = checked.warnings();
    }

    /**
     * Reads a folder.
     *
     * @throws UnusableScenarioException with the file and the reason, when nothing can be judged
     */
    public static ScenarioRun of(Path folder) throws UnusableScenarioException {
        return new ScenarioRun(CheckedScenario.read(folder));
    }

    /** What was refused alone or read over while the rest was loaded, one line each. */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * Refuses a scenario of which a plan, a zone or every sample was refused: who is in no escort, or nowhere, is judged by
     * nothing, and would look as if nothing had been wrong.
     *
     * @throws UnusableScenarioException with what was refused, or how many lines were rejected
     */
    public void requireJudgeable() throws UnusableScenarioException {
        if (!scenario.refused().isEmpty()) {
            Refused first = scenario.refused().get(0);
            throw new UnusableScenarioException(first.file(), first.id() + " refused: " + first.reason());
        }
        if (scenario.samples().size() == 0) {
            throw new UnusableScenarioException(
                    TELEMETRY,
                    "no sample was accepted; " + scenario.rejected().size()
                            + " lines were rejected, replay writes why");
        }
    }

    /**
     * Judges it, in frames of at most so many samples.
     *
     * @throws Exception when the job could not be started or failed: a fault of ours, not of the input
     */
    public Judgement judge(int parallelism, int frameSamples, Progress progress) throws Exception {
        SampleLog samples = scenario.samples();
        if (samples.size() == 0 && timed().isEmpty()) {
            return judgement(List.of(), List.of(), List.of(), List.of(), List.of(), 0);
        }
        long startedNs = System.nanoTime();
        try (Replay replay =
                Replay.start(frames(frameSamples), control(), ticks(), EscortSettings.ofReplay(parallelism))) {
            progress.follow(replay::playedRatio, replay::isDone, samples.size());
            Collected collected = replay.await();
            long wallMs = (System.nanoTime() - startedNs) / NS_PER_MS;
            if (collected.conflictCount() > 0) {
                throw new IllegalStateException("said twice with different words: " + collected.conflicts());
            }
            return judgement(
                    collected.alerts(),
                    collected.transits(),
                    collected.clearances(),
                    collected.rejected(),
                    collected.tallies(),
                    wallMs);
        }
    }

    private List<WireFrame> frames(int frameSamples) {
        List<WireFrame> frames = new ArrayList<>();
        ScenarioPlayer player = new ScenarioPlayer(scenario.samples(), frameSamples, FRAME_SPAN_MS);
        while (player.hasNext()) {
            PlayedFrame frame = player.next();
            frames.add(new WireFrame(
                    frame.vehicleId(), frame.ingestTimeMs(), frame.payload(), TELEMETRY, -1, frames.size()));
        }
        return frames;
    }

    private List<ControlRecord> control() {
        List<ControlRecord> records = new ArrayList<>();
        long ingestMs = ControlRecord.BEFORE_ALL_MS;
        scenario.zones().forEach(zone -> records.add(ControlForm.record(zone, ingestMs)));
        scenario.plans().forEach(plan -> records.add(ControlForm.record(plan, ingestMs)));
        scenario.policies().forEach(policy -> records.add(ControlForm.record(policy, ingestMs)));
        for (InputRecord action : actions()) {
            byte[] original = action.original().getBytes(StandardCharsets.UTF_8);
            records.add(ControlRecord.action(ActionLine.action(action), ACTIONS, original));
        }
        for (InputRecord line : scenario.recordsOf(RecordKind.DECLARATION)) {
            StampedLine came = CustomsRoute.came(CustomsLines.declaration(line));
            records.add(ControlRecord.customs(came, DECLARATIONS, line.line()));
        }
        for (InputRecord line : scenario.recordsOf(RecordKind.SEAL)) {
            records.add(ControlRecord.customs(CustomsRoute.came(CustomsLines.seal(line)), SEALS, line.line()));
        }
        for (InputRecord line : scenario.recordsOf(RecordKind.GATE)) {
            records.add(ControlRecord.customs(CustomsRoute.came(GateLines.line(line)), GATES, line.line()));
        }
        return records;
    }

    private List<InputRecord> actions() {
        return scenario.recordsOf(RecordKind.ACTION);
    }

    /** The lines besides telemetry by which something is decided. */
    private List<InputRecord> timed() {
        return Stream.of(RecordKind.ACTION, RecordKind.DECLARATION, RecordKind.SEAL, RecordKind.GATE)
                .flatMap(kind -> scenario.recordsOf(kind).stream())
                .toList();
    }

    private PlayedTicks ticks() {
        SampleLog samples = scenario.samples();
        long firstMs = Long.MAX_VALUE;
        long lastMs = Long.MIN_VALUE;
        for (int i = 0; i < samples.size(); i++) {
            firstMs = Math.min(firstMs, samples.ingestTimeMs(i));
            lastMs = Math.max(lastMs, samples.ingestTimeMs(i));
        }
        for (InputRecord line : timed()) {
            firstMs = Math.min(firstMs, line.ingestTimeMs());
            lastMs = Math.max(lastMs, line.ingestTimeMs());
        }
        return PlayedTicks.between(firstMs, lastMs);
    }

    private Judgement judgement(
            List<AlertEvent> alerts,
            List<TransitEvent> transits,
            List<ClearanceDecision> clearances,
            List<RejectedInput> rejectedByJob,
            List<VehicleTally> tallies,
            long wallMs) {
        List<RejectedInput> rejected = new ArrayList<>(scenario.rejected());
        rejectedByJob.forEach(input -> rejected.add(asRead(input)));
        rejected.sort(Comparator.comparing(RejectedInput::source).thenComparingLong(RejectedInput::position));
        long refusedRecords = rejectedByJob.stream()
                .filter(input -> !input.source().equals(TELEMETRY))
                .count();
        long acceptedSamples = 0;
        long duplicates = 0;
        long late = 0;
        long lateUnjudged = 0;
        for (VehicleTally tally : tallies) {
            acceptedSamples += tally.acceptedCount();
            duplicates += tally.duplicateCount();
            late += tally.lateCount();
            lateUnjudged += tally.lateUnjudgedCount();
        }
        TreeMap<String, Integer> byType = new TreeMap<>();
        for (AlertEvent event : alerts) {
            if (event.event() == AlertEvent.Event.RAISED) {
                byType.merge(event.type(), 1, Integer::sum);
            }
        }
        Summary summary = new Summary(
                scenario.counts().read(),
                acceptedSamples + scenario.records().size() - refusedRecords,
                rejected.size(),
                duplicates,
                late,
                lateUnjudged,
                scenario.counts().unknownFields(),
                byType,
                wallMs);
        return new Judgement(alerts, transits, clearances, rejected, summary);
    }

    /** The job names the topic of a declaration that no plan has named, and has its bytes no more: here it is a line. */
    private RejectedInput asRead(RejectedInput input) {
        if (!input.source().equals(Topics.CUSTOMS_DECLARATIONS.topicName())) {
            return input;
        }
        byte[] original = scenario.recordsOf(RecordKind.DECLARATION).stream()
                .filter(line -> line.line() == input.position())
                .findFirst()
                .map(line -> line.original().getBytes(StandardCharsets.UTF_8))
                .orElseGet(input::original);
        return new RejectedInput(
                input.reason(), input.detail(), DECLARATIONS, input.position(), input.ingestTimeMs(), original);
    }
}
