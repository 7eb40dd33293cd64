package io.keruen.connectors.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.policy.Policy;
import io.keruen.core.sample.Sample;
import io.keruen.core.zone.ZoneSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads a scenario folder. One use. */
public final class ScenarioReader {
    private static final Comparator<InputRecord> ARRIVAL = Comparator.comparingLong(InputRecord::ingestTimeMs)
            .thenComparing(record -> record.kind().stem())
            .thenComparingLong(InputRecord::line);

    private final Path folder;
    private final List<Refused> refused = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<RejectedInput> rejected = new ArrayList<>();
    private final List<InputRecord> records = new ArrayList<>();
    private final SampleLog samples = new SampleLog();
    private long read;
    private long unknownFields;

    private ScenarioReader(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads a folder.
     *
     * @throws UnusableScenarioException if a file that must be there is missing, or one that is there makes no sense
     */
    public static Scenario read(Path folder) throws UnusableScenarioException {
        if (!Files.isDirectory(folder)) {
            throw new UnusableScenarioException(folder.toString(), "not a folder");
        }
        return new ScenarioReader(folder).read();
    }

    private Scenario read() throws UnusableScenarioException {
        List<EscortPlan> plans = PlanReader.read(ScenarioFiles.ESCORTS, json(ScenarioFiles.ESCORTS), refused);
        List<ZoneSpec> zones = ZoneReader.read(ScenarioFiles.ZONES, json(ScenarioFiles.ZONES), refused, ignored::add);
        List<Policy> policies = policies();
        for (RecordKind kind : RecordKind.values()) {
            readRecords(kind);
        }
        readTelemetry();
        records.sort(ARRIVAL);
        long accepted = (long) samples.size() + records.size();
        return new Scenario(
                plans,
                zones,
                policies,
                List.copyOf(refused),
                List.copyOf(ignored),
                samples,
                List.copyOf(records),
                List.copyOf(rejected),
                new Counts(read, accepted, rejected.size(), unknownFields));
    }

    private JsonNode json(String name) throws UnusableScenarioException {
        return JsonFile.read(folder.resolve(name));
    }

    private List<Policy> policies() throws UnusableScenarioException {
        boolean isThere = Files.exists(folder.resolve(ScenarioFiles.POLICY));
        JsonNode root = isThere ? json(ScenarioFiles.POLICY) : JsonFile.emptyArray();
        return PolicyReader.read(ScenarioFiles.POLICY, root);
    }

    private void readRecords(RecordKind kind) throws UnusableScenarioException {
        Path file = ScenarioFiles.find(folder, kind.stem());
        if (file != null) {
            RecordLine line = new RecordLine(kind);
            read += LineFile.read(
                    file, (bytes, from, to, number) -> records.add(line.read(bytes, from, to, number)), rejected::add);
            unknownFields += line.unknownFields();
        }
    }

    private void readTelemetry() throws UnusableScenarioException {
        Path file = ScenarioFiles.find(folder, ScenarioFiles.TELEMETRY);
        if (file == null) {
            throw new UnusableScenarioException(ScenarioFiles.TELEMETRY + ScenarioFiles.LINES, "the file is missing");
        }
        SampleLine line = new SampleLine();
        Sample sample = new Sample();
        read += LineFile.read(
                file,
                (bytes, from, to, number) -> {
                    line.read(bytes, from, to, sample);
                    samples.append(sample, number);
                },
                rejected::add);
        unknownFields += line.unknownFields();
    }
}
