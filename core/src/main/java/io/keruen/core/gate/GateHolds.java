package io.keruen.core.gate;

import io.keruen.core.action.OfficerAction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What officers hold at one gate: everything, or single vehicles. When a hold or a release was done counts, not when it
 * came: a release that was delayed ends no hold that is younger than it. Nothing is done after it came: a desk whose clock
 * is ahead makes no hold that a later release does not end. Mutable.
 */
final class GateHolds {
    private static final String ALL = "";

    /** The first version did not keep when a hold was done: any release ends it. */
    private static final long LONG_AGO_MS = Long.MIN_VALUE;

    /** By vehicle, then officer: what one holds no other takes over. */
    private final TreeMap<String, TreeMap<String, Hold>> held = new TreeMap<>();

    /**
     * An officer holds the gate, or a vehicle at it, or releases what is held; releasing the gate releases all. A hold that
     * comes when it has ended changes nothing.
     */
    void act(OfficerAction action) {
        String vehicleId = action.vehicleId() == null ? ALL : action.vehicleId();
        if (action.isHoldOver()) {
            return;
        }
        if (action.action() == OfficerAction.Kind.HOLD_GATE) {
            held.computeIfAbsent(vehicleId, first -> new TreeMap<>())
                    .merge(action.officer(), new Hold(action.doneMs(), action.endMs()), Hold::and);
        } else {
            held.forEach((vehicle, byOfficer) -> {
                if (vehicleId.equals(ALL) || vehicleId.equals(vehicle)) {
                    byOfficer.values().removeIf(hold -> hold.sinceMs <= action.doneMs());
                }
            });
            forgetEmpty();
        }
    }

    /** Whether somebody holds this very vehicle. */
    boolean isHeldByName(String vehicleId) {
        return held.containsKey(vehicleId);
    }

    /** Ends what ends by itself. What an older state says was done later than now was done now: it has come already. */
    void pass(long nowMs) {
        held.values().forEach(byOfficer -> {
            byOfficer.values().removeIf(hold -> hold.endMs <= nowMs);
            byOfficer.replaceAll((officer, hold) -> hold.doneBy(nowMs));
        });
        forgetEmpty();
    }

    private void forgetEmpty() {
        held.values().removeIf(TreeMap::isEmpty);
    }

    /** When the next hold ends by itself; {@code Long.MAX_VALUE} if none does. */
    long wakeMs() {
        long nextMs = Long.MAX_VALUE;
        for (TreeMap<String, Hold> byOfficer : held.values()) {
            for (Hold hold : byOfficer.values()) {
                nextMs = Math.min(nextMs, hold.endMs);
            }
        }
        return nextMs;
    }

    /** Who holds a vehicle, the first by name, {@code null} if nobody does. */
    @Nullable
    String holder(String vehicleId) {
        TreeMap<String, Hold> byOfficer = held.getOrDefault(ALL, held.get(vehicleId));
        return byOfficer == null ? null : byOfficer.firstKey();
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(held.size());
        for (Map.Entry<String, TreeMap<String, Hold>> each : held.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeInt(each.getValue().size());
            for (Map.Entry<String, Hold> hold : each.getValue().entrySet()) {
                out.writeUTF(hold.getKey());
                out.writeLong(hold.getValue().sinceMs);
                out.writeLong(hold.getValue().endMs);
            }
        }
    }

    /** Reads what the state of a gate of this version holds. */
    void read(DataInput in, int version) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            TreeMap<String, Hold> byOfficer = new TreeMap<>();
            held.put(in.readUTF(), byOfficer);
            for (int holds = in.readInt(); holds > 0; holds--) {
                String officer = in.readUTF();
                long sinceMs = version > 1 ? in.readLong() : LONG_AGO_MS;
                byOfficer.put(officer, new Hold(sinceMs, in.readLong()));
            }
        }
    }

    /**
     * What one officer holds.
     *
     * @param sinceMs when it was done
     * @param endMs when it ends by itself
     */
    private record Hold(long sinceMs, long endMs) {
        /** Two by one officer: neither is ended by the other, for what ends a hold lets something drive. */
        static Hold and(Hold one, Hold other) {
            return new Hold(Math.max(one.sinceMs, other.sinceMs), Math.max(one.endMs, other.endMs));
        }

        Hold doneBy(long nowMs) {
            return sinceMs <= nowMs ? this : new Hold(nowMs, endMs);
        }
    }
}
