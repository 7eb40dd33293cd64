package io.keruen.core.stage.escort;

import io.keruen.core.zone.ZoneKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * When a vehicle came into zones where a seal may be opened and left them, the last {@link #MOST} times: a seal may tell of
 * an opening long after the places of then are forgotten. State.
 */
final class OpeningZones {
    /** The kinds of the zones that are meant. */
    static final int KINDS = ZoneKind.YARD.bit() | ZoneKind.CUSTOMS_CONTROL.bit();

    static final int MOST = 16;

    private int size;
    private int newestKinds;
    private final long[] sinceMs = new long[MOST];
    private final int[] kinds = new int[MOST];

    /** The vehicle was in zones of these kinds at a moment of event time, later than all before. */
    void sample(long tMs, int zoneKinds) {
        int now = zoneKinds & KINDS;
        if (now != newestKinds) {
            change(tMs, now);
        }
    }

    /** It was, as a place says that nobody believes: that may take it out of such a zone, never bring it in. */
    void doubtful(long tMs, int zoneKinds) {
        sample(tMs, zoneKinds & newestKinds);
    }

    private void change(long tMs, int now) {
        if (size == MOST) {
            size--;
            System.arraycopy(sinceMs, 1, sinceMs, 0, size);
            System.arraycopy(kinds, 1, kinds, 0, size);
        }
        sinceMs[size] = tMs;
        kinds[size++] = now;
        newestKinds = now;
    }

    /** The kinds at the last sample at or before a moment; none if that is not known. */
    int at(long tMs) {
        int at = size - 1;
        while (at >= 0 && sinceMs[at] > tMs) {
            at--;
        }
        return at < 0 ? 0 : kinds[at];
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(size);
        for (int k = 0; k < size; k++) {
            out.writeLong(sinceMs[k]);
            out.writeInt(kinds[k]);
        }
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readByte(); left > 0; left--) {
            change(in.readLong(), in.readInt());
        }
    }
}
