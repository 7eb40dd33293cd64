package io.keruen.app.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of a contract as JSON, whatever fields the contract has: one form, be it read from a topic or from a line of a
 * file. What says nothing is left out: null, and a field that is false, 0 or empty because its contract says so where
 * nobody says otherwise.
 */
final class ContractJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ContractJson() {}

    /** The record of a topic. */
    static ObjectNode of(IndexedRecord datum) throws NotOfContractException {
        return (ObjectNode)
                form(plain(datum), datum.getSchema(), datum.getSchema().getName());
    }

    /** The record of a line; fields that the contract does not know are left out. */
    static ObjectNode of(JsonNode line, Schema contract) throws NotOfContractException {
        return (ObjectNode) form(line, contract, contract.getName());
    }

    private static JsonNode plain(@Nullable Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof IndexedRecord datum) {
            ObjectNode object = JSON.objectNode();
            for (Schema.Field field : datum.getSchema().getFields()) {
                object.set(field.name(), plain(datum.get(field.pos())));
            }
            return object;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((name, each) -> object.set(String.valueOf(name), plain(each)));
            return object;
        }
        if (value instanceof Collection<?> all) {
            ArrayNode array = JSON.arrayNode();
            all.forEach(each -> array.add(plain(each)));
            return array;
        }
        return plainLeaf(value);
    }

    private static JsonNode plainLeaf(Object value) {
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof Double number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Number number) {
            return JSON.numberNode(number.longValue());
        }
        if (value instanceof ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return JSON.textNode(Base64.getEncoder().encodeToString(copy));
        }
        return JSON.textNode(value instanceof Enum<?> name ? name.name() : value.toString());
    }

    private static JsonNode form(JsonNode value, Schema schema, String where) throws NotOfContractException {
        return switch (schema.getType()) {
            case RECORD -> ofRecord(value, schema, where);
            case MAP -> ofMap(value, schema, where);
            case ARRAY -> ofArray(value, schema, where);
            case UNION -> form(value, present(schema), where);
            case INT, LONG -> integer(value, where);
            case FLOAT, DOUBLE -> number(value, where);
            case BOOLEAN -> required(value.isBoolean(), value, where);
            default -> required(value.isTextual(), value, where);
        };
    }

    private static ObjectNode ofRecord(JsonNode value, Schema schema, String where) throws NotOfContractException {
        required(value.isObject(), value, where);
        ObjectNode object = JSON.objectNode();
        for (Schema.Field field : schema.getFields()) {
            JsonNode given = value.get(field.name());
            if (isAbsent(given)) {
                if (!field.hasDefaultValue()) {
                    throw new NotOfContractException("there is no " + field.name());
                }
            } else {
                JsonNode formed = form(given, field.schema(), field.name());
                if (!(saysNothing(formed) && field.hasDefaultValue() && isEmpty(field.defaultVal()))) {
                    object.set(field.name(), formed);
                }
            }
        }
        return object;
    }

    private static JsonNode ofMap(JsonNode value, Schema schema, String where) throws NotOfContractException {
        required(value.isObject(), value, where);
        ObjectNode object = JSON.objectNode();
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            if (!isAbsent(each.getValue())) {
                object.set(each.getKey(), form(each.getValue(), schema.getValueType(), where));
            }
        }
        return object;
    }

    private static JsonNode ofArray(JsonNode value, Schema schema, String where) throws NotOfContractException {
        required(value.isArray(), value, where);
        ArrayNode array = JSON.arrayNode();
        for (JsonNode each : value) {
            array.add(isAbsent(each) ? JSON.nullNode() : form(each, schema.getElementType(), where));
        }
        return array;
    }

    private static JsonNode integer(JsonNode value, String where) throws NotOfContractException {
        required(value.isIntegralNumber() && value.canConvertToLong(), value, where);
        long number = value.longValue();
        return CanonicalJson.isExact(number)
                ? JSON.numberNode(number)
                : JSON.textNode(Long.toString(number)); // a JSON number would lose its last digits
    }

    private static JsonNode number(JsonNode value, String where) throws NotOfContractException {
        if (value.isTextual() && value.textValue().endsWith("Infinity")) {
            return value;
        }
        required(value.isNumber(), value, where);
        double number = value.doubleValue();
        return Double.isInfinite(number) ? JSON.textNode(Double.toString(number)) : JSON.numberNode(number);
    }

    private static JsonNode required(boolean isSo, JsonNode value, String where) throws NotOfContractException {
        if (!isSo) {
            throw new NotOfContractException(where + " cannot be " + value);
        }
        return value;
    }

    private static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(each -> each.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isAbsent(@Nullable JsonNode value) {
        return value == null || value.isNull() || (value.isDouble() && Double.isNaN(value.doubleValue()));
    }

    private static boolean saysNothing(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> !value.booleanValue();
            case NUMBER -> value.doubleValue() == 0;
            case STRING -> value.textValue().isEmpty();
            case ARRAY, OBJECT -> value.isEmpty();
            default -> false;
        };
    }

    private static boolean isEmpty(Object byDefault) {
        return Boolean.FALSE.equals(byDefault)
                || "".equals(byDefault)
                || (byDefault instanceof Number number && number.doubleValue() == 0)
                || (byDefault instanceof Collection<?> all && all.isEmpty())
                || (byDefault instanceof Map<?, ?> map && map.isEmpty());
    }
}
