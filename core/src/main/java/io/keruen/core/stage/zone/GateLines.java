package io.keruen.core.stage.zone;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The gates drawn as a line that a vehicle is near to, and whether it has passed them. Mutable, one per vehicle. */
public final class GateLines {
    private static final int ODD = 1;
    private static final int PAST = 2;
    private static final long[] NO_KEYS = {};
    private static final byte[] NO_FLAGS = {};

    private long[] keys = NO_KEYS;
    private byte[] flags = NO_FLAGS;
    private int count;

    /** Whether the vehicle has been clearly beyond the line since it came near. */
    public boolean isPast(int at) {
        return (flags[at] & PAST) != 0;
    }

    /** Whether the vehicle is past the line, or has crossed it an odd number of times and may be on it yet. */
    public boolean isAcross(int at) {
        return flags[at] != 0;
    }

    /** The place of a gate, or -1. */
    public int find(long key) {
        for (int i = 0; i < count; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        return -1;
    }

    /** Takes in a gate that the vehicle stands before; answers its place. */
    public int add(long key) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count + 2);
            flags = Arrays.copyOf(flags, count + 2);
        }
        keys[count] = key;
        flags[count] = 0;
        return count++;
    }

    /** Moves a gate to the front part that {@link #cut} leaves. */
    public void keep(int at, int to) {
        long key = keys[at];
        byte flag = flags[at];
        keys[at] = keys[to];
        flags[at] = flags[to];
        keys[to] = key;
        flags[to] = flag;
    }

    /** Forgets all but the first gates. */
    public void cut(int kept) {
        count = kept;
    }

    /** Goes one step on; only a place clear of the line says on which side of it the vehicle is. */
    public void step(int at, boolean crossed, boolean clear) {
        int next = crossed ? flags[at] ^ ODD : flags[at];
        if (clear) {
            next = (next & ODD) != 0 ? next | PAST : next & ~PAST;
        }
        flags[at] = (byte) next;
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeLong(keys[i]);
            out.writeByte(flags[i]);
        }
    }

    public void read(DataInput in) throws IOException {
        count = 0;
        int stored = in.readInt();
        for (int i = 0; i < stored; i++) {
            int at = add(in.readLong());
            flags[at] = in.readByte();
        }
    }
}
