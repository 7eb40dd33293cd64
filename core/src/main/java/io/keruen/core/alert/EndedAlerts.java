package io.keruen.core.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest alerts that have ended: late data may tell of one again, and an officer may acknowledge it yet. Mutable. */
final class EndedAlerts {
    private static final int MAX = 64;

    private final LinkedHashMap<String, Ended> byId = new LinkedHashMap<>();

    /** When the last of those was raised that are not kept any more, and the highest revision that one of them had. */
    private long forgottenMs = Long.MIN_VALUE;

    private int forgottenRevision;

    /**
     * What is kept of an ended alert; the times are 0 if the first release ended it.
     *
     * @param unseen its latest event while nobody has acknowledged it, else {@code null}
     */
    record Ended(
            int revision,
            long raisedAtMs,
            long clearedAtMs,
            @Nullable AlertEvent unseen) {
        static Ended of(AlertEvent event) {
            boolean waits = event.state() == AlertEvent.State.RETURNED_UNACKNOWLEDGED;
            return new Ended(event.revision(), event.raisedAtMs(), event.clearedAtMs(), waits ? event : null);
        }
    }

    @Nullable
    Ended find(String alertId) {
        return byId.get(alertId);
    }

    /**
     * The revision up to which events of this alert may have been said: readers keep the highest, and would not see an alert
     * that is back and begins below it. An id names its start, so that one that begins later than all that is forgotten is new.
     */
    int saidRevision(String alertId, long startedAtMs) {
        Ended known = byId.get(alertId);
        if (known != null) {
            return known.revision;
        }
        return startedAtMs <= forgottenMs ? forgottenRevision : 0;
    }

    /** The ended alerts of this type about this vehicle that nobody has acknowledged, oldest first. */
    List<AlertEvent> unseen(String type, String vehicleId) {
        List<AlertEvent> found = new ArrayList<>();
        for (Ended ended : byId.values()) {
            AlertEvent event = ended.unseen;
            if (event != null && event.type().equals(type) && event.vehicleId().equals(vehicleId)) {
                found.add(event);
            }
        }
        return found;
    }

    /** An alert has just ended. */
    void add(AlertEvent event) {
        byId.remove(event.alertId());
        if (byId.size() == MAX) {
            forgetEldest();
        }
        byId.put(event.alertId(), Ended.of(event));
    }

    private void forgetEldest() {
        Iterator<Ended> all = byId.values().iterator();
        Ended eldest = all.next();
        all.remove();
        forgottenMs = Math.max(forgottenMs, eldest.raisedAtMs);
        forgottenRevision = Math.max(forgottenRevision, eldest.revision);
    }

    /** Something more was said about an alert that had ended; it keeps its place. */
    void replace(AlertEvent event) {
        byId.put(event.alertId(), Ended.of(event));
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(byId.size());
        for (Map.Entry<String, Ended> entry : byId.entrySet()) {
            Ended ended = entry.getValue();
            out.writeUTF(entry.getKey());
            out.writeInt(ended.revision);
            out.writeLong(ended.raisedAtMs);
            out.writeLong(ended.clearedAtMs);
            AlertEvent event = ended.unseen;
            out.writeBoolean(event != null);
            if (event != null) {
                AlertEventIo.write(event, out);
            }
        }
    }

    /** Reads what a book of this version held: the first had no times, the second no unseen events. */
    static EndedAlerts read(DataInput in, int version) throws IOException {
        EndedAlerts all = new EndedAlerts();
        for (int left = in.readInt(); left > 0; left--) {
            String alertId = in.readUTF();
            int revision = in.readInt();
            long raisedAtMs = version > 1 ? in.readLong() : 0;
            long clearedAtMs = version > 1 ? in.readLong() : 0;
            AlertEvent unseen = version > 2 && in.readBoolean() ? AlertEventIo.read(in) : null;
            all.byId.put(alertId, new Ended(revision, raisedAtMs, clearedAtMs, unseen));
        }
        return all;
    }

    void writeForgotten(DataOutput out) throws IOException {
        out.writeLong(forgottenMs);
        out.writeInt(forgottenRevision);
    }

    void readForgotten(DataInput in) throws IOException {
        forgottenMs = in.readLong();
        forgottenRevision = in.readInt();
    }
}
