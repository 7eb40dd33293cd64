package io.keruen.core.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The latest changes (raised, cleared) of each alert type and subject, on ingest time. Mutable, one per alert book. */
final class Chatter {
    private final TreeMap<String, long[]> changesByKey = new TreeMap<>();

    /** Notes a change; answers until when the alert is held off, 0 if it does not chatter. */
    long changed(String key, long nowMs, LifeLimits limits) {
        changesByKey.values().removeIf(changes -> changes[changes.length - 1] <= nowMs - limits.chatterMs());
        long[] before = changesByKey.getOrDefault(key, new long[0]);
        int kept = Math.min(before.length, limits.chatterCount() - 1);
        long[] now = Arrays.copyOfRange(before, before.length - kept, before.length + 1);
        now[kept] = nowMs;
        changesByKey.put(key, now);
        boolean chatters = now.length == limits.chatterCount() && nowMs - now[0] < limits.chatterMs();
        return chatters ? now[0] + limits.chatterMs() : 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(changesByKey.size());
        for (Map.Entry<String, long[]> entry : changesByKey.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            for (long changeMs : entry.getValue()) {
                out.writeLong(changeMs);
            }
        }
    }

    static Chatter read(DataInput in) throws IOException {
        Chatter chatter = new Chatter();
        for (int left = in.readInt(); left > 0; left--) {
            String key = in.readUTF();
            long[] changes = new long[in.readInt()];
            for (int i = 0; i < changes.length; i++) {
                changes[i] = in.readLong();
            }
            chatter.changesByKey.put(key, changes);
        }
        return chatter;
    }
}
