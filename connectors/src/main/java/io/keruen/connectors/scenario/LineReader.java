package io.keruen.connectors.scenario;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into lines without copying them. A line over the limit is never held in memory: its beginning is kept,
 * the rest is read over.
 */
final class LineReader implements Closeable {
    /** The longest line, in bytes, without its end. */
    static final int MAX_LINE_BYTES = 1 << 20;

    /** How much of a longer line is kept. */
    static final int KEPT_BYTES = 1 << 16;

    private static final int FIRST_ROOM = 1 << 16;
    private static final int MAX_ROOM = MAX_LINE_BYTES + FIRST_ROOM;

    private final InputStream in;
    private byte[] buffer = new byte[FIRST_ROOM];
    private int start; // of what is not yet consumed
    private int limit; // of what was read
    private int from;
    private int to;
    private long length;
    private long number;
    private byte @Nullable [] longLine;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; false at the end. */
    boolean next() throws IOException {
        longLine = null;
        int scanned = start;
        while (true) {
            int feed = indexOfLineFeed(scanned);
            if (feed >= 0) {
                boolean carriageReturn = feed > start && buffer[feed - 1] == '\r';
                return line(carriageReturn ? feed - 1 : feed, feed + 1);
            }
            if (limit - start > MAX_LINE_BYTES + 1) {
                return longLine();
            }
            int pending = limit - start;
            if (!fill()) {
                return pending > 0 && line(limit, limit);
            }
            scanned = start + pending;
        }
    }

    private boolean line(int end, int next) {
        from = start;
        length = (long) end - start;
        to = length > MAX_LINE_BYTES ? start + KEPT_BYTES : end;
        start = next;
        number++;
        return true;
    }

    /** The pending bytes are the beginning of a line over the limit: keeps some of them and reads over the rest. */
    private boolean longLine() throws IOException {
        byte[] kept = Arrays.copyOfRange(buffer, start, start + KEPT_BYTES);
        long total = 0;
        boolean carriageReturn = false;
        int feed = -1;
        for (boolean more = true; feed < 0 && more; ) {
            feed = indexOfLineFeed(start);
            int end = feed < 0 ? limit : feed;
            total += end - start;
            carriageReturn = end > start ? buffer[end - 1] == '\r' : carriageReturn;
            start = end;
            more = feed >= 0 || fill();
        }
        int next = feed < 0 ? limit : feed + 1;
        longLine = kept;
        from = 0;
        to = KEPT_BYTES;
        length = feed >= 0 && carriageReturn ? total - 1 : total;
        start = next;
        number++;
        return true;
    }

    private int indexOfLineFeed(int scanFrom) {
        byte[] bytes = buffer;
        for (int i = scanFrom; i < limit; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Reads more, after moving what is pending to the front and growing if it must; false at the end of the stream. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            start = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, MAX_ROOM));
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(count, 0);
        return count >= 0;
    }

    /** The bytes that hold the line from {@link #from()} to {@link #to()}, until the next one is read. */
    byte[] bytes() {
        byte[] kept = longLine;
        return kept == null ? buffer : kept;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** How long the line is; more than is kept if it is over the limit. */
    long length() {
        return length;
    }

    boolean isTooLong() {
        return length > MAX_LINE_BYTES;
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
