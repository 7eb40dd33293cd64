package io.keruen.core.gate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state of one gate: who waits, who has the lease, what officers hold. Mutable, one per key. */
public final class GateState {
    /**
     * Version 1 knew one escort of each vehicle, and neither who had passed nor when a hold was signed; version 2 did not
     * know when the lane read a vehicle, version 3 of no escort but that of the journey, version 4 of no lease taken back,
     * version 5 not by which time a passage was reported.
     */
    private static final int VERSION = 6;

    final String gateId;
    final TreeMap<String, Waiter> waiters = new TreeMap<>();
    final GateHolds holds = new GateHolds();
    final GatePassages passages = new GatePassages();
    final GateObjections objections = new GateObjections();
    final GateInbox inbox = new GateInbox();

    /** For whom the gate is cleared, {@code null} for nobody. */
    @Nullable
    String leaseVehicleId;

    /** When the lease was granted or renewed last. */
    long leasedMs;

    /** A lease ended at this moment: nobody gets another at the same one. */
    long endedMs = Approach.NOT_YET_MS;

    /** When something is due if nothing comes. */
    long wakeMs = Long.MAX_VALUE;

    /** A gate of which nothing is known. */
    public GateState(String gateId) {
        this.gateId = gateId;
    }

    /** The gate's id, which is its key. */
    public String gateId() {
        return gateId;
    }

    /** Whether nothing would be lost if it were forgotten. */
    public boolean isEmpty() {
        boolean isAtRest = inbox.firstMs() == Long.MAX_VALUE && leaseVehicleId == null;
        return isAtRest && waiters.isEmpty() && holds.isEmpty() && passages.isEmpty() && objections.isEmpty();
    }

    /** Who waits, in the order of arrival. */
    List<Waiter> inOrder() {
        List<Waiter> all = new ArrayList<>(waiters.values());
        all.sort(Waiter.ORDER);
        return all;
    }

    /** Writes the state; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(VERSION);
        out.writeUTF(gateId);
        out.writeInt(waiters.size());
        for (Waiter waiter : waiters.values()) {
            waiter.write(out);
        }
        holds.write(out);
        inbox.write(out);
        Texts.write(out, leaseVehicleId);
        out.writeLong(leasedMs);
        out.writeLong(endedMs);
        out.writeLong(wakeMs);
        passages.write(out);
        objections.write(out);
    }

    /** Reads a state. */
    public static GateState read(DataInput in) throws IOException {
        int version = in.readInt();
        if (version < 1 || version > VERSION) {
            throw new IllegalStateException("gate state of version " + version + ", known is " + VERSION);
        }
        GateState state = new GateState(in.readUTF());
        for (int left = in.readInt(); left > 0; left--) {
            Waiter waiter = Waiter.read(in, version);
            state.waiters.put(waiter.vehicleId, waiter);
        }
        state.holds.read(in, version);
        state.inbox.read(in, version);
        state.leaseVehicleId = Texts.read(in);
        state.leasedMs = in.readLong();
        state.endedMs = in.readLong();
        state.wakeMs = in.readLong();
        Waiter holder = state.leaseVehicleId == null ? null : state.waiters.get(state.leaseVehicleId);
        if (version < 5 && holder != null) {
            holder.leases.endsAt(state.leasedMs + GateLimits.LEASE_MS);
        }
        if (version > 1) {
            state.passages.read(in, version);
        }
        if (version > 3) {
            state.objections.read(in);
        }
        return state;
    }
}
