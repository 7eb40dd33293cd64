package io.keruen.jobs.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads the keys of Kafka records. */
final class Keys {
    /** Longer than any id: a key that is cut here belongs to no record. */
    private static final int MAX_LENGTH = 300;

    private Keys() {}

    /** The key as text, cut where no id is that long; empty if there is none. */
    static String text(byte @Nullable [] key) {
        if (key == null) {
            return "";
        }
        String text = new String(key, StandardCharsets.UTF_8);
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }

    /** Up to when everything has arrived at a tick: another record may be appended in the same millisecond. */
    static long tickedMs(ConsumerRecord<byte[], byte[]> tick) {
        return tick.timestamp() - 1;
    }

    static String source(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition();
    }
}
