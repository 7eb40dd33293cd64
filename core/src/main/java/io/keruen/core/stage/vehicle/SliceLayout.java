package io.keruen.core.stage.vehicle;

import io.keruen.core.rule.Slice;
import io.keruen.core.rule.VehicleRule;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where each rule's slice lies in the two arrays of a state object, and the form in which slices are stored: by rule id
 * and version, so that a new rule starts at zero, one that has grown at its end goes on, and one that is gone is skipped.
 * Immutable.
 */
final class SliceLayout {
    /** {@code brief}: how many of its longs, the first ones, do not outlive the escort; -1 if all of it does. */
    private record Entry(String ruleId, int version, int longBase, int longs, int doubleBase, int doubles, int brief) {}

    private static final int LASTS = -1;

    /** In the place of a version, before nothing: what was lost, and nobody was told so yet. */
    private static final int LOST = -1;

    /** Of 8 bytes, in what memory is fetched by. */
    private static final int WORDS_PER_LINE = 8;

    private final List<Entry> entries = new ArrayList<>();
    private int longs;
    private int doubles;
    /** Where the longs and the doubles of each slice begin: the same as in the entries, without the way to them. */
    private int[] bases = new int[0];

    /** One word of each line of memory that every run reads, by its place in the longs and in the doubles. */
    private int[] busyLongs = new int[0];

    private int[] busyDoubles = new int[0];

    /** Adds the slice of a vehicle rule; answers its number. */
    int add(VehicleRule rule) {
        busyLongs = withLines(busyLongs, longs, rule.busyLongs());
        busyDoubles = withLines(busyDoubles, doubles, rule.busyDoubles());
        int brief = rule.longs() - rule.lastingLongs();
        return append(rule.id(), rule.sliceVersion(), rule.longs(), rule.doubles(), brief);
    }

    /** Adds a slice that every run reads; answers its number. */
    int add(String id, int version, int longCount, int doubleCount) {
        return addBusy(id, version, longCount, doubleCount, longCount);
    }

    /** Adds a slice that every run reads and that outlives the escort; answers its number. */
    int addLastingBusy(String id, int version, int longCount, int doubleCount) {
        return addBusy(id, version, longCount, doubleCount, LASTS);
    }

    private int addBusy(String id, int version, int longCount, int doubleCount, int brief) {
        busyLongs = withLines(busyLongs, longs, longCount);
        busyDoubles = withLines(busyDoubles, doubles, doubleCount);
        return append(id, version, longCount, doubleCount, brief);
    }

    /** Adds a slice that outlives the escort; answers its number. */
    int addLasting(String id, int version, int longCount, int doubleCount) {
        return append(id, version, longCount, doubleCount, LASTS);
    }

    private int append(String id, int version, int longCount, int doubleCount, int brief) {
        bases = Arrays.copyOf(bases, bases.length + 2);
        bases[bases.length - 2] = longs;
        bases[bases.length - 1] = doubles;
        entries.add(new Entry(id, version, longs, longCount, doubles, doubleCount, brief));
        longs += longCount;
        doubles += doubleCount;
        return entries.size() - 1;
    }

    /** Adds those of so many words from this one on that do not lie in the line of one that is there. */
    private static int[] withLines(int[] words, int from, int count) {
        int[] all = Arrays.copyOf(words, words.length + count);
        int used = words.length;
        for (int word = from; word < from + count; word++) {
            if (used == 0 || word - all[used - 1] >= WORDS_PER_LINE) {
                all[used++] = word;
            }
        }
        return Arrays.copyOf(all, used);
    }

    /**
     * Reads a word of each line of memory that a run will read. The state of a vehicle has seldom stayed in the caches
     * since its last frame, and every rule would wait for its own lines; asked for together they come together. Answers a
     * number without meaning, which somebody has to take, or the compiler would leave the reading out.
     */
    long fetch(long[] longValues, double[] doubleValues) {
        long sum = 0;
        for (int word : busyLongs) {
            sum += longValues[word];
        }
        for (int word : busyDoubles) {
            sum += Double.doubleToRawLongBits(doubleValues[word]);
        }
        return sum;
    }

    int longs() {
        return longs;
    }

    int doubles() {
        return doubles;
    }

    /** Points a cursor at a slice. */
    Slice at(int number, long[] longValues, double[] doubleValues, Slice cursor) {
        return cursor.at(longValues, bases[2 * number], doubleValues, bases[2 * number + 1]);
    }

    /** The vehicle is of another escort now: everything is zero again but what lasts. */
    void forget(long[] longValues, double[] doubleValues) {
        for (Entry entry : entries) {
            if (entry.brief != LASTS) {
                Arrays.fill(longValues, entry.longBase, entry.longBase + entry.brief, 0);
                Arrays.fill(doubleValues, entry.doubleBase, entry.doubleBase + entry.doubles, 0);
            }
        }
    }

    /** One slice is zero again. */
    void forget(int number, long[] longValues, double[] doubleValues) {
        Entry entry = entries.get(number);
        Arrays.fill(longValues, entry.longBase, entry.longBase + entry.longs, 0);
        Arrays.fill(doubleValues, entry.doubleBase, entry.doubleBase + entry.doubles, 0);
    }

    /** Writes the slices, and the ids of those that were {@link #read lost}. */
    void write(DataOutput out, long[] longValues, double[] doubleValues, List<String> lost) throws IOException {
        out.writeInt(entries.size() + lost.size());
        for (String ruleId : lost) {
            out.writeUTF(ruleId);
            out.writeInt(LOST);
            out.writeInt(0);
            out.writeInt(0);
        }
        for (Entry entry : entries) {
            out.writeUTF(entry.ruleId);
            out.writeInt(entry.version);
            out.writeInt(entry.longs);
            out.writeInt(entry.doubles);
            for (int i = 0; i < entry.longs; i++) {
                out.writeLong(longValues[entry.longBase + i]);
            }
            for (int i = 0; i < entry.doubles; i++) {
                out.writeDouble(doubleValues[entry.doubleBase + i]);
            }
        }
    }

    /**
     * Reads what was written, by this release or another: a slice may have grown at its end since. Answers the ids of those
     * that were in use and from which nothing of today goes on.
     */
    List<String> read(DataInput in, long[] longValues, double[] doubleValues) throws IOException {
        List<String> lost = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String ruleId = in.readUTF();
            int version = in.readInt();
            long[] storedLongs = new long[in.readInt()];
            double[] storedDoubles = new double[in.readInt()];
            boolean isUsed = version == LOST;
            for (int k = 0; k < storedLongs.length; k++) {
                storedLongs[k] = in.readLong();
                isUsed |= storedLongs[k] != 0;
            }
            for (int k = 0; k < storedDoubles.length; k++) {
                storedDoubles[k] = in.readDouble();
                isUsed |= storedDoubles[k] != 0;
            }
            boolean goesOn = restore(ruleId, version, storedLongs, storedDoubles, longValues, doubleValues);
            if (isUsed && !goesOn) {
                lost.add(ruleId);
            }
        }
        return lost;
    }

    private boolean restore(
            String ruleId,
            int version,
            long[] storedLongs,
            double[] storedDoubles,
            long[] longValues,
            double[] values) {
        for (Entry entry : entries) {
            boolean goesOn = entry.ruleId.equals(ruleId)
                    && entry.version == version
                    && entry.longs >= storedLongs.length
                    && entry.doubles >= storedDoubles.length;
            if (goesOn) {
                System.arraycopy(storedLongs, 0, longValues, entry.longBase, storedLongs.length);
                System.arraycopy(storedDoubles, 0, values, entry.doubleBase, storedDoubles.length);
                return true;
            }
        }
        return false;
    }
}
