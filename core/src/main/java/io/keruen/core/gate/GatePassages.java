package io.keruen.core.gate;

import io.keruen.core.action.OfficerAction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who has passed a gate of late, so that a line that is sent again after that is known for what it is. Who has passed
 * unread under its own lease does not wait again before all escorts that speak of it know: the lane may read it once more
 * where it has gone through. Mutable.
 */
final class GatePassages {
    /** A line comes at most so much later. */
    static final long KEPT_MS = 3_600_000;

    /** So many vehicles are remembered; the one that passed first gives way. */
    static final int KEPT = 256;

    /** Stands for whoever passed where all that waited had to be read again. */
    private static final String ANYBODY = "";

    private final TreeMap<String, Passage> byVehicle = new TreeMap<>();

    /**
     * When it happened, by the gate's clock, and when that reached us.
     *
     * @param reportedMs as the gate reported it, later than it happened where its clock was ahead
     * @param waitingFor the escorts that take the vehicle for waiting yet; none if it was read as it passed
     */
    private record Passage(long happenedMs, long reportedMs, long knownMs, TreeSet<String> waitingFor) {
        /** With one that is told later; an earlier passage that is told again changes nothing about the last one. */
        Passage and(Passage told) {
            if (told.happenedMs >= happenedMs) {
                return told;
            }
            told.waitingFor.addAll(waitingFor);
            return new Passage(happenedMs, reportedMs, told.knownMs, told.waitingFor);
        }

        static Passage of(GateLine line, Collection<String> escortIds) {
            return new Passage(line.happenedMs(), line.eventTimeMs(), line.ingestTimeMs(), new TreeSet<>(escortIds));
        }
    }

    /** A vehicle has passed, and was read. */
    void add(String vehicleId, GateLine line) {
        add(vehicleId, Passage.of(line, List.of()));
    }

    /** A passage that nobody read counts as that of a vehicle of which these escorts speak. */
    void addUnread(String vehicleId, GateLine line, Collection<String> escortIds) {
        add(vehicleId, Passage.of(line, escortIds));
    }

    /** A passage that nobody read, and it may have been any of those that waited. */
    void addOfAnybody(GateLine line) {
        add(ANYBODY, line);
    }

    private void add(String vehicleId, Passage passage) {
        byVehicle.merge(vehicleId, passage, Passage::and);
        if (byVehicle.size() > KEPT) {
            String first = byVehicle.firstKey();
            for (Map.Entry<String, Passage> each : byVehicle.entrySet()) {
                Passage earliest = byVehicle.get(first);
                first = earliest == null || each.getValue().knownMs < earliest.knownMs ? each.getKey() : first;
            }
            byVehicle.remove(first);
        }
    }

    /** Whether the line tells of an arrival before the vehicle's passage, or one after which all had to be read again. */
    boolean isBefore(String vehicleId, GateLine line) {
        return hasPassed(vehicleId, line) || hasPassed(ANYBODY, line);
    }

    /**
     * Whether the line tells of a passage of which nothing is known: the vehicle has not passed of late, or earlier. What a
     * clock that is ahead tells may be told again, later also by the time that was reported, and by one that has gone ahead
     * since.
     */
    boolean isNew(String vehicleId, GateLine line) {
        Passage passage = byVehicle.get(vehicleId);
        if (passage == null) {
            return true;
        }
        boolean isAhead = line.happenedMs() < line.eventTimeMs();
        boolean wasAhead = passage.happenedMs < passage.reportedMs;
        boolean isLater = line.happenedMs() > passage.happenedMs && line.eventTimeMs() != passage.reportedMs;
        return isLater && (!isAhead || wasAhead);
    }

    /** Whether the line tells of nothing later than the vehicle's passage. */
    boolean hasPassed(String vehicleId, GateLine line) {
        Passage passage = byVehicle.get(vehicleId);
        return passage != null && line.eventTimeMs() <= passage.happenedMs;
    }

    /**
     * An officer says that the vehicle stands at the gate: it was another that passed unread, if that was known well before
     * the officer's word by the officer's clock and by ours. Read once more it waits again.
     */
    void release(String vehicleId, OfficerAction word) {
        Passage passage = byVehicle.get(vehicleId);
        if (passage != null && passage.knownMs + GateLimits.OFFICER_AHEAD_MS < word.doneMs()) {
            passage.waitingFor.clear();
        }
    }

    /** Whether an escort takes the vehicle for waiting although it has passed. */
    boolean isUnknown(String vehicleId) {
        return !waitingFor(vehicleId).isEmpty();
    }

    /** What escorts tell at one moment: of who passed unread they know no sooner than they say that its wait is over. */
    void hear(List<Readiness> allTold) {
        for (Readiness told : allTold) {
            if (!told.isOver() && isUnknown(told.vehicleId())) {
                waitingFor(told.vehicleId()).add(told.escortId());
            }
        }
        for (Readiness told : allTold) {
            if (told.isOver()) {
                waitingFor(told.vehicleId()).remove(told.escortId());
            }
        }
    }

    private Set<String> waitingFor(String vehicleId) {
        Passage passage = byVehicle.get(vehicleId);
        return passage == null ? new TreeSet<>() : passage.waitingFor;
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
            out.writeLong(each.getValue().reportedMs);
            out.writeLong(each.getValue().knownMs);
            out.writeInt(each.getValue().waitingFor.size());
            for (String escortId : each.getValue().waitingFor) {
                out.writeUTF(escortId);
            }
        }
    }

    /** Reads what the state of a gate of this version holds: before the sixth no clock was known to have been ahead. */
    void read(DataInput in, int version) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            String vehicleId = in.readUTF();
            long happenedMs = in.readLong();
            long reportedMs = version > 5 ? in.readLong() : happenedMs;
            Passage passage = new Passage(happenedMs, reportedMs, in.readLong(), new TreeSet<>());
            for (int escorts = in.readInt(); escorts > 0; escorts--) {
                passage.waitingFor.add(in.readUTF());
            }
            byVehicle.put(vehicleId, passage);
        }
    }
}
