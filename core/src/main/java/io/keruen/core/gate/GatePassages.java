package io.keruen.core.gate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Who has passed a gate of late, so that a line that is sent again after that is known for what it is. Mutable. */
final class GatePassages {
    /** A line comes at most so much later. */
    static final long KEPT_MS = 3_600_000;

    /** So many vehicles are remembered; the one that passed first gives way. */
    static final int KEPT = 256;

    private final TreeMap<String, Passage> byVehicle = new TreeMap<>();

    /** When it happened, by the gate's clock, and when that reached us. */
    private record Passage(long happenedMs, long knownMs) {}

    /** A vehicle has passed. */
    void add(String vehicleId, GateLine line) {
        byVehicle.put(vehicleId, new Passage(line.happenedMs(), line.ingestTimeMs()));
        if (byVehicle.size() > KEPT) {
            String first = byVehicle.firstKey();
            for (Map.Entry<String, Passage> each : byVehicle.entrySet()) {
                Passage earliest = byVehicle.get(first);
                first = earliest == null || each.getValue().knownMs < earliest.knownMs ? each.getKey() : first;
            }
            byVehicle.remove(first);
        }
    }

    /** Whether the line tells of something before the vehicle's passage. */
    boolean isBefore(String vehicleId, GateLine line) {
        Passage passage = byVehicle.get(vehicleId);
        return passage != null && line.eventTimeMs() <= passage.happenedMs;
    }

    /** Forgets what no line can come before any more. */
    void pass(long nowMs) {
        byVehicle.values().removeIf(passage -> passage.knownMs <= nowMs - KEPT_MS);
    }

    /** When the next one is forgotten; {@code Long.MAX_VALUE} if there is none. */
    long wakeMs() {
        long nextMs = Long.MAX_VALUE;
        for (Passage passage : byVehicle.values()) {
            nextMs = Math.min(nextMs, passage.knownMs + KEPT_MS);
        }
        return nextMs;
    }

    boolean isEmpty() {
        return byVehicle.isEmpty();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(byVehicle.size());
        for (Map.Entry<String, Passage> each : byVehicle.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeLong(each.getValue().happenedMs);
            out.writeLong(each.getValue().knownMs);
        }
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            byVehicle.put(in.readUTF(), new Passage(in.readLong(), in.readLong()));
        }
    }
}
