package io.keruen.core.stage.vehicle;

import io.keruen.core.stage.flow.StateIo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Which event times a vehicle without sequence numbers has sent: those of the last 10 s before its newest, at most
 * 1024. State.
 */
final class EventTimeMemory {
    private static final long WINDOW_MS = 10_000;
    private static final int CAPACITY = 1_024;

    private long[] times = new long[0];
    private int size;

    /** Remembers a time; answers whether it was new, as far as is remembered. */
    boolean add(long eventTimeMs) {
        int at = size;
        while (at > 0 && times[at - 1] >= eventTimeMs) {
            at--;
        }
        if (at < size && times[at] == eventTimeMs) {
            return false;
        }
        long newestMs = at == size ? eventTimeMs : times[size - 1];
        if (eventTimeMs < newestMs - WINDOW_MS) {
            return true;
        }
        int expired = expired(newestMs);
        if (expired > 0) {
            System.arraycopy(times, expired, times, 0, size - expired);
            size -= expired;
            at -= Math.min(at, expired);
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, Math.max(16, 2 * size));
        }
        System.arraycopy(times, at, times, at + 1, size - at);
        times[at] = eventTimeMs;
        size++;
        return true;
    }

    /** How many to forget; they go in groups so that the shift is rare. */
    private int expired(long newestMs) {
        if (size >= CAPACITY) {
            return CAPACITY / 4;
        }
        int half = size / 2;
        return half > 8 && times[half - 1] < newestMs - WINDOW_MS ? half : 0;
    }

    void write(DataOutput out) throws IOException {
        StateIo.writeLongs(out, times, size);
    }

    void read(DataInput in) throws IOException {
        times = StateIo.readLongs(in);
        size = times.length;
    }
}
