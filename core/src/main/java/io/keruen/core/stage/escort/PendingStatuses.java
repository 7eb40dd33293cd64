package io.keruen.core.stage.escort;

import io.keruen.core.stage.flow.VehicleStatus;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.PriorityQueue;

/** Statuses that wait for the end of their moment; those of one vehicle stay in the order in which they came. */
final class PendingStatuses {
    private final PriorityQueue<Pending> queue = new PriorityQueue<>();
    private long arrivals;

    void add(VehicleStatus status) {
        queue.add(new Pending(arrivals++, status));
    }

    /** The moment of the next one; {@link EscortStage#NOTHING} if there is none. */
    long firstMs() {
        Pending first = queue.peek();
        return first == null ? EscortStage.NOTHING : first.status.atMs;
    }

    VehicleStatus removeFirst() {
        return queue.remove().status;
    }

    void write(DataOutput out) throws IOException {
        PriorityQueue<Pending> rest = new PriorityQueue<>(queue);
        out.writeInt(rest.size());
        for (Pending pending = rest.poll(); pending != null; pending = rest.poll()) {
            pending.status.write(out);
        }
    }

    /** Reads what was written when statuses had this form. */
    void read(DataInput in, int form) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            add(VehicleStatus.read(in, form));
        }
    }

    /** By moment, then vehicle, then arrival. */
    private record Pending(long arrival, VehicleStatus status) implements Comparable<Pending> {
        @Override
        public int compareTo(Pending other) {
            if (status.atMs != other.status.atMs) {
                return status.atMs < other.status.atMs ? -1 : 1;
            }
            int byVehicle = status.vehicleId.compareTo(other.status.vehicleId);
            return byVehicle != 0 ? byVehicle : Long.compare(arrival, other.arrival);
        }
    }
}
