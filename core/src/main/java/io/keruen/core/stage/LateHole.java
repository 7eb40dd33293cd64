package io.keruen.core.stage;

import io.keruen.core.zone.Zone;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A hole in what was judged of a vehicle's path, between two ends that late samples may move towards each other. */
final class LateHole {
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
    /** Keys of the zones that the main line took itself to be inside of after the hole; {@code null} if not known. */
    long @Nullable [] insideAfter;
    /** Keys of the zones whose visit across the right end is over in the main line, each followed by the exit time. */
    long[] mainExits = {};
    /** Late samples that came since one last fell in here. */
    int idle;

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
        part.insideAfter = insideAfter;
        part.mainExits = mainExits;
        return part;
    }

    boolean contains(long tMs) {
        return left.endMs() < tMs && tMs < right.endMs();
    }

    long lengthMs() {
        return right.endMs() - left.endMs();
    }

    boolean wasInside(long key) {
        return contains(insideKeys, key);
    }

    /** Hears that a visit of the main line is over; what matters is one that ran across the right end. */
    void exited(long key, long enterMs, long exitMs) {
        if (enterMs <= toMs && exitMs > toMs && mainExitMs(key) == 0) {
            mainExits = Arrays.copyOf(mainExits, mainExits.length + 2);
            mainExits[mainExits.length - 2] = key;
            mainExits[mainExits.length - 1] = exitMs;
        }
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

    /** Whether the main line ended this visit with its zone when it came out of the hole. */
    boolean isMainRetirement(long key, long retiredAtMs) {
        return retiredAtMs > fromMs && retiredAtMs <= toMs && wasInside(key);
    }

    /** Gives an entry in the band at the right end the side that the main line gave it. */
    void agree(ZoneEntry entry) {
        long[] keys = insideAfter;
        if (keys != null && entry.beyond == 0) {
            entry.inside = contains(keys, entry.key);
        }
    }

    /** Whether this change of side lies in the main line beside the hole, which has said it already. */
    boolean isMainSide(ZoneEntry entry, @Nullable Zone zone, boolean entered, long eventMs) {
        if (eventMs > toMs) {
            return wasInside(entry.key) != entered;
        }
        boolean insideBehind = zone != null && zone.signedDistanceM(toLatDeg, toLonDeg) < 0;
        return eventMs <= fromMs && insideBehind == entered;
    }

    /** Whether this crossing lies in the main line beside the hole, which has said it already. */
    boolean isMainCrossing(Zone zone, long crossedMs) {
        if (crossedMs > fromMs && crossedMs <= toMs) {
            return false;
        }
        if (ZoneStep.isLine(zone)) {
            return zone.pathCrossings(fromLatDeg, fromLonDeg, toLatDeg, toLonDeg) % 2 == 0;
        }
        return crossedMs > toMs && zone.signedDistanceM(toLatDeg, toLonDeg) > ZoneMove.bandM(zone, toSigmaM);
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

    /** Whether the main line has said what happened between the vehicle and this zone here. */
    boolean isJudged(Zone zone) {
        return judged && zone.pathCrossings(fromLatDeg, fromLonDeg, toLatDeg, toLonDeg) > 0;
    }

    void write(DataOutput out) throws IOException {
        left.write(out);
        right.write(out);
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
        long[] after = insideAfter;
        out.writeBoolean(after != null);
        if (after != null) {
            StateIo.writeLongs(out, after, after.length);
        }
        StateIo.writeLongs(out, mainExits, mainExits.length);
        out.writeInt(idle);
    }

    static LateHole read(DataInput in, int format) throws IOException {
        LateHole hole = new LateHole(LateFront.read(in, false), LateFront.read(in, true));
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
        hole.insideAfter = in.readBoolean() ? StateIo.readLongs(in) : null;
        if (format > 1) {
            hole.mainExits = StateIo.readLongs(in);
        }
        hole.idle = in.readInt();
        return hole;
    }
}
