package io.keruen.core.stage.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Sightings that wait to be worked off: by ingest time, then vehicle, then ordinal. State. */
public final class SightingQueue {
    private final PriorityQueue<Sighting> queue = new PriorityQueue<>(SightingQueue::compare);

    private static int compare(Sighting one, Sighting other) {
        if (one.ingestTimeMs != other.ingestTimeMs) {
            return one.ingestTimeMs < other.ingestTimeMs ? -1 : 1;
        }
        int byVehicle = one.vehicleId.compareTo(other.vehicleId);
        return byVehicle != 0 ? byVehicle : Long.compare(one.ordinal, other.ordinal);
    }

    /** Keeps the object itself. */
    public void add(Sighting sighting) {
        queue.add(sighting);
    }

    /** Ingest time of the next one; {@code Long.MAX_VALUE} if there is none. */
    public long firstMs() {
        Sighting first = queue.peek();
        return first == null ? Long.MAX_VALUE : first.ingestTimeMs;
    }

    /** Takes the next one, or {@code null}. */
    @Nullable
    public Sighting poll() {
        return queue.poll();
    }

    public void write(DataOutput out) throws IOException {
        PriorityQueue<Sighting> rest = new PriorityQueue<>(queue);
        out.writeInt(rest.size());
        for (Sighting sighting = rest.poll(); sighting != null; sighting = rest.poll()) {
            sighting.write(out);
        }
    }

    public void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            add(Sighting.read(in));
        }
    }
}
