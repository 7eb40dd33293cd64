package io.keruen.app.dossier;

import io.keruen.connectors.codec.DeclarationCodec;
import io.keruen.connectors.codec.GateDeviceCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.SealCodec;
import io.keruen.connectors.rejected.InvalidInputException;

/**
 * Asks of what customs and gates send what the escort job asks of it: what it rejects of that stands in
 * {@code telemetry.rejected}, which is kept for a week only. Not thread-safe.
 */
final class CustomsCheck {
    private final DeclarationCodec declarations = new DeclarationCodec(SchemaStore.ofThisBuild());
    private final SealCodec seals = new SealCodec(SchemaStore.ofThisBuild());
    private final GateDeviceCodec gates = new GateDeviceCodec(SchemaStore.ofThisBuild());

    /** Says why the job rejects it; of other kinds nothing. */
    void check(DossierKind kind, String key, byte[] message, long ingestTimeMs) throws InvalidInputException {
        switch (kind) {
            case DECLARATION -> DeclarationCodec.requireKey(key, declarations.decode(message, ingestTimeMs, 0));
            case SEAL -> seals.decode(message, ingestTimeMs, 0);
            case GATE -> gates.decode(message, ingestTimeMs, 0);
            default -> {}
        }
    }
}
