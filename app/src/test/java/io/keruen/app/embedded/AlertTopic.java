package io.keruen.app.embedded;

import io.keruen.connectors.codec.AlertCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.core.alert.AlertEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads everything that stands in the alert topic. */
public final class AlertTopic {
    private AlertTopic() {}

    /** All records, repeats included, in the order of the topic. */
    public static List<AlertEvent> read(String bootstrapServers) throws InvalidInputException {
        AlertCodec codec = new AlertCodec(SchemaStore.ofThisBuild());
        List<AlertEvent> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : WholeTopic.read(bootstrapServers, Topics.ESCORT_ALERTS)) {
            events.add(codec.decode(record.value()));
        }
        return events;
    }

    /** How it stands with each alert, by id: what compaction leaves; {@code null} where nothing is open any more. */
    static Map<String, @Nullable AlertEvent> readStates(String bootstrapServers) throws InvalidInputException {
        AlertCodec codec = new AlertCodec(SchemaStore.ofThisBuild());
        Map<String, @Nullable AlertEvent> states = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : WholeTopic.read(bootstrapServers, Topics.ESCORT_ALERT_STATES)) {
            byte[] value = record.value();
            states.put(new String(record.key(), StandardCharsets.UTF_8), value == null ? null : codec.decode(value));
        }
        return states;
    }

    /** The same of events that were never written. */
    static Map<String, @Nullable AlertEvent> states(Collection<AlertEvent> events) {
        Map<String, @Nullable AlertEvent> states = new TreeMap<>();
        for (AlertEvent event : events) {
            states.put(event.alertId(), event.state() == AlertEvent.State.NORMAL ? null : event);
        }
        return states;
    }

    /** What a reader that drops repeats sees: by id and revision; repeats that differ are an error. */
    public static Map<String, AlertEvent> byIdentity(Collection<AlertEvent> events) {
        Map<String, AlertEvent> seen = new TreeMap<>();
        for (AlertEvent event : events) {
            AlertEvent before = seen.put(event.alertId() + "/" + event.revision(), event);
            if (before != null && !before.equals(event)) {
                throw new AssertionError("said twice with different words: " + before + " and " + event);
            }
        }
        return seen;
    }
}
