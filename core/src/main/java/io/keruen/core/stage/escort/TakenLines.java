package io.keruen.core.stage.escort;

import io.keruen.core.stage.flow.StateIo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeSet;

/**
 * Which lines about one name were taken, by their places in the topic: an escort gets a line by each name in it, and an older
 * one after a younger where a later plan is the first to name it. Remembered are as many as {@link CustomsRoute} hands to
 * such a plan; what lies before those counts as taken. State.
 */
final class TakenLines {
    /** States of customs before this version kept the last place alone: all up to it counts as taken. */
    private static final int PLACES_VERSION = 3;

    private long upTo = -1;
    private final TreeSet<Long> ordinals = new TreeSet<>();

    /** Takes a line; answers whether it is new. */
    boolean add(long ordinal) {
        if (ordinal <= upTo || !ordinals.add(ordinal)) {
            return false;
        }
        if (ordinals.size() > CustomsRoute.KEPT) {
            upTo = ordinals.first();
            ordinals.remove(upTo);
        }
        return true;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(upTo);
        long[] places = new long[ordinals.size()];
        int count = 0;
        for (long ordinal : ordinals) {
            places[count++] = ordinal;
        }
        StateIo.writeLongs(out, places, count);
    }

    /** Reads what a state of customs of this version holds. */
    static TakenLines read(DataInput in, int version) throws IOException {
        TakenLines lines = new TakenLines();
        lines.upTo = in.readLong();
        for (int left = version < PLACES_VERSION ? 0 : in.readInt(); left > 0; left--) {
            lines.ordinals.add(in.readLong());
        }
        return lines;
    }
}
