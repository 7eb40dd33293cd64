package io.keruen.core.stage.escort;

import io.keruen.core.rule.PairRule;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.Slice;
import java.io.DataOutput;
import java.io.IOException;

/** Where each pair rule's slice lies in the state of a pair. Immutable; made of the catalogue. */
public final class PairLayout {
    private final PairRule[] rules;
    private final int[] catalogIndex;
    private final int[] longBase;
    private final int[] doubleBase;
    private final int longs;
    private final int doubles;

    /** The layout for the catalogue's pair rules. */
    public PairLayout(RuleCatalog catalog) {
        rules = catalog.pairRules().toArray(new PairRule[0]);
        catalogIndex = new int[rules.length];
        longBase = new int[rules.length];
        doubleBase = new int[rules.length];
        int longCount = 0;
        int doubleCount = 0;
        for (int r = 0; r < rules.length; r++) {
            PairRule rule = rules[r];
            catalogIndex[r] = catalog.index(rule.id());
            longBase[r] = longCount;
            doubleBase[r] = doubleCount;
            longCount += rule.longs();
            doubleCount += rule.doubles();
        }
        longs = longCount;
        doubles = doubleCount;
    }

    /** How many pair rules there are. */
    int size() {
        return rules.length;
    }

    /** The pair rule at this position. */
    PairRule rule(int r) {
        return rules[r];
    }

    /** The position of the rule's parameters in a situation. */
    int catalogIndex(int r) {
        return catalogIndex[r];
    }

    /** Where the rule's longs begin. */
    int longBase(int r) {
        return longBase[r];
    }

    /** Where the rule's doubles begin. */
    int doubleBase(int r) {
        return doubleBase[r];
    }

    /** How many longs a pair needs. */
    int longs() {
        return longs;
    }

    /** How many doubles a pair needs. */
    int doubles() {
        return doubles;
    }

    /** Points the cursor at the rule's slice of a pair. */
    Slice slice(Slice cursor, int r, EscortMember follower) {
        return cursor.at(follower.longs, longBase[r], follower.doubles, doubleBase[r]);
    }

    /** Writes whose slices follow: rule id, slice version and counts of each. */
    void write(DataOutput out) throws IOException {
        out.writeInt(rules.length);
        for (PairRule rule : rules) {
            out.writeUTF(rule.id());
            out.writeInt(rule.sliceVersion());
            out.writeInt(rule.longs());
            out.writeInt(rule.doubles());
        }
    }

    /** The position of the rule whose slices have this form, or -1. */
    int find(String ruleId, int sliceVersion, int longCount, int doubleCount) {
        for (int r = 0; r < rules.length; r++) {
            PairRule rule = rules[r];
            if (rule.id().equals(ruleId)
                    && rule.sliceVersion() == sliceVersion
                    && rule.longs() == longCount
                    && rule.doubles() == doubleCount) {
                return r;
            }
        }
        return -1;
    }
}
