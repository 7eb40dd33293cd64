package io.keruen.core.gate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What escorts have against vehicles that are not theirs any more, by vehicle and escort. Mutable. */
final class GateObjections {
    private final TreeMap<String, TreeMap<String, Reply>> byVehicle = new TreeMap<>();

    /** Takes what an escort tells. */
    void hear(Objection told) {
        TreeMap<String, Reply> ofVehicle = byVehicle.computeIfAbsent(told.vehicleId(), first -> new TreeMap<>());
        if (told.reply().isYes()) {
            ofVehicle.remove(told.escortId());
        } else {
            ofVehicle.put(told.escortId(), told.reply());
        }
        if (ofVehicle.isEmpty()) {
            byVehicle.remove(told.vehicleId());
        }
    }

    /** The gravest of what is said against a vehicle; {@link Reply#YES} if nothing is. */
    Reply against(String vehicleId) {
        Map<String, Reply> ofVehicle = byVehicle.get(vehicleId);
        Reply gravest = Reply.YES;
        if (ofVehicle != null) {
            for (Reply reply : ofVehicle.values()) {
                gravest = gravest.or(reply);
            }
        }
        return gravest;
    }

    boolean isEmpty() {
        return byVehicle.isEmpty();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(byVehicle.size());
        for (Map.Entry<String, TreeMap<String, Reply>> ofVehicle : byVehicle.entrySet()) {
            out.writeUTF(ofVehicle.getKey());
            out.writeInt(ofVehicle.getValue().size());
            for (Map.Entry<String, Reply> each : ofVehicle.getValue().entrySet()) {
                out.writeUTF(each.getKey());
                each.getValue().write(out);
            }
        }
    }

    void read(DataInput in) throws IOException {
        for (int vehicles = in.readInt(); vehicles > 0; vehicles--) {
            TreeMap<String, Reply> ofVehicle = new TreeMap<>();
            byVehicle.put(in.readUTF(), ofVehicle);
            for (int left = in.readInt(); left > 0; left--) {
                ofVehicle.put(in.readUTF(), Reply.read(in));
            }
        }
    }
}
