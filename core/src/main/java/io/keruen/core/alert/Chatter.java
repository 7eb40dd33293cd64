package io.keruen.core.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The latest changes (raised, cleared) of each alert type and subject. They are chatter if they came close together, unless
 * they are of a stored backlog, which tells in a second what took hours. Mutable, one per alert book.
 */
final class Chatter {
    private final TreeMap<String, List<Change>> changesByKey = new TreeMap<>();

    /** Notes a change; answers until when the alert is held off, 0 if it does not chatter. */
    long changed(String key, long nowMs, long atMs, LifeLimits limits) {
        changesByKey.values().removeIf(changes -> newest(changes).nowMs <= nowMs - limits.chatterMs());
        List<Change> before = changesByKey.getOrDefault(key, List.of());
        int kept = Math.min(before.size(), limits.chatterCount() - 1);
        List<Change> now = new ArrayList<>(before.subList(before.size() - kept, before.size()));
        now.add(new Change(nowMs, atMs));
        changesByKey.put(key, now);
        long endMs = now.get(0).nowMs + limits.chatterMs();
        boolean chatters =
                now.size() == limits.chatterCount() && nowMs < endMs && !happenedApart(limits.chatterMs(), now);
        return chatters ? endMs : 0;
    }

    private static Change newest(List<Change> changes) {
        return changes.get(changes.size() - 1);
    }

    /**
     * Whether the clock of what they are about says that they happened apart; late data may tell of an earlier one last. It is
     * asked only of a backlog: a clock that steps to and fro would say so of what flutters now.
     */
    private static boolean happenedApart(long spanMs, List<Change> changes) {
        long firstMs = Long.MAX_VALUE;
        long lastMs = Long.MIN_VALUE;
        boolean isBacklog = false;
        for (Change change : changes) {
            firstMs = Math.min(firstMs, change.atMs);
            lastMs = Math.max(lastMs, change.atMs);
            isBacklog |= change.nowMs - change.atMs > spanMs;
        }
        return isBacklog && lastMs - firstMs >= spanMs;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(changesByKey.size());
        for (Map.Entry<String, List<Change>> entry : changesByKey.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().size());
            for (Change change : entry.getValue()) {
                out.writeLong(change.nowMs);
                out.writeLong(change.atMs);
            }
        }
    }

    /** Reads what a book of this version held: up to the third it did not keep when a change happened, so as it came. */
    static Chatter read(DataInput in, int version) throws IOException {
        Chatter chatter = new Chatter();
        for (int left = in.readInt(); left > 0; left--) {
            String key = in.readUTF();
            List<Change> changes = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                long nowMs = in.readLong();
                changes.add(new Change(nowMs, version > 3 ? in.readLong() : nowMs));
            }
            chatter.changesByKey.put(key, changes);
        }
        return chatter;
    }

    /**
     * One change.
     *
     * @param nowMs when it came, ingest time
     * @param atMs when it happened, by the clock of what it is about
     */
    private record Change(long nowMs, long atMs) {}
}
