package io.keruen.core.stage.escort;

import java.io.DataInput;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * The slices of stored pairs, read into the layout of today: a rule that is gone or has another version is skipped, a
 * new rule starts at zero.
 */
final class StoredSlices {
    private final PairLayout layout;
    private final int[] target;
    private final int[] longs;
    private final int[] doubles;
    private final Set<String> droppedRuleIds = new TreeSet<>();

    /** Reads what {@link PairLayout#write} wrote. */
    StoredSlices(PairLayout layout, DataInput in) throws IOException {
        this.layout = layout;
        int count = in.readInt();
        target = new int[count];
        longs = new int[count];
        doubles = new int[count];
        for (int s = 0; s < count; s++) {
            String ruleId = in.readUTF();
            int version = in.readInt();
            longs[s] = in.readInt();
            doubles[s] = in.readInt();
            target[s] = layout.find(ruleId, version, longs[s], doubles[s]);
            if (target[s] < 0) {
                droppedRuleIds.add(ruleId);
            }
        }
    }

    /** The rules whose slices are skipped, sorted. */
    Set<String> droppedRuleIds() {
        return droppedRuleIds;
    }

    /** Reads the slices of one pair. */
    void read(DataInput in, EscortMember follower) throws IOException {
        for (int s = 0; s < target.length; s++) {
            int r = target[s];
            for (int k = 0; k < longs[s]; k++) {
                long value = in.readLong();
                if (r >= 0) {
                    follower.longs[layout.longBase(r) + k] = value;
                }
            }
            for (int k = 0; k < doubles[s]; k++) {
                double value = in.readDouble();
                if (r >= 0) {
                    follower.doubles[layout.doubleBase(r) + k] = value;
                }
            }
        }
    }
}
