package io.keruen.core.stage.escort;

import io.keruen.core.gate.GateLine;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The vehicles of an escort that wait at gates, and those that have passed. State; touched by {@link GateWatch}. */
final class GateWaits {
    /** By vehicle: it waits at one gate at a time. */
    final TreeMap<String, GateWait> byVehicle = new TreeMap<>();

    private final TreeMap<String, TreeMap<String, Passage>> passedByGate = new TreeMap<>();

    /** When each gate last read each vehicle, by the gate's clock. */
    private final TreeMap<String, TreeMap<String, Long>> readByGate = new TreeMap<>();

    /** When something is due if nothing happens, ingest time. */
    long wakeMs = Long.MAX_VALUE;

    /** Something has happened at a moment that has not been told yet; never while the state is at rest. Not state. */
    boolean isStirred;

    /**
     * A vehicle has passed a gate.
     *
     * @param happenedMs by the gate's clock; {@link EscortMember#NOT_YET_MS} if that is not known any more
     * @param knownMs when that reached us, ingest time
     * @param isOnJourney whether it was on the journey of this escort; else it has not passed for its turn
     */
    record Passage(long happenedMs, long knownMs, boolean isOnJourney) {
        static final Passage LONG_AGO = new Passage(EscortMember.NOT_YET_MS, EscortMember.NOT_YET_MS + 1, true);

        /** So long after a passage on another journey the vehicle may stand there yet; its samples of then are not ours. */
        private static final long OTHER_JOURNEY_MS = 600_000;

        /** Until when the vehicle must have been away before it is at the gate once more, ingest time. */
        long countsUntilMs() {
            return isOnJourney ? Long.MAX_VALUE : knownMs + OTHER_JOURNEY_MS;
        }

        private Passage and(Passage other) {
            Passage last = happenedMs >= other.happenedMs ? this : other;
            return new Passage(last.happenedMs, last.knownMs, isOnJourney || other.isOnJourney);
        }
    }

    void pass(String gateId, String vehicleId, Passage passage) {
        passedByGate.computeIfAbsent(gateId, first -> new TreeMap<>()).merge(vehicleId, passage, Passage::and);
    }

    /** A gate has read a vehicle; what it said while its clock was ahead gives way. */
    void read(GateLine line, String vehicleId) {
        long knownMs = readMs(line, vehicleId);
        read(line.gateId(), vehicleId, Math.max(knownMs, line.eventTimeMs()));
    }

    private void read(String gateId, String vehicleId, long happenedMs) {
        readByGate.computeIfAbsent(gateId, first -> new TreeMap<>()).put(vehicleId, happenedMs);
    }

    /** Whether the gate has read the vehicle then or later, by its clock; who was ahead may tell of that time alone again. */
    boolean isToldAgain(GateLine line, String vehicleId) {
        return toldMs(line, vehicleId) == line.eventTimeMs() || readMs(line, vehicleId) >= line.eventTimeMs();
    }

    /** When the gate last read the vehicle; a time that is yet to come is none. */
    private long readMs(GateLine line, String vehicleId) {
        long toldMs = toldMs(line, vehicleId);
        return toldMs > line.ingestTimeMs() ? Long.MIN_VALUE : toldMs;
    }

    private long toldMs(GateLine line, String vehicleId) {
        return readByGate.getOrDefault(line.gateId(), new TreeMap<>()).getOrDefault(vehicleId, Long.MIN_VALUE);
    }

    /** Whether the vehicle has passed the gate on its journey. */
    boolean isPassed(String gateId, String vehicleId) {
        Passage passage = passage(gateId, vehicleId);
        return passage != null && passage.isOnJourney();
    }

    /** The vehicle's last passage of the gate, on whichever journey; {@code null} if there was none. */
    @Nullable
    Passage passage(String gateId, String vehicleId) {
        Map<String, Passage> passed = passedByGate.get(gateId);
        return passed == null ? null : passed.get(vehicleId);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(byVehicle.size());
        for (Map.Entry<String, GateWait> entry : byVehicle.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
        out.writeInt(passedByGate.size());
        for (Map.Entry<String, TreeMap<String, Passage>> gate : passedByGate.entrySet()) {
            out.writeUTF(gate.getKey());
            out.writeInt(gate.getValue().size());
            for (Map.Entry<String, Passage> passed : gate.getValue().entrySet()) {
                out.writeUTF(passed.getKey());
                out.writeLong(passed.getValue().happenedMs());
                out.writeLong(passed.getValue().knownMs());
                out.writeBoolean(passed.getValue().isOnJourney());
            }
        }
        out.writeLong(wakeMs);
        out.writeInt(readByGate.size());
        for (Map.Entry<String, TreeMap<String, Long>> gate : readByGate.entrySet()) {
            out.writeUTF(gate.getKey());
            out.writeInt(gate.getValue().size());
            for (Map.Entry<String, Long> read : gate.getValue().entrySet()) {
                out.writeUTF(read.getKey());
                out.writeLong(read.getValue());
            }
        }
    }

    /** Reads what the state of an escort of this version holds. */
    void read(DataInput in, int version) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            byVehicle.put(in.readUTF(), GateWait.read(in, version));
        }
        for (int gates = in.readInt(); gates > 0; gates--) {
            String gateId = in.readUTF();
            for (int left = in.readInt(); left > 0; left--) {
                String vehicleId = in.readUTF();
                pass(gateId, vehicleId, version > 4 ? readPassage(in, version) : Passage.LONG_AGO);
            }
        }
        wakeMs = in.readLong();
        for (int gates = version > 10 ? in.readInt() : 0; gates > 0; gates--) {
            String gateId = in.readUTF();
            for (int left = in.readInt(); left > 0; left--) {
                read(gateId, in.readUTF(), in.readLong());
            }
        }
    }

    private static Passage readPassage(DataInput in, int version) throws IOException {
        return new Passage(in.readLong(), in.readLong(), version < 9 || in.readBoolean());
    }
}
