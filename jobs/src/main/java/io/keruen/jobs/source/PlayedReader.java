package io.keruen.jobs.source;

import io.keruen.jobs.record.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Plays the partitions of one subtask, always that which is furthest behind, or at a disturbed pace any. */
final class PlayedReader<T extends Arrival> implements SourceReader<T, PlayedSplit> {
    private static final int MAX_DELAY_MS = 3;

    private final PlayedInput<T> input;
    private final Pace pace;
    private final Random delays;
    private final List<Cursor<T>> cursors = new ArrayList<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean isComplete;
    private boolean isRested;

    PlayedReader(PlayedInput<T> input, Pace pace, int subtask) {
        this.input = input;
        this.pace = pace;
        delays = new Random(pace.delaySeed() + subtask);
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) {
        Cursor<T> cursor = next();
        if (cursor == null) {
            if (isComplete) {
                return InputStatus.END_OF_INPUT;
            }
            available = new CompletableFuture<>();
            return InputStatus.NOTHING_AVAILABLE;
        }
        T arrival = cursor.current();
        if (mustWait(arrival.ingestTimeMs())) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        output.createOutputForSplit(cursor.splitId()).collect(arrival, arrival.ingestTimeMs());
        cursor.position++;
        input.reached(cursor.partition, cursor.position);
        if (cursor.isAtEnd()) {
            output.releaseOutputForSplit(cursor.splitId());
            cursors.remove(cursor);
        }
        return InputStatus.MORE_AVAILABLE;
    }

    private @Nullable Cursor<T> next() {
        if (pace.delayRatio() > 0 && !cursors.isEmpty()) {
            return cursors.get(delays.nextInt(cursors.size()));
        }
        Cursor<T> first = null;
        for (Cursor<T> cursor : cursors) {
            if (first == null
                    || cursor.current().ingestTimeMs() < first.current().ingestTimeMs()) {
                first = cursor;
            }
        }
        return first;
    }

    /** Whether the arrival's time has not come; then {@link #isAvailable} says when to ask again. */
    private boolean mustWait(long ingestTimeMs) {
        PlayedInput.Hold hold = input.hold();
        if (ingestTimeMs > hold.ingestTimeMs) {
            available = hold.released;
            return true;
        }
        isRested = pace.delayRatio() > 0 && !isRested && delays.nextDouble() < pace.delayRatio();
        if (!isRested) {
            return false;
        }
        long waitMs = 1L + delays.nextInt(MAX_DELAY_MS);
        available =
                CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(waitMs, TimeUnit.MILLISECONDS));
        return true;
    }

    @Override
    public List<PlayedSplit> snapshotState(long checkpointId) {
        return cursors.stream()
                .map(cursor -> new PlayedSplit(cursor.partition, cursor.position))
                .toList();
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void addSplits(List<PlayedSplit> splits) {
        for (PlayedSplit split : splits) {
            cursors.add(new Cursor<>(input.partition(split.partition()), split.partition(), split.position()));
        }
        available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        isComplete = true;
        available.complete(null);
    }

    @Override
    public void close() {}

    /** A place in a partition. */
    private static final class Cursor<T> {
        final List<T> arrivals;
        final int partition;
        int position;

        Cursor(List<T> arrivals, int partition, int position) {
            this.arrivals = arrivals;
            this.partition = partition;
            this.position = position;
        }

        String splitId() {
            return Integer.toString(partition);
        }

        T current() {
            return arrivals.get(position);
        }

        boolean isAtEnd() {
            return position == arrivals.size();
        }
    }
}
