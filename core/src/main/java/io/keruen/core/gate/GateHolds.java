package io.keruen.core.gate;

import io.keruen.core.action.OfficerAction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What officers hold at one gate: everything, or single vehicles. Mutable. */
final class GateHolds {
    private static final String ALL = "";

    private final TreeMap<String, Hold> byVehicle = new TreeMap<>();

    /** An officer holds the gate, or a vehicle at it, or releases what is held; releasing the gate releases all. */
    void act(OfficerAction action) {
        String vehicleId = action.vehicleId() == null ? ALL : action.vehicleId();
        if (action.action() == OfficerAction.Kind.HOLD_GATE) {
            byVehicle.put(vehicleId, new Hold(action.officer(), action.endMs()));
        } else if (vehicleId.equals(ALL)) {
            byVehicle.clear();
        } else {
            byVehicle.remove(vehicleId);
        }
    }

    /** Ends what ends by itself. */
    void pass(long nowMs) {
        byVehicle.values().removeIf(hold -> hold.endMs <= nowMs);
    }

    /** When the next hold ends by itself; {@code Long.MAX_VALUE} if none does. */
    long wakeMs() {
        long endMs = Long.MAX_VALUE;
        for (Hold hold : byVehicle.values()) {
            endMs = Math.min(endMs, hold.endMs);
        }
        return endMs;
    }

    /** Who holds a vehicle, {@code null} if nobody does. */
    @Nullable
    String holder(String vehicleId) {
        Hold hold = byVehicle.getOrDefault(ALL, byVehicle.get(vehicleId));
        return hold == null ? null : hold.officer;
    }

    boolean isEmpty() {
        return byVehicle.isEmpty();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(byVehicle.size());
        for (Map.Entry<String, Hold> entry : byVehicle.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue().officer);
            out.writeLong(entry.getValue().endMs);
        }
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            byVehicle.put(in.readUTF(), new Hold(in.readUTF(), in.readLong()));
        }
    }

    private record Hold(String officer, long endMs) {}
}
