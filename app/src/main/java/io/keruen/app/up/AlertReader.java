package io.keruen.app.up;

import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.core.alert.AlertEvent;
import java.util.function.BiConsumer;

/** Reads the alert topic from its beginning. */
final class AlertReader extends TopicReader<AlertEvent> {
    /** Starts to read; the listener is told each event and whether an earlier run told it. */
    AlertReader(String bootstrapServers, BiConsumer<AlertEvent, Boolean> listener) {
        this(bootstrapServers, new AlertCodec(SchemaStore.ofThisBuild()), listener);
    }

    private AlertReader(String bootstrapServers, AlertCodec codec, BiConsumer<AlertEvent, Boolean> listener) {
        super(bootstrapServers, Topics.ESCORT_ALERTS, record -> codec.decode(record.value()), listener);
    }
}
