package io.keruen.connectors.rejected;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An input that was not accepted, with its reason and its original bytes; equal by content.
 *
 * @param detail what exactly is wrong, in one sentence
 * @param source the name of the file, or {@code topic-partition}
 * @param position the line in the file, from 1, or the offset in the partition
 * @param ingestTimeMs when it reached us, {@link #UNKNOWN_TIME} where nobody noted it
 * @param original the line or record as it came; of a line that is too long, its beginning
 * @param key of the record; {@code null} = it had none, as lines have
 */
public record RejectedInput(
        Reason reason,
        String detail,
        String source,
        long position,
        long ingestTimeMs,
        byte[] original,
        byte @Nullable [] key) {
    /** The ingest time of a line whose time could not be read. */
    public static final long UNKNOWN_TIME = -1;

    /** An input that has no key. */
    public RejectedInput(
            Reason reason, String detail, String source, long position, long ingestTimeMs, byte[] original) {
        this(reason, detail, source, position, ingestTimeMs, original, null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RejectedInput that
                && reason == that.reason
                && detail.equals(that.detail)
                && source.equals(that.source)
                && position == that.position
                && ingestTimeMs == that.ingestTimeMs
                && Arrays.equals(original, that.original)
                && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * source.hashCode() + Long.hashCode(position)) + Arrays.hashCode(original);
    }

    @Override
    public String toString() {
        return source + ":" + position + ": " + reason + ": " + detail;
    }
}
