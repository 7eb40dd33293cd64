package io.keruen.core.stage.escort;

import io.keruen.core.stage.flow.StateIo;
import io.keruen.core.stage.flow.TrackFrame;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far one planned vehicle has come on its way. State; times are event times, {@link #NOT_YET_MS} if it was not yet. */
final class MemberProgress {
    /** No time. */
    static final long NOT_YET_MS = EscortMember.NOT_YET_MS;

    /** The plan names it since. */
    long plannedMs = NOT_YET_MS;

    long heardMs = NOT_YET_MS;
    long departedMs = NOT_YET_MS;
    boolean departedUnobserved;

    /** The yard that it left, if it was one. */
    @Nullable
    String departedZoneId;

    long arrivedMs = NOT_YET_MS;
    boolean arrivedUnobserved;

    /** How many gates of the plan in force lie behind it, and when it passed the last of them. */
    int gatesPassed;

    long passedMs = NOT_YET_MS;

    /** Their ids, by the plan in which it passed the last; empty though there are some where an old state told the number only. */
    private List<String> behind = List.of();

    /** It stands at, or queues for, the next gate since. */
    long atGateMs = NOT_YET_MS;

    /** No place on the route is near it since. */
    long offMs = NOT_YET_MS;

    /** When the open ROUTE_DEVIATION about it began, and was raised. */
    long deviationStartedMs = NOT_YET_MS;

    long deviationRaisedMs = NOT_YET_MS;

    /** Watched bits of its last sample. */
    int kinds;

    // Of the last sample before it departed.
    long beforeMs;
    double beforeChainageM = Double.NaN;

    // Where it was first heard away from the route, until it departed.
    double anchorLatDeg = Double.NaN;
    double anchorLonDeg = Double.NaN;

    boolean isHeard() {
        return heardMs != NOT_YET_MS;
    }

    boolean isDeparted() {
        return departedMs != NOT_YET_MS;
    }

    boolean isArrived() {
        return arrivedMs != NOT_YET_MS;
    }

    /** Whether it was inside the yard of its destination at its last sample. */
    boolean isInDestination() {
        return (kinds & TrackFrame.IN_DESTINATION) != 0;
    }

    /** It is to arrive elsewhere. */
    void forgetArrival() {
        arrivedMs = NOT_YET_MS;
        arrivedUnobserved = false;
    }

    boolean isAtGate() {
        return atGateMs != NOT_YET_MS;
    }

    /** It has passed so many of these gates. */
    void pass(List<String> gates, int count, long atMs) {
        gatesPassed = count;
        passedMs = atMs;
        behind = List.copyOf(gates.subList(0, count));
    }

    /** Other gates may be in force: it has passed the last of them that is behind it, and those before. */
    void count(List<String> gates) {
        if (behind.isEmpty()) {
            behind = List.copyOf(gates.subList(0, Math.min(gatesPassed, gates.size())));
        }
        int passed = behind.size();
        if (gates.size() < passed || !gates.subList(0, passed).equals(behind)) {
            passed = gates.size();
            while (passed > 0 && !behind.contains(gates.get(passed - 1))) {
                passed--;
            }
        }
        gatesPassed = passed;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(plannedMs);
        out.writeLong(heardMs);
        out.writeLong(departedMs);
        out.writeBoolean(departedUnobserved);
        StateIo.writeNullableUtf(out, departedZoneId);
        out.writeLong(arrivedMs);
        out.writeBoolean(arrivedUnobserved);
        out.writeBoolean(false); // once: inside the destination, which its last sample says
        out.writeInt(gatesPassed);
        out.writeLong(passedMs);
        out.writeLong(atGateMs);
        out.writeLong(offMs);
        out.writeLong(deviationStartedMs);
        out.writeLong(deviationRaisedMs);
        out.writeInt(kinds);
        out.writeLong(beforeMs);
        out.writeDouble(beforeChainageM);
        out.writeDouble(anchorLatDeg);
        out.writeDouble(anchorLonDeg);
        out.writeInt(behind.size());
        for (String gateId : behind) {
            out.writeUTF(gateId);
        }
    }

    /** Reads what the state of an escort of this version holds. */
    void read(DataInput in, int version) throws IOException {
        plannedMs = in.readLong();
        heardMs = in.readLong();
        departedMs = in.readLong();
        departedUnobserved = in.readBoolean();
        departedZoneId = StateIo.readNullableUtf(in);
        arrivedMs = in.readLong();
        arrivedUnobserved = in.readBoolean();
        in.readBoolean();
        gatesPassed = in.readInt();
        passedMs = in.readLong();
        atGateMs = in.readLong();
        offMs = in.readLong();
        deviationStartedMs = in.readLong();
        deviationRaisedMs = in.readLong();
        kinds = in.readInt();
        beforeMs = in.readLong();
        beforeChainageM = in.readDouble();
        anchorLatDeg = in.readDouble();
        anchorLonDeg = in.readDouble();
        if (version > 9) {
            String[] gates = new String[in.readInt()];
            for (int gate = 0; gate < gates.length; gate++) {
                gates[gate] = in.readUTF();
            }
            behind = List.of(gates);
        }
    }
}
