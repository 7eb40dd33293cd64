package io.keruen.core.stage;

import io.keruen.core.gate.Reply;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The vehicles of an escort that wait at gates, and those that have passed. State; touched by {@link GateWatch}. */
final class GateWaits {
    /** By vehicle: it waits at one gate at a time. */
    final TreeMap<String, GateWait> byVehicle = new TreeMap<>();

    private final TreeMap<String, TreeSet<String>> passedByGate = new TreeMap<>();

    /** When something is due if nothing happens, ingest time. */
    long wakeMs = Long.MAX_VALUE;

    /** Something has happened at a moment that has not been told yet; never while the state is at rest. Not state. */
    boolean isStirred;

    void pass(String gateId, String vehicleId) {
        passedByGate.computeIfAbsent(gateId, first -> new TreeSet<>()).add(vehicleId);
    }

    /** Whether the vehicle has passed the gate. */
    boolean isPassed(String gateId, String vehicleId) {
        Set<String> passed = passedByGate.get(gateId);
        return passed != null && passed.contains(vehicleId);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(byVehicle.size());
        for (Map.Entry<String, GateWait> entry : byVehicle.entrySet()) {
            GateWait wait = entry.getValue();
            out.writeUTF(entry.getKey());
            out.writeUTF(wait.gateId);
            out.writeLong(wait.arrivedMs);
            StateIo.writeNullableUtf(out, wait.laneVehicleId);
            StateIo.writeNullableUtf(out, wait.laneSealId);
            out.writeLong(wait.seenMs);
            Reply.writeAll(wait.told, out);
            out.writeLong(wait.toldMs);
        }
        out.writeInt(passedByGate.size());
        for (Map.Entry<String, TreeSet<String>> entry : passedByGate.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().size());
            for (String vehicleId : entry.getValue()) {
                out.writeUTF(vehicleId);
            }
        }
        out.writeLong(wakeMs);
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            String vehicleId = in.readUTF();
            GateWait wait =
                    new GateWait(in.readUTF(), in.readLong(), StateIo.readNullableUtf(in), StateIo.readNullableUtf(in));
            wait.seenMs = in.readLong();
            wait.told = Reply.readAll(in);
            wait.toldMs = in.readLong();
            byVehicle.put(vehicleId, wait);
        }
        for (int gates = in.readInt(); gates > 0; gates--) {
            String gateId = in.readUTF();
            for (int left = in.readInt(); left > 0; left--) {
                pass(gateId, in.readUTF());
            }
        }
        wakeMs = in.readLong();
    }
}
