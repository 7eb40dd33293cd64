package io.keruen.app.embedded;

import io.keruen.connectors.codec.ConvoyStatusCodec;
import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.codec.VehicleStatusCodec;
import io.keruen.connectors.names.Topics;
import io.keruen.core.stage.escort.ConvoyStatus;
import io.keruen.core.stage.flow.VehicleStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What stands in a topic of states, key by key, as the text of its bytes; a tombstone is the text {@code null}. */
final class StatusTopic {
    private StatusTopic() {}

    /** All records of each key, in the order of the topic. */
    static Map<String, List<String>> read(String bootstrapServers, Topics topic) {
        Map<String, List<String>> told = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : WholeTopic.read(bootstrapServers, topic)) {
            add(told, new String(record.key(), StandardCharsets.UTF_8), record.value());
        }
        return told;
    }

    /** The same of statuses that were never written. */
    static Map<String, List<String>> vehicles(List<VehicleStatus> statuses) {
        VehicleStatusCodec codec = new VehicleStatusCodec(SchemaStore.ofThisBuild());
        Map<String, List<String>> told = new TreeMap<>();
        statuses.forEach(status -> add(told, status.vehicleId, codec.encode(status)));
        return told;
    }

    /** The same of statuses that were never written. */
    static Map<String, List<String>> convoys(List<ConvoyStatus> statuses) {
        ConvoyStatusCodec codec = new ConvoyStatusCodec(SchemaStore.ofThisBuild());
        Map<String, List<String>> told = new TreeMap<>();
        statuses.forEach(status -> add(told, status.convoyId(), codec.encode(status)));
        return told;
    }

    private static void add(Map<String, List<String>> told, String key, byte @Nullable [] value) {
        told.computeIfAbsent(key, first -> new ArrayList<>()).add(Arrays.toString(value));
    }
}
