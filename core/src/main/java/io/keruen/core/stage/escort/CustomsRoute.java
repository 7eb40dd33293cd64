package io.keruen.core.stage.escort;

import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.SealLine;
import io.keruen.core.gate.GateLine;
import io.keruen.core.stage.flow.StampedLine;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lines about one name (a declaration, a seal, a vehicle) and the escorts whose plans name it, in whatever order
 * both come: each escort gets each line, stamped with the moment at which both were there. A plan names it from its own
 * moment on, however early it is read: an escort gets the same lines whoever reads faster. An escort may get a line twice
 * and knows it by its place. Mutable, one per name.
 */
public final class CustomsRoute {
    /** So many lines are kept for plans that come later, besides those that time is not past. */
    static final int KEPT = 64;

    /** A line concerns an escort at most so long after the plan has ended. */
    static final long AFTERWARDS_MS = 7 * 86_400_000L;

    /** A line waits so long for a plan that names what it is about. */
    static final long PATIENCE_MS = 30 * 86_400_000L;

    /** What is over is noticed at most so much later, so that it takes few timers. */
    private static final long ROUND_MS = 86_400_000L;

    /**
     * Version 1 did not keep whether a plan had ever named it: it knows of those only whose naming it still has. Version 2
     * let a plan name it as soon as it was read.
     */
    private static final int VERSION = 3;

    private final List<StampedLine> lines = new ArrayList<>(2);
    private final TreeMap<String, Naming> namings = new TreeMap<>();

    /** Plans whose moment has not come yet, in the order of their moments. */
    private final List<Coming> coming = new ArrayList<>(1);

    private boolean isNamed;

    /** Since when an escort's plans name it (ingest time), and until when they are in force (event time). */
    private record Naming(long sinceMs, long untilMs) {
        boolean concerns(StampedLine line) {
            return line.stampMs() <= untilMs || line.stampMs() - untilMs <= AFTERWARDS_MS;
        }
    }

    private record Coming(String escortId, long ingestTimeMs, long validToMs) {}

    /** Takes what goes to an escort. */
    public interface Output {
        void route(String escortId, StampedLine line);
    }

    /** A line came; its stamp is its ingest time. */
    public void line(StampedLine line, Output out) {
        int at = lines.size();
        while (at > 0 && StampedLine.ORDER.compare(lines.get(at - 1), line) > 0) {
            at--;
        }
        lines.add(at, line);
        for (Map.Entry<String, Naming> naming : namings.entrySet()) {
            if (naming.getValue().concerns(line)) {
                out.route(naming.getKey(), line.at(Math.max(line.stampMs(), naming.getValue().sinceMs)));
            }
        }
    }

    /** A plan of an escort that names it came; it does so from the moment on at which {@link #reach} comes to it. */
    public void named(String escortId, long ingestTimeMs, long validToMs) {
        int at = coming.size();
        while (at > 0 && coming.get(at - 1).ingestTimeMs > ingestTimeMs) {
            at--;
        }
        coming.add(at, new Coming(escortId, ingestTimeMs, validToMs));
        isNamed = true;
    }

    /** Everything up to a moment of ingest time has come: plans of until then name it. */
    public void reach(long ingestMs, Output out) {
        while (!coming.isEmpty() && coming.get(0).ingestTimeMs <= ingestMs) {
            Coming plan = coming.remove(0);
            name(plan.escortId, plan.ingestTimeMs, plan.validToMs, out);
        }
    }

    private void name(String escortId, long ingestTimeMs, long validToMs, Output out) {
        Naming known = namings.get(escortId);
        if (known != null && known.sinceMs <= ingestTimeMs && validToMs <= known.untilMs) {
            return;
        }
        Naming now = known == null
                ? new Naming(ingestTimeMs, validToMs)
                : new Naming(Math.min(known.sinceMs, ingestTimeMs), Math.max(known.untilMs, validToMs));
        namings.put(escortId, now);
        int before = 0;
        while (before < lines.size() && lines.get(before).stampMs() <= ingestTimeMs) {
            before++;
        }
        for (int i = Math.max(0, before - KEPT); i < lines.size(); i++) {
            StampedLine line = lines.get(i);
            if (now.concerns(line)) {
                out.route(escortId, line.at(Math.max(line.stampMs(), ingestTimeMs)));
            }
        }
    }

    /**
     * What no plan can ask for any more, when everything up to a moment has come, is forgotten. Answers the lines that no
     * plan ever asked for in all their time.
     */
    public List<StampedLine> passed(long ingestMs) {
        int before = 0;
        while (before < lines.size() && lines.get(before).stampMs() <= ingestMs) {
            before++;
        }
        if (before > KEPT) {
            lines.subList(0, before - KEPT).clear();
        }
        namings.values().removeIf(naming -> naming.untilMs < ingestMs && ingestMs - naming.untilMs > AFTERWARDS_MS);
        if (!namings.isEmpty() || !coming.isEmpty()) {
            return List.of();
        }
        int old = 0;
        while (old < lines.size() && lines.get(old).stampMs() + PATIENCE_MS <= ingestMs) {
            old++;
        }
        List<StampedLine> forgotten = isNamed ? List.of() : List.copyOf(lines.subList(0, old));
        lines.subList(0, old).clear();
        return forgotten;
    }

    /** When there is something to do if nothing comes, ingest time; {@code Long.MAX_VALUE} if there is not. */
    public long wakeMs() {
        if (isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (!coming.isEmpty()) {
            return coming.get(0).ingestTimeMs;
        }
        long atMs = lines.isEmpty() ? 0 : lines.get(0).stampMs() + PATIENCE_MS;
        for (Naming naming : namings.values()) {
            boolean isEndless = naming.untilMs >= Long.MAX_VALUE - AFTERWARDS_MS - 2 * ROUND_MS;
            atMs = Math.max(atMs, isEndless ? Long.MAX_VALUE : naming.untilMs + AFTERWARDS_MS + 1);
        }
        return atMs == Long.MAX_VALUE ? atMs : (Math.floorDiv(atMs, ROUND_MS) + 1) * ROUND_MS;
    }

    /** Whether nothing would be lost if it were forgotten. */
    public boolean isEmpty() {
        return lines.isEmpty() && namings.isEmpty() && coming.isEmpty();
    }

    /** A decision as it came. */
    public static StampedLine came(DeclarationLine line) {
        return StampedLine.of(line.ingestTimeMs(), line);
    }

    /** A seal's report as it came. */
    public static StampedLine came(SealLine line) {
        return StampedLine.of(line.ingestTimeMs(), line);
    }

    /** A gate's line as it came. */
    public static StampedLine came(GateLine line) {
        return StampedLine.of(line.ingestTimeMs(), line);
    }

    /** Writes the state; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(VERSION);
        out.writeBoolean(isNamed);
        out.writeInt(lines.size());
        for (StampedLine line : lines) {
            line.write(out);
        }
        out.writeInt(namings.size());
        for (Map.Entry<String, Naming> naming : namings.entrySet()) {
            out.writeUTF(naming.getKey());
            out.writeLong(naming.getValue().sinceMs);
            out.writeLong(naming.getValue().untilMs);
        }
        out.writeInt(coming.size());
        for (Coming plan : coming) {
            out.writeUTF(plan.escortId);
            out.writeLong(plan.ingestTimeMs);
            out.writeLong(plan.validToMs);
        }
    }

    /** Reads a state. */
    public static CustomsRoute read(DataInput in) throws IOException {
        int version = in.readInt();
        if (version < 1 || version > VERSION) {
            throw new IllegalStateException("customs route of version " + version + ", known is " + VERSION);
        }
        CustomsRoute route = new CustomsRoute();
        route.isNamed = version > 1 && in.readBoolean();
        for (int left = in.readInt(); left > 0; left--) {
            route.lines.add(StampedLine.read(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            route.namings.put(in.readUTF(), new Naming(in.readLong(), in.readLong()));
        }
        for (int left = version > 2 ? in.readInt() : 0; left > 0; left--) {
            route.coming.add(new Coming(in.readUTF(), in.readLong(), in.readLong()));
        }
        route.isNamed |= !route.namings.isEmpty();
        return route;
    }
}
