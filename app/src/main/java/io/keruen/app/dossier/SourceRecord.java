package io.keruen.app.dossier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/**
 * A record as it was found, in the one form of its contract.
 *
 * @param ingestTimeMs when it reached us; {@link #UNKNOWN} of records that we made ourselves
 * @param fate what became of it
 */
record SourceRecord(DossierKind kind, long ingestTimeMs, ObjectNode payload, Fate fate) {
    static final long UNKNOWN = -1;

    private static final String INGEST_TIME = "ingestTimeMs";
    /** When the job noticed an alert, by its own clock: it says so anew of what it says again after a restart. */
    private static final String NOTICED = "detectedAtMs";

    private static final Comparator<SourceRecord> PLACE = Comparator.comparingLong(SourceRecord::timeMs)
            .thenComparing(SourceRecord::kind)
            .thenComparingLong(SourceRecord::ingestTimeMs)
            .thenComparing(record -> record.text(record.kind.idField()))
            .thenComparingLong(
                    record -> record.payload.path(record.kind.revisionField()).asLong())
            .thenComparing(SourceRecord::content);

    /**
     * The order of a dossier: by time, kind, arrival, id and revision, of what is still alike by content, and of what says
     * the same by what became of it and by when it was noticed.
     */
    static final Comparator<SourceRecord> ORDER = PLACE.thenComparing(SourceRecord::fate, Fate.ORDER)
            .thenComparingLong(record -> record.payload.path(NOTICED).asLong());

    /** A record that reached us then, whatever it says itself: who writes it could say any time. */
    static SourceRecord of(DossierKind kind, long ingestTimeMs, ObjectNode payload) {
        payload.remove(INGEST_TIME);
        return new SourceRecord(kind, kind.hasArrival() ? ingestTimeMs : UNKNOWN, payload, Fate.TAKEN);
    }

    /** The same, of which this became. */
    SourceRecord with(Fate other) {
        return new SourceRecord(kind, ingestTimeMs, payload, other);
    }

    /** What it says, whenever that was noticed. */
    private String content() {
        return CanonicalJson.text(payload.has(NOTICED) ? payload.deepCopy().without(NOTICED) : payload);
    }

    /** Whether it says what the other says. */
    boolean isRepeatOf(SourceRecord other) {
        return PLACE.compare(this, other) == 0;
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
