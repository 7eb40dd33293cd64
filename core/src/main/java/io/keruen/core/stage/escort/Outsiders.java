package io.keruen.core.stage.escort;

import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.SightingQueue;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeMap;

/** The vehicles near a convoy to which they do not belong, and what was seen of them and is not judged yet. State. */
final class Outsiders {
    /** How long a sighting waits for the places of the members around it, ms of ingest time. */
    static final long WAIT_MS = 1_000;

    /** Who was not seen near the convoy for so long is there no more, ms of ingest time. */
    static final long FORGET_MS = 10_000;

    final TreeMap<String, Outsider> known = new TreeMap<>();
    final SightingQueue pending = new SightingQueue();

    /** When there is something to do, ingest time; kept because an escort is asked at every sample. */
    private long wakeMs = Long.MAX_VALUE;

    void add(Sighting sighting) {
        pending.add(sighting);
        wakeMs = Math.min(wakeMs, sighting.ingestTimeMs + WAIT_MS);
    }

    long wakeMs() {
        return wakeMs;
    }

    /** When the next sighting is judged; {@code Long.MAX_VALUE} if none waits. */
    long judgeMs() {
        long firstMs = pending.firstMs();
        return firstMs == Long.MAX_VALUE ? firstMs : firstMs + WAIT_MS;
    }

    /** To be called when something was done. */
    void done() {
        wakeMs = judgeMs();
        for (Outsider outsider : known.values()) {
            wakeMs = Math.min(wakeMs, outsider.judgedMs + FORGET_MS);
        }
    }

    void write(DataOutput out) throws IOException {
        pending.write(out);
        out.writeInt(known.size());
        for (var entry : known.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
    }

    /** Reads what the state of an escort of this version holds. */
    void read(DataInput in, int version) throws IOException {
        pending.read(in);
        for (int left = in.readInt(); left > 0; left--) {
            known.put(in.readUTF(), Outsider.read(in, version));
        }
        done();
    }
}
