package io.keruen.app.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** What a schema has to say against a document. */
final class SchemaCheck {
    private SchemaCheck() {}

    /** Every fault, empty if there is none. */
    static List<String> faults(JsonNode schema, JsonNode document) {
        ObjectNode anonymous = schema.deepCopy();
        // Its name is no address, which the reader insists on.
        anonymous.remove(List.of("$id", "$schema"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(anonymous)
                .validate(document)
                .stream()
                .map(Error::toString)
                .toList();
    }

    /**
     * Makes the schema of a Kubernetes resource refuse fields it does not name: an API server drops them without a word.
     */
    static JsonNode strict(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            if (object.path("properties").isObject()
                    && !object.has("additionalProperties")
                    && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
                object.put("additionalProperties", false);
            }
        }
        schema.forEach(SchemaCheck::strict);
        return schema;
    }
}
