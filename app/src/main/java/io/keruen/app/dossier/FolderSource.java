package io.keruen.app.dossier;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keruen.app.command.Console;
import io.keruen.app.command.UsageException;
import io.keruen.app.play.TimedLines;
import io.keruen.app.replay.CheckedScenario;
import io.keruen.app.replay.Judgement;
import io.keruen.app.replay.Progress;
import io.keruen.app.replay.ReplayFiles;
import io.keruen.app.replay.ScenarioRun;
import io.keruen.connectors.codec.PlanCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.connectors.scenario.JsonLines;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.connectors.scenario.ScenarioFiles;
import io.keruen.connectors.scenario.UnusableScenarioException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A scenario folder: its inputs in the very bytes in which a player would send them, and what a replay wrote beside them,
 * the rejected inputs among it.
 * Where no replay wrote anything, it is replayed.
 */
final class FolderSource implements RecordSource {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private static final int FRAME_SAMPLES = 10;

    private final Path folder;
    private final Scenario scenario;
    private final TopicRecords topics = new TopicRecords();
    private final Refusals refusals = new Refusals();
    private final Map<DossierKind, List<SourceRecord>> outputs = new EnumMap<>(DossierKind.class);

    private FolderSource(Path folder, Scenario scenario) {
        this.folder = folder;
        this.scenario = scenario;
    }

    /** Reads a folder, and replays it if nobody has. */
    static FolderSource open(Path folder, Console console) throws Exception {
        CheckedScenario checked = CheckedScenario.read(folder);
        checked.warnings().forEach(console::say);
        int rejected = checked.scenario().rejected().size();
        if (rejected > 0) {
            console.say(folder + ": " + rejected + " lines are left out, because they were rejected");
        }
        FolderSource source = new FolderSource(folder, checked.scenario());
        if (source.isReplayed()) {
            source.readOutputs();
        } else {
            console.say(folder + " has no outputs of a replay; it is replayed");
            Progress progress = new Progress("judging", console.err(), console.errIsTerminal());
            source.take(ScenarioRun.of(folder).judge(1, FRAME_SAMPLES, progress));
        }
        return source;
    }

    private static List<DossierKind> outputKinds() {
        return Arrays.stream(DossierKind.values()).filter(DossierKind::isOutput).toList();
    }

    private boolean isReplayed() {
        List<String> there = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (DossierKind kind : outputKinds()) {
            (Files.exists(folder.resolve(kind.file())) ? there : missing).add(kind.file());
        }
        if (!there.isEmpty() && !Files.exists(folder.resolve(ReplayFiles.REJECTED))) {
            missing.add(ReplayFiles.REJECTED); // without it nobody knows what was refused
        }
        if (!there.isEmpty() && !missing.isEmpty()) {
            throw new UsageException(folder + " has " + String.join(" and ", there) + " but no "
                    + String.join(" and no ", missing) + ": replay into it again, or take the outputs away");
        }
        return missing.isEmpty();
    }

    private void readOutputs() throws UnusableScenarioException {
        refusals.addLines(folder.resolve(ReplayFiles.REJECTED));
        for (DossierKind kind : outputKinds()) {
            List<SourceRecord> records = new ArrayList<>();
            try (BufferedReader lines = Files.newBufferedReader(folder.resolve(kind.file()), StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    records.add(output(kind, line, records.size() + 1));
                }
            } catch (IOException e) {
                throw new UnusableScenarioException(
                        kind.file(), "line " + (records.size() + 1) + " is unreadable: " + e);
            }
            outputs.put(kind, records);
        }
    }

    private void take(Judgement judgement) throws UnusableScenarioException {
        for (RejectedInput each : judgement.rejected()) {
            refusals.add(each.source(), each.position(), each.reason().name());
        }
        take(
                DossierKind.ALERT,
                judgement.alerts().stream().map(JsonLines::alert).toList());
        take(
                DossierKind.TRANSIT,
                judgement.transits().stream().map(JsonLines::transit).toList());
        take(
                DossierKind.CLEARANCE,
                judgement.clearances().stream().map(JsonLines::clearance).toList());
    }

    private void take(DossierKind kind, List<byte[]> lines) throws UnusableScenarioException {
        List<SourceRecord> records = new ArrayList<>();
        for (byte[] line : lines) {
            records.add(output(kind, new String(line, StandardCharsets.UTF_8), records.size() + 1));
        }
        outputs.put(kind, records);
    }

    private static SourceRecord output(DossierKind kind, String line, int number) throws UnusableScenarioException {
        try {
            return SourceRecord.of(kind, SourceRecord.UNKNOWN, ContractJson.of(JSON.readTree(line), kind.contract()));
        } catch (JsonProcessingException e) {
            throw new UnusableScenarioException(kind.file(), "line " + number + ": " + e.getOriginalMessage());
        } catch (NotOfContractException e) {
            throw new UnusableScenarioException(kind.file(), "line " + number + ": " + e.getMessage());
        }
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public void read(DossierKind kind, Consumer<SourceRecord> taker) throws Exception {
        if (kind == DossierKind.PLAN) {
            PlanCodec plans = new PlanCodec(SchemaStore.ofThisBuild());
            for (var plan : scenario.plans()) {
                taker.accept(sent(kind, SourceRecord.UNKNOWN, plans.encode(plan)));
            }
        }
        for (TimedLines lines : TimedLines.of(scenario)) {
            while (lines.topic() == kind.topic() && lines.hasNext(Long.MAX_VALUE)) {
                TimedLines.Line line = lines.next();
                Fate fate = kind == DossierKind.ACTION ? refusals.of(kind.file(), line.number()) : Fate.TAKEN;
                taker.accept(sent(kind, line.ingestTimeMs(), line.value()).with(fate));
            }
        }
        outputs.getOrDefault(kind, List.of()).forEach(taker);
    }

    private SourceRecord sent(DossierKind kind, long ingestTimeMs, byte[] message) {
        try {
            return topics.read(kind, ingestTimeMs, message);
        } catch (InvalidInputException | NotOfContractException e) {
            throw new IllegalStateException("we cannot read what we wrote", e);
        }
    }

    @Override
    public Lack lack(DossierKind kind) {
        long rejected = scenario.rejected().stream()
                .filter(line ->
                        List.of(kind.file(), kind.file() + ScenarioFiles.GZIP).contains(line.source()))
                .count();
        long refused = scenario.refused().stream()
                .filter(each -> each.file().equals(kind.file()))
                .count();
        return new Lack(rejected + refused, Lack.BEGINNING);
    }

    @Override
    public void close() {
        // Everything was read when it was opened.
    }
}
