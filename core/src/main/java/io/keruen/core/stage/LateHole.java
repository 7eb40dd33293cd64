package io.keruen.core.stage;

import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.zone.Zone;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A hole in what was judged of a vehicle's path, between two ends that late samples may move towards each other. */
final class LateHole {
    /** No event: something that may yet be said. */
    private static final int UNSAID = -1;

    LateFront left;
    LateFront right;
    /** Usual time between two samples. */
    long spacingMs;
    /** The main line judged the hole as one path. */
    boolean judged;

    /** The two samples of the main line around the hole, before late data made it smaller. */
    long fromMs;

    double fromLatDeg;
    double fromLonDeg;
    long toMs;
    double toLatDeg;
    double toLonDeg;
    double toSigmaM;
    /** Keys of the zones that the main line was inside of before the hole. */
    long[] insideKeys = {};
    /**
     * Keys of the zones that the main line was inside of after the hole, once it was sure, each followed by when that
     * visit began as far as it saw; {@code null} if not known yet.
     */
    long @Nullable [] mainVisits;
    /** What the main line said while it was not sure yet: key, event, time. */
    long[] said = {};
    /** Keys of the zones whose visit across the right end is over in the main line, each followed by the exit time. */
    long[] mainExits = {};
    /** Late samples that came since one last fell in here. */
    int idle;
    /** Filled before the main line was sure: the left end stands where the main line does and knows better. */
    boolean filled;

    LateHole(LateFront left, LateFront right) {
        this.left = left;
        this.right = right;
    }

    /** A hole that is a part of this one. */
    LateHole part(LateFront newLeft, LateFront newRight) {
        LateHole part = new LateHole(newLeft, newRight);
        part.spacingMs = spacingMs;
        part.judged = judged;
        part.fromMs = fromMs;
        part.toMs = toMs;
        part.toSigmaM = toSigmaM;
        part.fromLatDeg = fromLatDeg;
        part.fromLonDeg = fromLonDeg;
        part.toLatDeg = toLatDeg;
        part.toLonDeg = toLonDeg;
        part.insideKeys = insideKeys;
        part.mainVisits = mainVisits;
        part.said = said;
        part.mainExits = mainExits;
        return part;
    }

    boolean contains(long tMs) {
        return left.endMs() < tMs && tMs < right.endMs();
    }

    /** Whether a sample at the right end is one of the main line. */
    boolean isInMain(LateSpot spot) {
        return !right.island && spot.tMs() >= toMs;
    }

    long lengthMs() {
        return right.endMs() - left.endMs();
    }

    boolean wasInside(long key) {
        return contains(insideKeys, key);
    }

    /** Hears that a visit of the main line is over; what matters is one that ran across the right end. */
    void exited(long key, long enterMs, long exitMs) {
        long known = mainEnterMs(key);
        if (known != 0 && enterMs <= known && exitMs > toMs && mainExitMs(key) == 0) {
            mainExits = Arrays.copyOf(mainExits, mainExits.length + 2);
            mainExits[mainExits.length - 2] = key;
            mainExits[mainExits.length - 1] = exitMs;
        }
    }

    /** Hears from late data behind when a visit of the main line was over in truth. */
    void trulyExited(long key, long enterMs, long exitMs) {
        exited(key, enterMs, exitMs);
        for (int i = 0; i < mainExits.length; i += 2) {
            if (mainExits[i] == key && exitMs > toMs && enterMs <= mainEnterMs(key)) {
                mainExits[i + 1] = Math.min(mainExits[i + 1], exitMs);
            }
        }
    }

    /** The main line goes on before it is sure of this zone, and may yet say what happened across the hole. */
    void maySay(long key) {
        said(key, UNSAID, toMs);
    }

    /** Hears what the main line said of a zone behind the hole. */
    void said(long key, int event, long eventMs) {
        int count = said.length;
        said = Arrays.copyOf(said, count + 3);
        said[count] = key;
        said[count + 1] = event;
        said[count + 2] = eventMs;
    }

    /** Whether the main line has said that this happened then. */
    boolean isSaid(long key, int event, long eventMs) {
        for (int i = 0; i < said.length; i += 3) {
            if (said[i] == key && said[i + 1] == event && said[i + 2] == eventMs) {
                return true;
            }
        }
        return false;
    }

    /** When the visit that the main line was sure of after the hole began as far as it saw; 0 if there is none. */
    long mainEnterMs(long key) {
        long[] visits = mainVisits;
        for (int i = 0; visits != null && i < visits.length; i += 2) {
            if (visits[i] == key) {
                return visits[i + 1];
            }
        }
        return 0;
    }

    /** When the visit that goes on in the main line began for it; {@code SAME_VISIT} if it was so before the hole. */
    long mainVisitMs(long key) {
        long enterMs = mainEnterMs(key);
        return enterMs != 0 && isBegunInMain(key, enterMs) ? ZoneVisit.SAME_VISIT : enterMs;
    }

    /** As {@link #mainVisitMs}, or as it looks from the first sample after the hole. */
    long mainAheadMs(Zone zone) {
        long knownMs = mainVisitMs(zone.key());
        if (knownMs != 0 || zone.signedDistanceM(toLatDeg, toLonDeg) >= 0) {
            return knownMs;
        }
        return wasInside(zone.key()) ? ZoneVisit.SAME_VISIT : toMs;
    }

    /** When the visit across the right end was over in the main line; 0 if it is not. */
    long mainExitMs(long key) {
        for (int i = 0; i < mainExits.length; i += 2) {
            if (mainExits[i] == key) {
                return mainExits[i + 1];
            }
        }
        return 0;
    }

    /** Whether a visit that began then was seen to begin by the main line. */
    boolean isBegunInMain(long key, long enterMs) {
        return enterMs != 0 && enterMs <= fromMs && wasInside(key);
    }

    /** The keys of the zones these visits are inside of. */
    static long[] insideKeys(ZoneVisits visits) {
        long[] keys = new long[visits.count];
        int inside = 0;
        for (int i = 0; i < visits.count; i++) {
            if (visits.entries[i].inside) {
                keys[inside++] = visits.entries[i].key;
            }
        }
        return Arrays.copyOf(keys, inside);
    }

    private static boolean contains(long[] keys, long key) {
        for (long known : keys) {
            if (known == key) {
                return true;
            }
        }
        return false;
    }

    /** Whether the main line has said what happened between the vehicle and this zone here, or is about to. */
    boolean isJudged(Zone zone) {
        if (!judged) {
            return false;
        }
        boolean sure = mainVisits != null || filled;
        return isTold(zone.key()) || !sure && zone.pathCrossings(fromLatDeg, fromLonDeg, toLatDeg, toLonDeg) > 0;
    }

    /** Whether the main line said that something happened between this zone and the path across the hole. */
    private boolean isTold(long key) {
        for (int i = 0; i < said.length; i += 3) {
            if (said[i] == key && said[i + 2] >= fromMs && said[i + 2] <= toMs) {
                return true;
            }
        }
        return false;
    }

    void write(DataOutput out, boolean leftShared) throws IOException {
        left.write(out, leftShared);
        right.write(out, false);
        out.writeLong(spacingMs);
        out.writeBoolean(judged);
        out.writeLong(fromMs);
        out.writeLong(toMs);
        out.writeDouble(toSigmaM);
        out.writeDouble(fromLatDeg);
        out.writeDouble(fromLonDeg);
        out.writeDouble(toLatDeg);
        out.writeDouble(toLonDeg);
        StateIo.writeLongs(out, insideKeys, insideKeys.length);
        long[] after = mainVisits;
        out.writeBoolean(after != null);
        if (after != null) {
            StateIo.writeLongs(out, after, after.length);
        }
        StateIo.writeLongs(out, mainExits, mainExits.length);
        StateIo.writeLongs(out, said, said.length);
        out.writeBoolean(filled);
        out.writeInt(idle);
    }

    static LateHole read(DataInput in, int format) throws IOException {
        LateHole hole = new LateHole(LateFront.read(in, false, format), LateFront.read(in, true, format));
        hole.spacingMs = in.readLong();
        hole.judged = in.readBoolean();
        hole.fromMs = in.readLong();
        hole.toMs = in.readLong();
        hole.toSigmaM = in.readDouble();
        hole.fromLatDeg = in.readDouble();
        hole.fromLonDeg = in.readDouble();
        hole.toLatDeg = in.readDouble();
        hole.toLonDeg = in.readDouble();
        hole.insideKeys = StateIo.readLongs(in);
        long[] after = in.readBoolean() ? StateIo.readLongs(in) : null;
        hole.mainVisits = after == null || format > 2 ? after : hole.begunByKeys(after);
        if (format > 1) {
            hole.mainExits = StateIo.readLongs(in);
        }
        if (format > 2) {
            hole.said = StateIo.readLongs(in);
            hole.filled = in.readBoolean();
        }
        hole.idle = in.readInt();
        return hole;
    }

    /** Format 2 knew the keys alone. */
    private long[] begunByKeys(long[] keys) {
        long[] begun = new long[2 * keys.length];
        for (int i = 0; i < keys.length; i++) {
            begun[2 * i] = keys[i];
            begun[2 * i + 1] = wasInside(keys[i]) ? fromMs : toMs;
        }
        return begun;
    }
}
