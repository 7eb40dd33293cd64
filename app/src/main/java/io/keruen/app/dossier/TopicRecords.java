package io.keruen.app.dossier;

import io.keruen.connectors.codec.RecordCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.rejected.InvalidInputException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Turns what stands in topics into records, by contract and not field by field: what a contract gains, a dossier shows. */
final class TopicRecords {
    private final Map<DossierKind, RecordCodec<SpecificRecord>> codecs = new EnumMap<>(DossierKind.class);

    /** Codecs of every kind. */
    TopicRecords() {
        SchemaStore schemas = SchemaStore.ofThisBuild();
        for (DossierKind kind : DossierKind.values()) {
            codecs.put(kind, new RecordCodec<>(schemas, kind.contract()));
        }
    }

    /** The record in a message. */
    SourceRecord read(DossierKind kind, long ingestTimeMs, byte[] message)
            throws InvalidInputException, NotOfContractException {
        RecordCodec<SpecificRecord> codec = codecs.get(kind);
        if (codec == null) {
            throw new IllegalStateException("no codec of " + kind);
        }
        return SourceRecord.of(kind, ingestTimeMs, ContractJson.of(codec.decode(message)));
    }
}
