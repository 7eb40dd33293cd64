package io.keruen.core.gate;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.action.OfficerActionIo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** What waits to be worked off at a gate, each kind in its order. Mutable. */
final class GateInbox {
    /** At one moment a release comes before a hold: who says no has the last word. */
    private static final Comparator<OfficerAction> ACTIONS = Comparator.comparingLong(OfficerAction::ingestTimeMs)
            .thenComparing(OfficerAction::action, Comparator.reverseOrder())
            .thenComparingLong(OfficerAction::ordinal);

    final List<GateLine> lines = new ArrayList<>();
    final List<Readiness> readiness = new ArrayList<>();
    final List<Objection> objections = new ArrayList<>();
    final List<OfficerAction> actions = new ArrayList<>();

    void add(GateLine line) {
        insert(line, lines, GateLine.ORDER);
    }

    void add(Readiness told) {
        insert(told, readiness, Readiness.ORDER);
    }

    void add(Objection told) {
        insert(told, objections, Objection.ORDER);
    }

    void add(OfficerAction action) {
        insert(action, actions, ACTIONS);
    }

    /** What waits is in order, and most comes in order: so little is looked at, however much waits. */
    private static <T> void insert(T item, List<T> waiting, Comparator<? super T> order) {
        int at = waiting.size();
        while (at > 0 && order.compare(waiting.get(at - 1), item) > 0) {
            at--;
        }
        waiting.add(at, item);
    }

    /** The moment of the first of all; {@code Long.MAX_VALUE} if there is none. */
    long firstMs() {
        long firstMs = lines.isEmpty() ? Long.MAX_VALUE : lines.get(0).ingestTimeMs();
        firstMs = readiness.isEmpty()
                ? firstMs
                : Math.min(firstMs, readiness.get(0).atMs());
        firstMs = objections.isEmpty()
                ? firstMs
                : Math.min(firstMs, objections.get(0).atMs());
        return actions.isEmpty() ? firstMs : Math.min(firstMs, actions.get(0).ingestTimeMs());
    }

    /** Takes out of a list what came up to a moment. */
    static <T> List<T> take(List<T> from, ToLongFunction<T> time, long nowMs) {
        int count = 0;
        while (count < from.size() && time.applyAsLong(from.get(count)) <= nowMs) {
            count++;
        }
        List<T> front = from.subList(0, count);
        List<T> taken = List.copyOf(front);
        front.clear();
        return taken;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(lines.size());
        for (GateLine line : lines) {
            GateLineIo.write(line, out);
        }
        out.writeInt(readiness.size());
        for (Readiness told : readiness) {
            told.write(out);
        }
        out.writeInt(actions.size());
        for (OfficerAction action : actions) {
            OfficerActionIo.write(action, out);
        }
        out.writeInt(objections.size());
        for (Objection told : objections) {
            told.write(out);
        }
    }

    /** Reads what the state of a gate of this version holds. */
    void read(DataInput in, int version) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            lines.add(GateLineIo.read(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            readiness.add(Readiness.read(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            actions.add(OfficerActionIo.read(in));
        }
        if (version > 3) {
            for (int left = in.readInt(); left > 0; left--) {
                objections.add(Objection.read(in));
            }
        }
    }
}
