package io.keruen.core.gate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vehicle that waits at a gate, what its escort told last, and what the gate said last. Mutable. */
final class Waiter {
    /** Who came first. */
    static final Comparator<Waiter> ORDER = Comparator.comparingLong((Waiter waiter) -> waiter.arrivedMs)
            .thenComparingLong(waiter -> waiter.ordinal)
            .thenComparing(waiter -> waiter.vehicleId);

    final String vehicleId;
    long arrivedMs;
    long ordinal;

    @Nullable
    String escortId;

    long toldMs = Approach.NEVER_MS;
    List<Reply> told = List.of();

    /** What was said last, to see whether there is something new; empty if nothing was. */
    String said = "";

    Waiter(String vehicleId, long arrivedMs, long ordinal) {
        this.vehicleId = vehicleId;
        this.arrivedMs = arrivedMs;
        this.ordinal = ordinal;
    }

    /** Takes what its escort tells. */
    void hear(Readiness readiness) {
        escortId = readiness.escortId();
        toldMs = readiness.atMs();
        told = readiness.replies();
    }

    /** When what was told gets too old; {@code Long.MAX_VALUE} if it is already. */
    long oldMs(long nowMs) {
        long atMs = toldMs + GateLimits.LAG_MS + 1;
        return atMs > nowMs ? atMs : Long.MAX_VALUE;
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(vehicleId);
        out.writeLong(arrivedMs);
        out.writeLong(ordinal);
        Texts.write(out, escortId);
        out.writeLong(toldMs);
        Reply.writeAll(told, out);
        out.writeUTF(said);
    }

    static Waiter read(DataInput in) throws IOException {
        Waiter waiter = new Waiter(in.readUTF(), in.readLong(), in.readLong());
        waiter.escortId = Texts.read(in);
        waiter.toldMs = in.readLong();
        waiter.told = Reply.readAll(in);
        waiter.said = in.readUTF();
        return waiter;
    }
}
