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

    /** By vehicle, then officer: what one holds no other takes over. */
    private final TreeMap<String, TreeMap<String, Long>> endsMs = new TreeMap<>();

    /** An officer holds the gate, or a vehicle at it, or releases what is held; releasing the gate releases all. */
    void act(OfficerAction action) {
        String vehicleId = action.vehicleId() == null ? ALL : action.vehicleId();
        if (action.action() == OfficerAction.Kind.HOLD_GATE) {
            endsMs.computeIfAbsent(vehicleId, held -> new TreeMap<>()).put(action.officer(), action.endMs());
        } else if (vehicleId.equals(ALL)) {
            endsMs.clear();
        } else {
            endsMs.remove(vehicleId);
        }
    }

    /** Ends what ends by itself. */
    void pass(long nowMs) {
        endsMs.values().forEach(byOfficer -> byOfficer.values().removeIf(endMs -> endMs <= nowMs));
        endsMs.values().removeIf(TreeMap::isEmpty);
    }

    /** When the next hold ends by itself; {@code Long.MAX_VALUE} if none does. */
    long wakeMs() {
        long nextMs = Long.MAX_VALUE;
        for (TreeMap<String, Long> byOfficer : endsMs.values()) {
            for (long endMs : byOfficer.values()) {
                nextMs = Math.min(nextMs, endMs);
            }
        }
        return nextMs;
    }

    /** Who holds a vehicle, the first by name, {@code null} if nobody does. */
    @Nullable
    String holder(String vehicleId) {
        TreeMap<String, Long> byOfficer = endsMs.getOrDefault(ALL, endsMs.get(vehicleId));
        return byOfficer == null ? null : byOfficer.firstKey();
    }

    boolean isEmpty() {
        return endsMs.isEmpty();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(endsMs.size());
        for (Map.Entry<String, TreeMap<String, Long>> held : endsMs.entrySet()) {
            out.writeUTF(held.getKey());
            out.writeInt(held.getValue().size());
            for (Map.Entry<String, Long> hold : held.getValue().entrySet()) {
                out.writeUTF(hold.getKey());
                out.writeLong(hold.getValue());
            }
        }
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            TreeMap<String, Long> byOfficer = new TreeMap<>();
            endsMs.put(in.readUTF(), byOfficer);
            for (int holds = in.readInt(); holds > 0; holds--) {
                byOfficer.put(in.readUTF(), in.readLong());
            }
        }
    }
}
