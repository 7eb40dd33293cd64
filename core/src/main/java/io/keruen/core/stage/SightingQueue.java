package io.keruen.core.stage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Sightings that wait to be worked off: by ingest time, then vehicle, then ordinal. State. */
final class SightingQueue {
    private static final Comparator<Sighting> ORDER = Comparator.comparingLong(
                    (Sighting sighting) -> sighting.ingestTimeMs)
            .thenComparing(sighting -> sighting.vehicleId)
            .thenComparingLong(sighting -> sighting.ordinal);

    private final PriorityQueue<Sighting> queue = new PriorityQueue<>(ORDER);

    /** Keeps the object itself. */
    void add(Sighting sighting) {
        queue.add(sighting);
    }

    /** Ingest time of the next one; {@code Long.MAX_VALUE} if there is none. */
    long firstMs() {
        Sighting first = queue.peek();
        return first == null ? Long.MAX_VALUE : first.ingestTimeMs;
    }

    /** Takes the next one, or {@code null}. */
    @Nullable
    Sighting poll() {
        return queue.poll();
    }

    void write(DataOutput out) throws IOException {
        PriorityQueue<Sighting> rest = new PriorityQueue<>(queue);
        out.writeInt(rest.size());
        for (Sighting sighting = rest.poll(); sighting != null; sighting = rest.poll()) {
            sighting.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            add(Sighting.read(in));
        }
    }
}
