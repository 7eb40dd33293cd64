package io.keruen.core.stage.escort;

import io.keruen.core.alert.Finding;
import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.stage.flow.StateIo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One vehicle in the state of an escort: where it has been, what waits, and the pair in which it follows. */
final class EscortMember {
    /** When what has not happened happened; what will not happen does so at {@code NEVER_MS}. */
    static final long NOT_YET_MS = Long.MIN_VALUE;

    final String vehicleId;
    final long[] longs;
    final double[] doubles;
    TrackRing ring = new TrackRing();
    TrackQueue queue = new TrackQueue();
    final MemberProgress progress = new MemberProgress();
    final MemberStatus status = new MemberStatus();
    final MemberSpot spot = new MemberSpot();

    /** Whom it follows, as of its last judged sample; the slices belong to this pair. */
    @Nullable
    String leaderId;

    /** Whose ground it was on at its last sample; {@code null} if nobody's that is known. */
    @Nullable
    String jurisdiction;

    /** The pair passes a gate, queue, yard or control. */
    boolean suspended;

    /** A new plan ended its pair at this event time; older samples make no pair any more. */
    long endedAtMs = NOT_YET_MS;

    /** Rules whose slice got lost in an upgrade; their open alerts about this pair end at the next sample. */
    final Set<String> droppedRuleIds = new TreeSet<>();

    /** What is in force, kept while it covers the time asked for. Not state. */
    Situation situation = Situation.NONE;

    /** The plan in it if that is one of this escort. Not state. */
    @Nullable
    EscortPlan plan;

    /** Whom it follows by that plan, once found. Not state. */
    @Nullable
    EscortMember leader;

    /** The leader for whom the oldest waiting sample waits, if it is known. Not state. */
    @Nullable
    EscortMember waitsFor;

    /** The event time of that sample: before the leader has come so far only the end of the wait has it judged. Not state. */
    long waitsForMs;

    EscortMember(String vehicleId, PairLayout layout) {
        this.vehicleId = vehicleId;
        longs = new long[layout.longs()];
        doubles = new double[layout.doubles()];
    }

    /** Its pair ended at this event time: what waits is looked at anew. */
    void endAt(long tMs) {
        endedAtMs = tMs;
        waitsFor = null;
    }

    /** Other control data are in force: what is kept of the old ones counts no more. */
    void forgetControl() {
        situation = Situation.NONE;
        waitsFor = null;
    }

    /** Whether the oldest waiting sample waits for a leader who has not come so far yet. */
    boolean isHeldBack() {
        EscortMember ahead = waitsFor;
        return ahead != null && ahead.ring.newestMs() < waitsForMs;
    }

    /** What alerts about the pair are about. */
    String subject() {
        return Finding.pairSubject(vehicleId, String.valueOf(leaderId));
    }

    /** Forgets the pair in which it follows. */
    void forgetPair() {
        leaderId = null;
        suspended = false;
        status.gapM = Double.NaN;
        droppedRuleIds.clear();
        Arrays.fill(longs, 0);
        Arrays.fill(doubles, 0);
    }

    void write(DataOutput out, PairLayout layout) throws IOException {
        out.writeUTF(vehicleId);
        StateIo.writeNullableUtf(out, leaderId);
        out.writeBoolean(suspended);
        out.writeLong(endedAtMs);
        out.writeInt(droppedRuleIds.size());
        for (String ruleId : droppedRuleIds) {
            out.writeUTF(ruleId);
        }
        for (int r = 0; r < layout.size(); r++) {
            for (int k = 0; k < layout.rule(r).longs(); k++) {
                out.writeLong(longs[layout.longBase(r) + k]);
            }
            for (int k = 0; k < layout.rule(r).doubles(); k++) {
                out.writeDouble(doubles[layout.doubleBase(r) + k]);
            }
        }
        ring.write(out);
        queue.write(out);
        progress.write(out);
        status.write(out);
        spot.write(out);
        StateIo.writeNullableUtf(out, jurisdiction);
    }

    /** Reads a member as the state of this version holds it. */
    static EscortMember read(DataInput in, PairLayout layout, StoredSlices slices, int version) throws IOException {
        EscortMember member = new EscortMember(in.readUTF(), layout);
        member.leaderId = StateIo.readNullableUtf(in);
        member.suspended = in.readBoolean();
        member.endedAtMs = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            member.droppedRuleIds.add(in.readUTF());
        }
        slices.read(in, member);
        if (member.leaderId != null) {
            member.droppedRuleIds.addAll(slices.droppedRuleIds());
        }
        member.ring = TrackRing.read(in, version);
        member.queue = TrackQueue.read(in, version);
        if (version > 1) {
            member.progress.read(in, version);
        }
        if (version > 3) {
            member.status.read(in, version);
            member.spot.read(in, version);
            if (version < 12) {
                member.status.paceRouteKey = member.spot.routeKey;
            }
            member.jurisdiction = StateIo.readNullableUtf(in);
        }
        return member;
    }
}
