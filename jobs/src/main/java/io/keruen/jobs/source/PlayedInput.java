package io.keruen.jobs.source;

import io.keruen.jobs.record.Arrival;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.WireFrame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Recorded input that a {@link PlayedSource} plays: arrivals per partition in order of ingest time, with ticks between
 * them. It stays in this JVM, where the sources of a mini cluster find it by its id until it is closed. Thread-safe.
 */
public final class PlayedInput<T extends Arrival> implements AutoCloseable {
    private static final Map<String, PlayedInput<?>> OPEN = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String id = "played-" + NUMBER.incrementAndGet();
    private final TypeInformation<T> type;
    private final List<List<T>> partitions;
    private final AtomicLongArray positions;
    private volatile Hold hold = new Hold(Long.MAX_VALUE);

    private PlayedInput(TypeInformation<T> type, List<List<T>> partitions) {
        this.type = type;
        this.partitions = partitions;
        positions = new AtomicLongArray(partitions.size());
        OPEN.put(id, this);
    }

    /** Frames, by vehicle over this many partitions; those of one vehicle keep their order at equal ingest times. */
    public static PlayedInput<WireFrame> frames(List<WireFrame> frames, int partitions, PlayedTicks ticks) {
        List<List<WireFrame>> split = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            split.add(new ArrayList<>());
        }
        for (WireFrame frame : frames) {
            split.get(Math.floorMod(frame.vehicleId().hashCode(), partitions)).add(frame);
        }
        return new PlayedInput<>(WireFrame.TYPE, withTicks(split, ticks, WireFrame::tick));
    }

    /** Control records; those at {@link ControlRecord#BEFORE_ALL_MS} come before everything else. */
    public static PlayedInput<ControlRecord> control(List<ControlRecord> records, PlayedTicks ticks) {
        return new PlayedInput<>(ControlRecord.TYPE, withTicks(List.of(records), ticks, ControlRecord::tick));
    }

    private static <T extends Arrival> List<List<T>> withTicks(
            List<List<T>> partitions, PlayedTicks ticks, LongFunction<T> tick) {
        List<List<T>> all = new ArrayList<>();
        for (List<T> arrivals : partitions) {
            List<T> sorted = new ArrayList<>(arrivals);
            sorted.sort(Comparator.comparingLong(Arrival::ingestTimeMs));
            List<T> played = new ArrayList<>();
            long tickMs = Long.MIN_VALUE;
            for (T arrival : sorted) {
                if (arrival.ingestTimeMs() > ticks.lastMs()) {
                    throw new IllegalArgumentException("the run ends at " + ticks.lastMs() + ", before " + arrival);
                }
                for (long next = ticks.next(tickMs); next < arrival.ingestTimeMs(); next = ticks.next(tickMs)) {
                    played.add(tick.apply(next));
                    tickMs = next;
                }
                played.add(arrival);
            }
            while (tickMs < ticks.lastMs()) {
                tickMs = ticks.next(tickMs);
                played.add(tick.apply(tickMs));
            }
            all.add(played);
        }
        return all;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the source was made by the input with this id
    static <T extends Arrival> PlayedInput<T> open(String id) {
        PlayedInput<?> input = OPEN.get(id);
        if (input == null) {
            throw new IllegalStateException("the input " + id + " is not open in this JVM");
        }
        return (PlayedInput<T>) input;
    }

    /** A source that plays this input as fast as it is taken. */
    public PlayedSource<T> source() {
        return source(Pace.AS_FAST_AS_POSSIBLE);
    }

    /** A source that plays this input at a pace. */
    public PlayedSource<T> source(Pace pace) {
        return new PlayedSource<>(id, type, partitions.size(), pace);
    }

    /** How much has been played, 0..1; falls back when a job restarts from a checkpoint. */
    public double playedRatio() {
        long played = 0;
        long all = 0;
        for (int i = 0; i < partitions.size(); i++) {
            played += positions.get(i);
            all += partitions.get(i).size();
        }
        return (double) played / all;
    }

    /** Plays up to this ingest time and no further; what was held before goes on. */
    public void holdAt(long ingestTimeMs) {
        Hold before = hold;
        hold = new Hold(ingestTimeMs);
        before.released.complete(null);
    }

    /** Plays on to the end. */
    public void release() {
        holdAt(Long.MAX_VALUE);
    }

    Hold hold() {
        return hold;
    }

    List<T> partition(int number) {
        return partitions.get(number);
    }

    void reached(int partition, int position) {
        positions.set(partition, position);
    }

    /** Forgets the input. */
    @Override
    public void close() {
        OPEN.remove(id);
    }

    /** A moment beyond which nothing is played until it is released. */
    static final class Hold {
        final long ingestTimeMs;
        final CompletableFuture<Void> released = new CompletableFuture<>();

        Hold(long ingestTimeMs) {
            this.ingestTimeMs = ingestTimeMs;
        }
    }
}
