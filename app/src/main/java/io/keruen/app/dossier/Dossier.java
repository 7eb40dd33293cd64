package io.keruen.app.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keruen.connectors.codec.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * A header and records, each with the hash of the one before it and its own: SHA-256 over its canonical form (RFC 8785)
 * without its own hash. Who changes, takes out, puts in or moves one must write all hashes after it anew, and then the
 * last one is not the one that was printed.
 */
record Dossier(ObjectNode header, List<ObjectNode> records) {
    static final String NUMBER = "number";
    static final String PREVIOUS = "previous";
    static final String SHA256 = "sha256";

    /** The hash on which every other hangs. */
    String lastSha256() {
        ObjectNode last = records.isEmpty() ? header : records.get(records.size() - 1);
        return last.path(SHA256).asText();
    }

    /** Chains a header and records that have no hashes yet. */
    static Dossier chained(ObjectNode header, List<ObjectNode> records) {
        String previous = seal(header);
        List<ObjectNode> chained = new ArrayList<>();
        for (ObjectNode record : records) {
            record.put(NUMBER, chained.size() + 1);
            record.put(PREVIOUS, previous);
            previous = seal(record);
            chained.add(record);
        }
        return new Dossier(header, List.copyOf(chained));
    }

    private static String seal(ObjectNode record) {
        String hash = sha256(record);
        record.put(SHA256, hash);
        return hash;
    }

    /** The hash that a header or record should have. */
    static String sha256(JsonNode record) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        record.properties().forEach(field -> content.set(field.getKey(), field.getValue()));
        content.remove(SHA256);
        return Sha256.hex(CanonicalJson.bytes(content));
    }
}
