package io.keruen.core.stage;

import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.SealLine;
import io.keruen.core.gate.GateLine;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lines about one name (a declaration, a seal, a vehicle) and the escorts whose plans name it, in whatever order
 * both come: each escort gets each line, stamped with the moment at which both were there. An escort may get a line
 * twice and knows it by its place. Mutable, one per name.
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

    /** Version 1 did not keep whether a plan had ever named it: it knows of those only whose naming it still has. */
    private static final int VERSION = 2;

    private final List<StampedLine> lines = new ArrayList<>(2);
    private final TreeMap<String, Naming> namings = new TreeMap<>();
    private boolean isNamed;

    /** Since when an escort's plans name it (ingest time), and until when they are in force (event time). */
    private record Naming(long sinceMs, long untilMs) {
        boolean concerns(StampedLine line) {
            return line.stampMs() <= untilMs || line.stampMs() - untilMs <= AFTERWARDS_MS;
        }
    }

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

    /** A plan of an escort that names it came. */
    public void named(String escortId, long ingestTimeMs, long validToMs, Output out) {
        Naming known = namings.get(escortId);
        if (known != null && known.sinceMs <= ingestTimeMs && validToMs <= known.untilMs) {
            return;
        }
        Naming now = known == null
                ? new Naming(ingestTimeMs, validToMs)
                : new Naming(Math.min(known.sinceMs, ingestTimeMs), Math.max(known.untilMs, validToMs));
        namings.put(escortId, now);
        isNamed = true;
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
     * Everything up to a moment of ingest time has come: what no plan can ask for any more is forgotten. Answers the lines
     * that no plan ever asked for in all their time.
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
        if (!namings.isEmpty()) {
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

    /** When there is something to forget if nothing comes, ingest time; {@code Long.MAX_VALUE} if there is not. */
    public long wakeMs() {
        if (isEmpty()) {
            return Long.MAX_VALUE;
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
        return lines.isEmpty() && namings.isEmpty();
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
        route.isNamed |= !route.namings.isEmpty();
        return route;
    }
}
