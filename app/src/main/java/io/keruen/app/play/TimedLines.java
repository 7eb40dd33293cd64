package io.keruen.app.play;

import io.keruen.connectors.codec.ActionCodec;
import io.keruen.connectors.codec.DeclarationCodec;
import io.keruen.connectors.codec.GateDeviceCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.SealCodec;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.scenario.ActionLine;
import io.keruen.connectors.scenario.CustomsLines;
import io.keruen.connectors.scenario.GateLines;
import io.keruen.connectors.scenario.InputRecord;
import io.keruen.connectors.scenario.RecordKind;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.SealLine;
import io.keruen.core.gate.GateLine;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lines of a scenario besides telemetry, on their way to one topic in the order of their ingest times. */
public final class TimedLines {
    private final Topics topic;
    private final List<Line> lines;
    private int next;

    /**
     * A line as it goes into the topic.
     *
     * @param number of the line in its file, from 1
     * @param officer who acts, {@code null} where nobody does
     */
    public record Line(
            long ingestTimeMs,
            String key,
            byte[] value,
            long number,
            @Nullable String officer) {
        private static Line of(InputRecord record, String key, byte[] value) {
            return new Line(record.ingestTimeMs(), key, value, record.line(), null);
        }
    }

    private TimedLines(Topics topic, List<Line> lines) {
        this.topic = topic;
        this.lines = lines;
    }

    /** The topics that such lines go to. */
    static List<Topics> topics() {
        return List.of(
                Topics.CUSTOMS_DECLARATIONS, Topics.CUSTOMS_SEALS, Topics.GATES_DEVICES, Topics.OFFICERS_ACTIONS);
    }

    /** All lines of a scenario, a topic each. */
    public static List<TimedLines> of(Scenario scenario) {
        SchemaStore schemas = SchemaStore.ofThisBuild();
        ActionCodec actions = new ActionCodec(schemas);
        DeclarationCodec declarations = new DeclarationCodec(schemas);
        SealCodec seals = new SealCodec(schemas);
        GateDeviceCodec gates = new GateDeviceCodec(schemas);
        return List.of(
                of(scenario, RecordKind.DECLARATION, Topics.CUSTOMS_DECLARATIONS, record -> {
                    DeclarationLine line = CustomsLines.declaration(record);
                    return Line.of(record, DeclarationCodec.key(line), declarations.encode(line));
                }),
                of(scenario, RecordKind.SEAL, Topics.CUSTOMS_SEALS, record -> {
                    SealLine line = CustomsLines.seal(record);
                    return Line.of(record, line.sealId(), seals.encode(line));
                }),
                of(scenario, RecordKind.GATE, Topics.GATES_DEVICES, record -> {
                    GateLine line = GateLines.line(record);
                    return Line.of(record, line.gateId(), gates.encode(line));
                }),
                of(scenario, RecordKind.ACTION, Topics.OFFICERS_ACTIONS, record -> {
                    OfficerAction action = ActionLine.action(record);
                    return new Line(
                            record.ingestTimeMs(),
                            ActionCodec.key(action),
                            actions.encode(action),
                            record.line(),
                            action.officer());
                }));
    }

    private static TimedLines of(Scenario scenario, RecordKind kind, Topics topic, Function<InputRecord, Line> line) {
        return new TimedLines(topic, scenario.recordsOf(kind).stream().map(line).toList());
    }

    /** Where they go. */
    public Topics topic() {
        return topic;
    }

    /** When the first is due; {@code Long.MAX_VALUE} if there is none. */
    long firstMs() {
        return lines.isEmpty() ? Long.MAX_VALUE : lines.get(0).ingestTimeMs();
    }

    /** When the last is due; {@code Long.MIN_VALUE} if there is none. */
    long lastMs() {
        return lines.isEmpty() ? Long.MIN_VALUE : lines.get(lines.size() - 1).ingestTimeMs();
    }

    /** Whether a line is left that is due by a moment. */
    public boolean hasNext(long uptoMs) {
        return next < lines.size() && lines.get(next).ingestTimeMs() <= uptoMs;
    }

    /** The number of the next line. */
    int nextNumber() {
        return next;
    }

    /** The next line. */
    public Line next() {
        return lines.get(next++);
    }
}
