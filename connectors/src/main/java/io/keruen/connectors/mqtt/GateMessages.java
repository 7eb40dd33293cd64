package io.keruen.connectors.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.core.gate.CommandNumber;
import io.keruen.core.gate.GateCommand;
import io.keruen.core.gate.GateLatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Commands and answers as dispatcher and gate write them: JSON, the same command the same bytes. Immutable. */
public final class GateMessages {
    private static final JsonMapper JSON = new JsonMapper();

    private GateMessages() {}

    /** The answer of a gate to a command. */
    public record Answer(String gateId, CommandNumber number, GateLatch.Verdict verdict) {}

    /** The id under which a command is signed: no other command of any gate has it. */
    public static String id(GateCommand command) {
        return command.gateId() + "-" + command.number().epoch() + "-"
                + command.number().counter();
    }

    /** The topic of a gate's commands. */
    public static String commands(String gateId) {
        return "gates/" + gateId + "/commands";
    }

    /** The topic of a gate's answers. */
    public static String answers(String gateId) {
        return "gates/" + gateId + "/answers";
    }

    /** A command. */
    public static byte[] bytes(GateCommand command) {
        ObjectNode json = numbered(command.gateId(), command.number());
        json.put("order", command.order().name());
        json.put("vehicleId", command.vehicleId());
        json.put("escortId", command.escortId());
        json.put("issuedAtMs", command.issuedAtMs());
        json.put("expiresAtMs", command.expiresAtMs());
        json.put("arrivedAtMs", command.arrivedAtMs());
        json.put("decisionId", command.decisionId());
        return bytes(json);
    }

    /** An answer. */
    public static byte[] bytes(Answer answer) {
        return bytes(numbered(answer.gateId(), answer.number())
                .put("verdict", answer.verdict().name()));
    }

    private static ObjectNode numbered(String gateId, CommandNumber number) {
        return JSON.createObjectNode()
                .put("gateId", gateId)
                .put("epoch", number.epoch())
                .put("counter", number.counter());
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree can be written", e);
        }
    }

    /** Reads a command. */
    public static GateCommand command(byte[] bytes) throws InvalidInputException {
        JsonNode json = tree(bytes);
        return new GateCommand(
                text(json, "gateId"),
                textOrNull(json, "vehicleId"),
                textOrNull(json, "escortId"),
                constant(GateCommand.Order.class, json, "order"),
                number(json),
                integer(json, "issuedAtMs"),
                integer(json, "expiresAtMs"),
                json.has("arrivedAtMs") ? integer(json, "arrivedAtMs") : 0, // a log of before: opens nothing
                text(json, "decisionId"));
    }

    /** Reads an answer. */
    public static Answer answer(byte[] bytes) throws InvalidInputException {
        JsonNode json = tree(bytes);
        return new Answer(text(json, "gateId"), number(json), constant(GateLatch.Verdict.class, json, "verdict"));
    }

    private static JsonNode tree(byte[] bytes) throws InvalidInputException {
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            throw new InvalidInputException(Reason.NOT_JSON, "The message is not JSON.");
        }
        throw new InvalidInputException(Reason.NOT_ONE_OBJECT, "The message is not one JSON object.");
    }

    private static CommandNumber number(JsonNode json) throws InvalidInputException {
        return new CommandNumber(integer(json, "epoch"), integer(json, "counter"));
    }

    private static long integer(JsonNode json, String field) throws InvalidInputException {
        JsonNode value = json.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
            throw new InvalidInputException(Reason.WRONG_TYPE, "The field " + field + " is no whole number from 0.");
        }
        return value.asLong();
    }

    private static String text(JsonNode json, String field) throws InvalidInputException {
        String value = textOrNull(json, field);
        if (value == null) {
            throw new InvalidInputException(Reason.MISSING_FIELD, "The field " + field + " is missing.");
        }
        return value;
    }

    private static @Nullable String textOrNull(JsonNode json, String field) throws InvalidInputException {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new InvalidInputException(Reason.WRONG_TYPE, "The field " + field + " is no text.");
        }
        return value.asText();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode json, String field)
            throws InvalidInputException {
        String name = text(json, field);
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new InvalidInputException(Reason.UNKNOWN_VALUE, "The field " + field + " is " + name + ".");
    }
}
