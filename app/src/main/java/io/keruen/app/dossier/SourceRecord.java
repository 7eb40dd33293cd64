package io.keruen.app.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/**
 * A record as it was found, in the one form of its contract.
 *
 * @param ingestTimeMs when it reached us; {@link #UNKNOWN} of records that we made ourselves
 */
record SourceRecord(DossierKind kind, long ingestTimeMs, ObjectNode payload) {
    static final long UNKNOWN = -1;

    /**
     * The order of a dossier: by time, kind, arrival, id and revision, and of what is still alike by content. Only records
     * that are the same stand at the same place.
     */
    static final Comparator<SourceRecord> ORDER = Comparator.comparingLong(SourceRecord::timeMs)
            .thenComparing(SourceRecord::kind)
            .thenComparingLong(SourceRecord::ingestTimeMs)
            .thenComparing(record -> record.text(record.kind.idField()))
            .thenComparingLong(
                    record -> record.payload.path(record.kind.revisionField()).asLong())
            .thenComparing(record -> CanonicalJson.text(record.payload));

    private static final String INGEST_TIME = "ingestTimeMs";

    /** A record that says itself when it reached us, or else reached us then. */
    static SourceRecord of(DossierKind kind, long ingestTimeMs, ObjectNode payload) {
        JsonNode said = payload.remove(INGEST_TIME);
        if (!kind.hasArrival()) {
            return new SourceRecord(kind, UNKNOWN, payload);
        }
        return new SourceRecord(kind, said == null ? ingestTimeMs : said.asLong(), payload);
    }

    /** When it happened. */
    long timeMs() {
        return payload.path(kind.timeField()).asLong();
    }

    /** A field of text; empty if absent. */
    String text(String field) {
        return payload.path(field).asText();
    }
}
