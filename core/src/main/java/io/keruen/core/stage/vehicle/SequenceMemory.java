package io.keruen.core.stage.vehicle;

import io.keruen.core.stage.flow.StateIo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Which sequence numbers of a vehicle have been seen: at most 32 ranges for each of its last 4 boots. What falls out of
 * that is forgotten, so a very old repeat counts as late, not as a duplicate. State.
 */
final class SequenceMemory {
    private static final int BOOTS = 4;
    private static final int RANGES = 32;

    private final long[] bootIds = new long[BOOTS];
    private final long[][] ranges = new long[BOOTS][2 * RANGES];
    private final int[] counts = new int[BOOTS];
    private int boots;

    /**
     * While numbers only count up they are not written to the last range of the newest boot but kept here, so that nothing
     * else of the memory has to be fetched.
     */
    private boolean counting;

    private long countingBootId;
    private long countedTo;

    /** Remembers a number; answers whether it was new. */
    boolean add(long bootId, long sequence) {
        settle();
        int boot = indexOf(bootId);
        if (boot < 0) {
            return true; // older than every boot remembered: never seen, as far as we know
        }
        long[] known = ranges[boot];
        int count = counts[boot];
        int at = count; // the first range that begins above the number, from the end: numbers mostly rise
        while (at > 0 && known[2 * at - 2] > sequence) {
            at--;
        }
        if (at > 0 && sequence <= known[2 * at - 1]) {
            return false;
        }
        boolean touchesBelow = at > 0 && known[2 * at - 1] == sequence - 1;
        boolean touchesAbove = at < count && known[2 * at] == sequence + 1;
        if (touchesBelow && touchesAbove) {
            known[2 * at - 1] = known[2 * at + 1];
            System.arraycopy(known, 2 * at + 2, known, 2 * at, 2 * (count - at - 1));
            counts[boot] = count - 1;
        } else if (touchesBelow) {
            known[2 * at - 1] = sequence;
        } else if (touchesAbove) {
            known[2 * at] = sequence;
        } else {
            insert(boot, at, sequence);
        }
        return true;
    }

    /** Remembers consecutive numbers that follow the highest one known of this boot; answers whether they do. */
    boolean extend(long bootId, long first, int count) {
        if (!counting || countingBootId != bootId) {
            settle();
            int boot = boots - 1;
            if (boot < 0 || bootIds[boot] != bootId || counts[boot] == 0) {
                return false;
            }
            counting = true;
            countingBootId = bootId;
            countedTo = ranges[boot][2 * counts[boot] - 1];
        }
        if (countedTo != first - 1) {
            return false;
        }
        countedTo += count;
        return true;
    }

    private void settle() {
        if (counting) {
            ranges[boots - 1][2 * counts[boots - 1] - 1] = countedTo;
            counting = false;
        }
    }

    private void insert(int boot, int position, long sequence) {
        long[] known = ranges[boot];
        int at = position;
        if (counts[boot] == RANGES) {
            if (at == 0) {
                return; // older than everything remembered: not worth forgetting a newer range
            }
            System.arraycopy(known, 2, known, 0, 2 * (RANGES - 1));
            counts[boot]--;
            at--;
        }
        System.arraycopy(known, 2 * at, known, 2 * at + 2, 2 * (counts[boot] - at));
        known[2 * at] = sequence;
        known[2 * at + 1] = sequence;
        counts[boot]++;
    }

    /** The boot's row, made if it is new and not older than all that are remembered; boots stand in rising order. */
    private int indexOf(long bootId) {
        int at = boots;
        while (at > 0 && bootIds[at - 1] >= bootId) {
            at--;
        }
        if (at < boots && bootIds[at] == bootId) {
            return at;
        }
        if (boots == BOOTS) {
            if (at == 0) {
                return -1;
            }
            long[] freed = ranges[0];
            for (int i = 0; i < at - 1; i++) {
                move(i + 1, i);
            }
            ranges[at - 1] = freed;
            bootIds[at - 1] = bootId;
            counts[at - 1] = 0;
            return at - 1;
        }
        long[] free = ranges[boots];
        for (int i = boots; i > at; i--) {
            move(i - 1, i);
        }
        ranges[at] = free;
        bootIds[at] = bootId;
        counts[at] = 0;
        boots++;
        return at;
    }

    private void move(int source, int target) {
        ranges[target] = ranges[source];
        bootIds[target] = bootIds[source];
        counts[target] = counts[source];
    }

    void write(DataOutput out) throws IOException {
        settle();
        out.writeByte(boots);
        for (int boot = 0; boot < boots; boot++) {
            out.writeLong(bootIds[boot]);
            StateIo.writeLongs(out, ranges[boot], 2 * counts[boot]);
        }
    }

    void read(DataInput in) throws IOException {
        counting = false;
        boots = in.readByte();
        for (int boot = 0; boot < boots; boot++) {
            bootIds[boot] = in.readLong();
            long[] known = StateIo.readLongs(in);
            System.arraycopy(known, 0, ranges[boot], 0, known.length);
            counts[boot] = known.length / 2;
        }
    }
}
