package io.keruen.core.stage.escort;

import io.keruen.core.gate.GateLimits;
import io.keruen.core.gate.GateLine;
import io.keruen.core.gate.LeaseSpan;
import io.keruen.core.gate.Reply;
import io.keruen.core.stage.flow.StateIo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vehicle of an escort that waits at a gate. Mutable. */
final class GateWait {
    private static final long NOT_YET_MS = EscortMember.NOT_YET_MS;

    final String gateId;

    /** When the newest line reached us by which it arrived. */
    long arrivedMs;

    /** Whom the lane read, {@code null} if it could not. */
    @Nullable
    String laneVehicleId;

    /** The seal that the lane read last, {@code null} if it never could. */
    @Nullable
    String laneSealId;

    /** When it was last seen at the gate, or arrived. */
    long seenMs;

    /** How far along the route it was last seen at the gate; NaN if it was not. */
    double seenChainageM = Double.NaN;

    /** Along which route that was. */
    long seenRouteKey;

    /** When somebody last passed the gate unread while it waited, by the gate's clock. */
    long unreadMs = NOT_YET_MS;

    /** The leases that it may have had: all was ready. */
    final LeaseSpan leases = new LeaseSpan();

    /**
     * It may have had the lease when somebody passed unread: the passage may count as its own, whatever the lane reads
     * later.
     */
    boolean mayHavePassed;

    /** It has passed the gate before, then, ingest time: it must have been away since. */
    long passedMs = NOT_YET_MS;

    /** Until when that counts. */
    long passedUntilMs = Long.MAX_VALUE;

    GatePlace place = new GatePlace();

    /** What was told last, and when. */
    List<Reply> told = List.of();

    long toldMs = NOT_YET_MS;

    GateWait(String gateId, long arrivedMs, @Nullable String laneVehicleId, @Nullable String laneSealId) {
        this.gateId = gateId;
        this.arrivedMs = arrivedMs;
        this.laneVehicleId = laneVehicleId;
        this.laneSealId = laneSealId;
        seenMs = arrivedMs;
    }

    /** Somebody has passed the gate unread: any of those that wait. */
    void passedUnread(GateLine line) {
        unreadMs = Math.max(unreadMs, line.happenedMs());
        mayHavePassed |= leases.covers(line);
    }

    /** Whether all was ready when it was told of last. */
    private boolean wasReady() {
        return !told.isEmpty() && told.stream().allMatch(Reply::isYes);
    }

    /** What there is to tell at a moment; until then what was told last has held. */
    void judged(List<Reply> replies, long nowMs) {
        if (wasReady() || replies.stream().allMatch(Reply::isYes)) {
            leases.goOn(nowMs, nowMs + GateLimits.LEASE_MS);
        }
    }

    /**
     * The lane has read it once more: what it could not read this time is known from before. It has not passed then, but
     * where it may have had the lease the lane may have read it where it has gone through.
     */
    void readAgain(GateLine line, @Nullable String newLaneVehicleId) {
        unreadMs = mayHavePassed ? unreadMs : NOT_YET_MS;
        arrivedMs = line.ingestTimeMs();
        seenMs = Math.max(seenMs, arrivedMs);
        boolean saysNothing = line.vehicleId() == null && line.plate() == null;
        laneVehicleId = saysNothing ? laneVehicleId : newLaneVehicleId;
        laneSealId = line.sealId() == null ? laneSealId : line.sealId();
        told = List.of();
        toldMs = NOT_YET_MS;
    }

    /** Whether it has passed the gate before and has not been away since. */
    boolean hasNotLeft(long nowMs) {
        return passedMs != NOT_YET_MS && nowMs <= passedUntilMs && !place.hasLeft();
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(gateId);
        out.writeLong(arrivedMs);
        StateIo.writeNullableUtf(out, laneVehicleId);
        StateIo.writeNullableUtf(out, laneSealId);
        out.writeLong(seenMs);
        Reply.writeAll(told, out);
        out.writeLong(toldMs);
        out.writeDouble(seenChainageM);
        out.writeLong(unreadMs);
        out.writeBoolean(mayHavePassed);
        out.writeLong(passedMs);
        place.write(out);
        out.writeLong(seenRouteKey);
        leases.write(out);
        out.writeLong(passedUntilMs);
    }

    /** Reads what the state of an escort of this version holds. */
    static GateWait read(DataInput in, int version) throws IOException {
        GateWait wait =
                new GateWait(in.readUTF(), in.readLong(), StateIo.readNullableUtf(in), StateIo.readNullableUtf(in));
        wait.seenMs = in.readLong();
        wait.told = Reply.readAll(in);
        wait.toldMs = in.readLong();
        if (version > 4) {
            wait.seenChainageM = in.readDouble();
            wait.unreadMs = in.readLong();
            wait.mayHavePassed = in.readBoolean();
            wait.passedMs = in.readLong();
            wait.place.read(in);
        }
        wait.seenRouteKey = version > 7 ? in.readLong() : TrackRing.NO_ROUTE;
        if (version > 8) {
            wait.leases.read(in);
            wait.passedUntilMs = in.readLong();
        } else if (wait.wasReady()) {
            wait.leases.endsAt(wait.toldMs + GateLimits.LEASE_MS);
        }
        return wait;
    }
}
