package io.keruen.connectors.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.keruen.connectors.rejected.RejectedInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads {@code expected.jsonl}; a line that makes no sense makes the scenario unusable, for a verdict hangs on it. */
public final class ExpectedReader {
    private ExpectedReader() {}

    /** What a folder expects; nothing if it has no such file. */
    public static List<Expected> read(Path folder) throws UnusableScenarioException {
        Path file = ScenarioFiles.find(folder, ScenarioFiles.EXPECTED);
        List<Expected> expected = new ArrayList<>();
        if (file == null) {
            return expected;
        }
        List<NumberedLine> lines = new ArrayList<>();
        List<RejectedInput> rejected = new ArrayList<>();
        LineFile.read(
                file,
                (bytes, from, to, number) -> lines.add(new NumberedLine(number, Arrays.copyOfRange(bytes, from, to))),
                rejected::add);
        String name = String.valueOf(file.getFileName());
        if (!rejected.isEmpty()) {
            RejectedInput first = rejected.get(0);
            throw new UnusableScenarioException(name + ":" + first.position(), first.detail());
        }
        for (NumberedLine line : lines) {
            String place = name + ":" + line.number();
            try {
                expected.add(expected(line.number(), JsonFile.parse(place, line.bytes())));
            } catch (RefusedException e) {
                throw new UnusableScenarioException(place, e.reason());
            }
        }
        return List.copyOf(expected);
    }

    private static Expected expected(long line, JsonNode node) throws RefusedException {
        if (!node.isObject()) {
            throw new RefusedException("not a JSON object");
        }
        JsonFields fields = new JsonFields(node);
        boolean none = fields.optionalBoolean("none");
        long toleranceMs = fields.optionalInteger("toleranceMs", 0);
        if (toleranceMs < 0) {
            throw new RefusedException("toleranceMs is negative");
        }
        Expected expected = new Expected(
                line,
                none,
                none ? types(fields) : List.of(fields.id("type")),
                fields.optionalId("vehicleId"),
                fields.optionalId("otherVehicleId"),
                fields.optionalInteger("startedAtMs", Expected.ANY),
                fields.optionalInteger("clearedAtMs", Expected.ANY),
                toleranceMs,
                fields.optionalBoolean("optional"),
                fields.optionalBoolean("told"));
        fields.mayHave("eventTimeMs", "ingestTimeMs"); // as any line of a scenario
        fields.requireAllKnown();
        return expected;
    }

    private static List<String> types(JsonFields fields) throws RefusedException {
        List<String> types = new ArrayList<>();
        for (JsonNode type : fields.entries("types")) {
            if (!type.isTextual() || type.textValue().isEmpty()) {
                throw new RefusedException("types holds something that is no name");
            }
            types.add(type.textValue());
        }
        if (types.isEmpty()) {
            throw new RefusedException("types is missing or empty");
        }
        return List.copyOf(types);
    }

    /** A line and its number. */
    private record NumberedLine(long number, byte[] bytes) {}
}
