package io.keruen.app.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A record of a dossier as the page reads it. */
record Entry(JsonNode record) {

    /** The records of a dossier, in order. */
    static List<Entry> of(Dossier dossier) {
        List<Entry> entries = new ArrayList<>();
        dossier.records().forEach(record -> entries.add(new Entry(record)));
        return entries;
    }

    /** Its number in the chain. */
    int number() {
        return record.path(Dossier.NUMBER).asInt();
    }

    /** What it is. */
    DossierKind kind() {
        return DossierKind.valueOf(record.path("kind").asText());
    }

    /** When it happened. */
    long timeMs() {
        return record.path("timeMs").asLong();
    }

    /** When it reached us; {@link SourceRecord#UNKNOWN} of what we made ourselves. */
    long ingestTimeMs() {
        return record.path("ingestTimeMs").asLong(SourceRecord.UNKNOWN);
    }

    /** Why the job refused it, by the name of the reason; empty if it did not. */
    String refusal() {
        return record.path("refused").asText();
    }

    /** Whether the job refused it. */
    boolean isRefused() {
        return !refusal().isEmpty();
    }

    /** When it was withdrawn; {@link Fate#NEVER} if nobody did. */
    long withdrawnMs() {
        return record.path("withdrawnMs").asLong(Fate.NEVER);
    }

    /** Whether it is a repetition, and what came before is forgotten. */
    boolean isRepeated() {
        return record.path("repeated").asBoolean();
    }

    /** Its hash. */
    String sha256() {
        return record.path(Dossier.SHA256).asText();
    }

    /** What it says. */
    JsonNode payload() {
        return record.path("payload");
    }

    /** A field as text; empty if absent. */
    String text(String field) {
        JsonNode value = payload().path(field);
        return value.isDouble() ? CanonicalJson.number(value.doubleValue()) : value.asText();
    }

    /** Whether a field is there. */
    boolean has(String field) {
        return payload().has(field);
    }

    /** A field of whole numbers. */
    long integer(String field) {
        return payload().path(field).asLong();
    }
}
