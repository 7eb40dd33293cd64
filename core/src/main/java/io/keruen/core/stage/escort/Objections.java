package io.keruen.core.stage.escort;

import io.keruen.core.gate.Reply;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an escort has told gates against vehicles that are another's by now. State; touched by {@link ObjectionWatch}. */
final class Objections {
    /** What each gate was told of each vehicle last; who may pass is not in it. */
    final TreeMap<Place, Reply> told = new TreeMap<>();

    /** Who has spoken as another's since it last did as ours: what is raised after that, nobody will end. */
    final TreeSet<String> gone = new TreeSet<>();

    /** Since when something stands about one that is gone, ingest time. */
    final TreeMap<String, Long> strayMs = new TreeMap<>();

    /** When a vehicle goes over to another escort, or there may be another gate, if nothing happens; ingest time. */
    long wakeMs = Long.MAX_VALUE;

    /** Something has happened that has not been looked at yet; never while the state is at rest. Not state. */
    boolean isStirred;

    /** Gates were told nothing yet: the state is of a release that did not tell them. Not state. */
    boolean isUntold;

    /** A vehicle at a gate. */
    record Place(String gateId, String vehicleId) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = gateId.compareTo(other.gateId);
            return order != 0 ? order : vehicleId.compareTo(other.vehicleId);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(told.size());
        for (Map.Entry<Place, Reply> each : told.entrySet()) {
            out.writeUTF(each.getKey().gateId());
            out.writeUTF(each.getKey().vehicleId());
            each.getValue().write(out);
        }
        out.writeInt(gone.size());
        for (String vehicleId : gone) {
            out.writeUTF(vehicleId);
        }
        out.writeInt(strayMs.size());
        for (Map.Entry<String, Long> each : strayMs.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeLong(each.getValue());
        }
        out.writeLong(wakeMs);
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            told.put(new Place(in.readUTF(), in.readUTF()), Reply.read(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            gone.add(in.readUTF());
        }
        for (int left = in.readInt(); left > 0; left--) {
            strayMs.put(in.readUTF(), in.readLong());
        }
        wakeMs = in.readLong();
    }
}
