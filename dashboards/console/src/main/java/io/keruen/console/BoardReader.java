package io.keruen.console;

import io.keruen.connectors.codec.SchemaStore;
import io.keruen.connectors.names.Topics;
import java.io.Closeable;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the topics that make the board and tells listeners what stands in them, on threads of its own, until it is
 * closed. It joins no consumer group and commits nothing: each start reads control records,
 * what was refused of them, alerts and transit events
 * from their beginning, and says when it has come to where they ended at the start; telemetry and what the escort job says
 * of vehicles it reads from a few seconds ago.
 *
 * <p>It survives what may happen: while the broker is away it keeps asking; a record that cannot be decoded, or
 * whose key is another's, is counted and skipped (the escort job is who keeps rejected inputs); what a listener throws costs that record only. Anything
 * unexpected is told to {@code onError}, at most one error a second for each thread, and reading goes on.
 */
public final class BoardReader implements Closeable {
    private static final List<Topics> KEPT = List.of(
            Topics.CONTROL_ZONES,
            Topics.CONTROL_ESCORTS,
            Topics.CONTROL_POLICIES,
            Topics.OFFICERS_REFUSED,
            Topics.ESCORT_ALERTS,
            Topics.ESCORT_TRANSITS);
    private static final List<Topics> LIVE = List.of(Topics.TELEMETRY_FRAMES, Topics.ESCORT_VEHICLES);

    private final TopicReader kept;
    private final TopicReader live;

    private BoardReader(TopicReader kept, TopicReader live) {
        this.kept = kept;
        this.live = live;
    }

    /**
     * Starts reading.
     *
     * @param kafka settings of the consumers: at least {@code bootstrap.servers}
     * @param onError told, on the reader's threads, what was not expected
     */
    public static BoardReader start(
            Map<String, Object> kafka,
            SchemaStore schemas,
            List<BoardEvents> listeners,
            java.util.function.Consumer<Throwable> onError) {
        Supplier<Consumer<byte[], byte[]>> fromStart = () -> consumer(kafka, "earliest");
        Supplier<Consumer<byte[], byte[]>> fromNow = () -> consumer(kafka, "latest");
        TopicReader kept = new TopicReader(KEPT, true, fromStart, new RecordTeller(schemas, listeners), onError);
        TopicReader live = new TopicReader(LIVE, false, fromNow, new RecordTeller(schemas, listeners), onError);
        kept.start("board-records");
        live.start("board-telemetry");
        return new BoardReader(kept, live);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> kafka, String reset) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, reset);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "console-" + reset);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The topics that it reads. */
    public static Set<Topics> topics() {
        Set<Topics> topics = EnumSet.copyOf(KEPT);
        topics.addAll(LIVE);
        return topics;
    }

    /** How many records could not be used, and were skipped. */
    public long undecodable() {
        return kept.undecodable() + live.undecodable();
    }

    /** Whether both threads are reading. */
    public boolean isAlive() {
        return kept.isAlive() && live.isAlive();
    }

    /** Stops both threads and waits for them, a few seconds at most. */
    @Override
    public void close() {
        kept.stop();
        live.stop();
        kept.join();
        live.join();
    }
}
