package io.keruen.app.up;

import io.keruen.connectors.codec.ClearanceCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.core.gate.ClearanceDecision;
import java.util.function.BiConsumer;

/** Reads the topic of what is decided at gates from its beginning. */
final class ClearanceReader extends TopicReader<ClearanceDecision> {
    /** Starts to read; the listener is told each decision and whether an earlier run told it. */
    ClearanceReader(String bootstrapServers, BiConsumer<ClearanceDecision, Boolean> listener) {
        this(bootstrapServers, new ClearanceCodec(SchemaStore.ofThisBuild()), listener);
    }

    private ClearanceReader(
            String bootstrapServers, ClearanceCodec codec, BiConsumer<ClearanceDecision, Boolean> listener) {
        super(bootstrapServers, Topics.ESCORT_CLEARANCES, record -> codec.decode(record.value()), listener);
    }
}
