package io.keruen.core.gate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle that waits at a gate, what its escorts told last, and what the gate said last. While a vehicle goes over from
 * one escort to the next both speak of it: the one counts that says it is in force. Mutable.
 */
final class Waiter {
    /** Who came first. */
    static final Comparator<Waiter> ORDER = Comparator.comparingLong((Waiter waiter) -> waiter.arrivedMs)
            .thenComparingLong(waiter -> waiter.ordinal)
            .thenComparing(waiter -> waiter.vehicleId);

    final String vehicleId;
    long arrivedMs;
    long ordinal;

    /** When the lane read it last, by the gate's clock; 0 if it never did. */
    long readMs;

    final LeaseSpan leases = new LeaseSpan();

    /** By escort. */
    private final TreeMap<String, Word> words = new TreeMap<>();

    /** When an escort last said that it does not wait any more. Not state: it counts at its own moment only. */
    long overMs = Approach.NOT_YET_MS;

    /** What was said last, to see whether there is something new; empty if nothing was. */
    String said = "";

    /** What an escort told, and when. */
    private record Word(long toldMs, List<Reply> replies) {
        boolean isFresh(long nowMs) {
            return nowMs - toldMs <= GateLimits.LAG_MS;
        }

        /** Whether the escort said that it is in force. */
        boolean isValid() {
            return replies.get(GateCondition.ESCORT_VALID.ordinal()).isYes();
        }

        boolean isReady() {
            return replies.stream().allMatch(Reply::isYes);
        }
    }

    /**
     * The word that counts.
     *
     * @param escortId {@code null} if nobody told anything
     * @param replies empty then
     */
    record Told(@Nullable String escortId, long toldMs, List<Reply> replies) {
        private static final Told NOTHING = new Told(null, Approach.NOT_YET_MS, List.of());
    }

    Waiter(String vehicleId, long arrivedMs, long ordinal) {
        this.vehicleId = vehicleId;
        this.arrivedMs = arrivedMs;
        this.ordinal = ordinal;
    }

    /** The lane has read it. An earlier reading from what is still the future was by a clock that has been set since. */
    void read(GateLine line) {
        readMs = readMs > line.ingestTimeMs() ? line.eventTimeMs() : Math.max(readMs, line.eventTimeMs());
    }

    /**
     * The lane must read it again. A name that has passed may be misread where it is not that of the one cleared, or of one
     * that waits: the gate takes the holder, or under no lease all, out of its lane, and a lease would say what is not so.
     */
    void askToBeRead() {
        readMs = 0;
    }

    /** Whether the lane has read it since the line's time; a reading from what is still the future says nothing. */
    boolean isReadSince(GateLine line) {
        return readMs > line.eventTimeMs() && readMs <= line.ingestTimeMs();
    }

    /** Whether it has left the gate before its lease is over, and nobody has reported yet that it passed. */
    boolean isUnderWay(long nowMs) {
        List<Reply> replies = told(nowMs).replies;
        int atGate = GateCondition.AT_GATE.ordinal();
        return leases.endMs() > nowMs
                && atGate < replies.size()
                && replies.get(atGate).answer() == Answer.FALSE;
    }

    /** Whether it is known when the lane read it: else no lease could name its arrival. */
    boolean isRead() {
        return readMs != 0;
    }

    /** Takes what an escort tells. */
    void hear(Readiness readiness) {
        if (readiness.isOver()) {
            words.remove(readiness.escortId());
            overMs = readiness.atMs();
        } else {
            words.put(readiness.escortId(), new Word(readiness.atMs(), readiness.replies()));
        }
    }

    /** The escorts that say something about it. */
    Set<String> escortIds() {
        return words.keySet();
    }

    /** Whether no escort says anything about it. */
    boolean isUntold() {
        return words.isEmpty();
    }

    /**
     * What counts of that which escorts told: the word of the one in force, fresh before old; of two that both say that
     * they are in force, that of the one that has something against it.
     */
    Told told(long nowMs) {
        Map.Entry<String, Word> best = null;
        for (Map.Entry<String, Word> word : words.entrySet()) {
            if (best == null || isBefore(word.getValue(), best.getValue(), nowMs)) {
                best = word;
            }
        }
        return best == null ? Told.NOTHING : new Told(best.getKey(), best.getValue().toldMs, best.getValue().replies);
    }

    private static boolean isBefore(Word a, Word b, long nowMs) {
        boolean isInForce = a.isValid() && a.isFresh(nowMs);
        if (isInForce != (b.isValid() && b.isFresh(nowMs))) {
            return isInForce;
        }
        return isInForce ? b.isReady() && !a.isReady() : a.isFresh(nowMs) && !b.isFresh(nowMs);
    }

    /** When the next of what was told gets too old; {@code Long.MAX_VALUE} if all is already. */
    long oldMs(long nowMs) {
        long nextMs = Long.MAX_VALUE;
        for (Word word : words.values()) {
            long atMs = word.toldMs + GateLimits.LAG_MS + 1;
            nextMs = atMs > nowMs ? Math.min(nextMs, atMs) : nextMs;
        }
        return nextMs;
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(vehicleId);
        out.writeLong(arrivedMs);
        out.writeLong(ordinal);
        out.writeInt(words.size());
        for (Map.Entry<String, Word> word : words.entrySet()) {
            out.writeUTF(word.getKey());
            out.writeLong(word.getValue().toldMs);
            Reply.writeAll(word.getValue().replies, out);
        }
        out.writeUTF(said);
        out.writeLong(readMs);
        leases.write(out);
    }

    /**
     * Reads what the state of a gate of this version holds: the first knew one escort only, the second not when the lane
     * read the vehicle, which must be read again, the fourth no lease that had been taken back.
     */
    static Waiter read(DataInput in, int version) throws IOException {
        Waiter waiter = new Waiter(in.readUTF(), in.readLong(), in.readLong());
        if (version == 1) {
            String escortId = Texts.read(in);
            Word word = new Word(in.readLong(), Reply.readAll(in));
            if (escortId != null && !word.replies.isEmpty()) {
                waiter.words.put(escortId, word);
            }
        } else {
            for (int left = in.readInt(); left > 0; left--) {
                waiter.words.put(in.readUTF(), new Word(in.readLong(), Reply.readAll(in)));
            }
        }
        waiter.said = in.readUTF();
        waiter.readMs = version > 2 ? in.readLong() : 0;
        if (version > 4) {
            waiter.leases.read(in);
        }
        return waiter;
    }
}
