package io.keruen.connectors.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in its topic; equal by content.
 *
 * @param timestampMs when it was appended
 * @param value {@code null} = a tombstone
 */
public record HistoryRecord(String topic, int partition, long offset, long timestampMs, byte @Nullable [] value) {
    /** The partition, as rejected inputs name it. */
    public String source() {
        return topic + "-" + partition;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HistoryRecord that
                && topic.equals(that.topic)
                && partition == that.partition
                && offset == that.offset
                && timestampMs == that.timestampMs
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * topic.hashCode() + partition) + Long.hashCode(offset);
    }
}
