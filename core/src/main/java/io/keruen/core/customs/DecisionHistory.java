package io.keruen.core.customs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decisions of one side about one declaration, by event time, the newest {@link #KEPT} of them. Mutable. */
public final class DecisionHistory {
    /** So many are kept: a late sample is still judged by the decision of its time. */
    static final int KEPT = 32;

    private final List<SideDecision> decisions = new ArrayList<>(2);

    /** Takes a decision in its place; answers whether it is new. One that is told again is none: its first telling stays. */
    boolean add(SideDecision decision) {
        int at = decisions.size();
        for (int i = decisions.size() - 1; i >= 0; i--) {
            SideDecision known = decisions.get(i);
            if (known.isToldAgainBy(decision)) {
                decisions.set(i, known.ordinal() <= decision.ordinal() ? known : decision);
                return false;
            }
            if (SideDecision.ORDER.compare(known, decision) > 0) {
                at = i;
            }
        }
        decisions.add(at, decision);
        if (decisions.size() > KEPT) {
            decisions.remove(leastTelling());
        }
        return true;
    }

    /** The oldest, unless it is the last release: what took it back must not be forgotten, only what says so once more. */
    private int leastTelling() {
        if (decisions.get(0).isRelease()) {
            for (int i = 2; i < decisions.size() && !decisions.get(i).isRelease(); i++) {
                boolean revokes = decisions.get(i).status().revokes();
                if (revokes == decisions.get(i - 1).status().revokes()) {
                    return i;
                }
            }
        }
        return 0;
    }

    /** The decision that counts at an event time, or {@code null} if none was made by then. */
    public @Nullable SideDecision at(long tMs) {
        for (int i = decisions.size() - 1; i >= 0; i--) {
            if (decisions.get(i).eventTimeMs() <= tMs) {
                return decisions.get(i);
            }
        }
        return null;
    }

    /** When the next decision after an event time begins to count; {@code Long.MAX_VALUE} if none is known. */
    public long nextAfterMs(long tMs) {
        for (SideDecision decision : decisions) {
            if (decision.eventTimeMs() > tMs) {
                return decision.eventTimeMs();
            }
        }
        return Long.MAX_VALUE;
    }

    /**
     * The decision by which a release had stopped being one at an event time: the first that revokes after the last
     * release; {@code null} if the release stands, or none was given, or what followed is no revocation.
     */
    public @Nullable SideDecision revocationAt(long tMs) {
        SideDecision first = null;
        for (int i = decisions.size() - 1; i >= 0; i--) {
            SideDecision decision = decisions.get(i);
            if (decision.eventTimeMs() > tMs) {
                continue;
            }
            if (decision.isRelease()) {
                return first;
            }
            if (!decision.status().revokes()) {
                return null;
            }
            first = decision;
        }
        return null;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(decisions.size());
        for (SideDecision decision : decisions) {
            out.writeUTF(decision.status().name());
            out.writeInt(decision.version());
            out.writeLong(decision.validToMs());
            out.writeLong(decision.eventTimeMs());
            out.writeLong(decision.ingestTimeMs());
            out.writeLong(decision.ordinal());
        }
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            decisions.add(new SideDecision(
                    DeclarationStatus.valueOf(in.readUTF()),
                    in.readInt(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong()));
        }
    }
}
