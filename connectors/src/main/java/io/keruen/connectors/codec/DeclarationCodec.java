package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.Validity;
import io.keruen.core.customs.Authority;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.DeclarationStatus;
import io.keruen.schemas.DeclarationRecord;

/** Decisions about declarations as they stand in {@code customs.declarations}. One per thread. */
public final class DeclarationCodec {
    private static final long NO_END = 0;

    private final RecordCodec<DeclarationRecord> codec;

    /** A codec that also reads what the other schemas of the store wrote. */
    public DeclarationCodec(SchemaStore schemas) {
        codec = new RecordCodec<>(schemas, DeclarationRecord.getClassSchema());
    }

    /**
     * The key under which compaction keeps each decision: none may take the place of another, whichever comes last, also of
     * one moment.
     */
    public static String key(DeclarationLine line) {
        return momentKey(line) + "/" + line.status().name() + "/" + line.validToMs();
    }

    /** Says that a record of this decision may not have the key. */
    public static void requireKey(String key, DeclarationLine line) throws InvalidInputException {
        if (!isKey(key, line)) {
            throw new InvalidInputException(
                    Reason.KEY_MISMATCH, "The key is " + key + ", the record " + key(line) + ".");
        }
    }

    /**
     * Whether a record of this decision may have the key: what stands behind its moment is the writer's own, who may know
     * words that this release does not. Those of the first releases named no moment.
     */
    private static boolean isKey(String key, DeclarationLine line) {
        return key.equals(firstKey(line)) || key.equals(momentKey(line)) || key.startsWith(momentKey(line) + "/");
    }

    private static String momentKey(DeclarationLine line) {
        return firstKey(line) + "@" + line.eventTimeMs();
    }

    private static String firstKey(DeclarationLine line) {
        return line.declarationId() + "/" + line.authority().name() + "@" + line.version();
    }

    /** Encodes a decision; when it reaches us is the broker's to say. */
    public byte[] encode(DeclarationLine line) {
        DeclarationRecord written = new DeclarationRecord();
        written.setDeclarationId(line.declarationId());
        written.setAuthority(
                io.keruen.schemas.Authority.valueOf(line.authority().name()));
        written.setStatus(
                io.keruen.schemas.DeclarationStatus.valueOf(line.status().name()));
        written.setVersion(line.version());
        written.setValidToMs(Absent.asNull(line.validToMs(), NO_END));
        written.setEventTimeMs(line.eventTimeMs());
        written.setIngestTimeMs(null);
        return codec.encode(written);
    }

    /**
     * Decodes a decision; a status that is not known here is no release.
     *
     * @param ingestTimeMs when it reached us
     * @param ordinal its place in the topic
     */
    public DeclarationLine decode(byte[] message, long ingestTimeMs, long ordinal) throws InvalidInputException {
        DeclarationRecord read = codec.decode(message);
        DeclarationLine line = new DeclarationLine(
                read.getDeclarationId(),
                Absent.sameName(Authority.class, read.getAuthority()),
                Absent.sameName(DeclarationStatus.class, read.getStatus()),
                read.getVersion(),
                Absent.nullAs(read.getValidToMs(), NO_END),
                read.getEventTimeMs(),
                ingestTimeMs,
                ordinal);
        Validity.requireId("declarationId", line.declarationId());
        Validity.requireTime("eventTimeMs", line.eventTimeMs());
        if (line.validToMs() != NO_END) {
            Validity.requireTime("validToMs", line.validToMs());
        }
        if (line.version() < 0) {
            throw new InvalidInputException(Reason.NEGATIVE, "The field version is negative.");
        }
        return line;
    }
}
