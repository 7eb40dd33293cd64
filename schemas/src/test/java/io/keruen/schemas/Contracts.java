package io.keruen.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The records that stand alone in a topic, as the build has them now. A new one is added here, in one line. */
final class Contracts {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Schema> GENERATED = List.of(
            TelemetryFrame.getClassSchema(),
            ZoneRecord.getClassSchema(),
            EscortPlanRecord.getClassSchema(),
            PolicyRecord.getClassSchema(),
            DeclarationRecord.getClassSchema(),
            SealRecord.getClassSchema(),
            GateDeviceRecord.getClassSchema(),
            OfficerActionRecord.getClassSchema(),
            AlertEventRecord.getClassSchema(),
            TransitEventRecord.getClassSchema(),
            ClearanceDecisionRecord.getClassSchema(),
            VehicleStateRecord.getClassSchema(),
            ConvoyStateRecord.getClassSchema(),
            RejectedInputRecord.getClassSchema(),
            Tick.getClassSchema());

    private Contracts() {}

    /** Record name to schema, without what only the Java generator adds. */
    static SortedMap<String, Schema> current() {
        SortedMap<String, Schema> contracts = new TreeMap<>();
        GENERATED.forEach(schema -> contracts.put(schema.getName(), portable(schema)));
        return contracts;
    }

    /** The schema as any language reads it: plain strings instead of strings marked for Java. */
    static Schema portable(Schema generated) {
        return new Schema.Parser()
                .parse(plainStrings(tree(generated.toString())).toString());
    }

    /** All that readers and writers depend on: the schema without its documentation. */
    static JsonNode withoutDocs(Schema schema) {
        JsonNode tree = tree(schema.toString());
        tree.findParents("doc").stream()
                .filter(node -> node.get("doc").isTextual())
                .forEach(node -> ((ObjectNode) node).remove("doc"));
        return tree;
    }

    /** Parses JSON text that is known to be good. */
    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode plainStrings(JsonNode node) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, plainStrings(array.get(i)));
            }
        } else if (node instanceof ObjectNode object) {
            boolean marked = object.remove("avro.java.string") != null;
            if (marked && object.size() == 1) {
                return TextNode.valueOf(object.get("type").asText());
            }
            for (String name : List.of("type", "fields", "items", "values")) {
                if (object.has(name)) {
                    object.set(name, plainStrings(object.get(name)));
                }
            }
        }
        return node;
    }
}
