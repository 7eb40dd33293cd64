package io.keruen.connectors.officers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.Validity;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What an officer's signature says, as it stands in the header {@link #HEADER} of a record: an object of JSON with the
 * fields of this record. The record may have several such headers.
 *
 * @param keyId which of the officer's keys
 * @param id what this signature is known by for ever: no officer uses one twice
 * @param signedAtMs when, in the time of the topic
 * @param validToMs until when the record must have arrived
 * @param signature over {@link SignedContent#bytes}, in Base64
 */
public record OfficerSignature(
        String officer, String keyId, String id, long signedAtMs, long validToMs, String signature) {
    /** The name of the header. */
    public static final String HEADER = "keruen-signature";

    private static final char DELETE = 0x7f;
    private static final int MAX_BYTES = 4_096;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** As it stands in the header. */
    public byte[] encode() {
        return JSON.createObjectNode()
                .put("officer", officer)
                .put("keyId", keyId)
                .put("id", id)
                .put("signedAtMs", signedAtMs)
                .put("validToMs", validToMs)
                .put("signature", signature)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what stands in a header. */
    public static OfficerSignature decode(byte @Nullable [] header) throws InvalidInputException {
        if (header == null || header.length > MAX_BYTES) {
            throw unreadable("is empty or longer than " + MAX_BYTES + " bytes");
        }
        JsonNode read;
        try {
            read = JSON.readTree(new String(header, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw unreadable("is no JSON");
        }
        OfficerSignature said = new OfficerSignature(
                id(read, "officer"),
                visible(read, "keyId"),
                visible(read, "id"),
                time(read, "signedAtMs"),
                time(read, "validToMs"),
                id(read, "signature"));
        said.signatureBytes();
        return said;
    }

    /** The signature itself. */
    byte[] signatureBytes() throws InvalidInputException {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            throw unreadable("has a signature that is no Base64");
        }
        // the last letter has bits that mean nothing: one signature is written in one way
        if (!Base64.getEncoder().encodeToString(bytes).equals(signature)) {
            throw unreadable("has a signature that is not written as Base64 is");
        }
        return bytes;
    }

    private static String id(JsonNode read, String field) throws InvalidInputException {
        JsonNode value = read.path(field);
        if (!value.isTextual()
                || !Validity.isId(value.textValue())
                || value.textValue().isBlank()) {
            throw unreadable("has no " + field + " of 1 to " + Validity.MAX_ID_LENGTH + " characters");
        }
        return value.textValue();
    }

    /** What is signed is UTF-8, where two texts that are not well formed may be one: such an id could be used twice. */
    private static String visible(JsonNode read, String field) throws InvalidInputException {
        String value = id(read, field);
        if (!value.chars().allMatch(each -> each > ' ' && each < DELETE)) {
            throw unreadable("has no " + field + " of visible ASCII characters");
        }
        return value;
    }

    private static long time(JsonNode read, String field) throws InvalidInputException {
        JsonNode value = read.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || !Validity.isTime(value.longValue())) {
            throw unreadable("has no " + field + " in the years 2000 to 2100");
        }
        return value.longValue();
    }

    private static InvalidInputException unreadable(String what) {
        return new InvalidInputException(Reason.WRONG_SIGNATURE, "The header " + HEADER + " " + what + ".");
    }
}
