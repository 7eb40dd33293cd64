package io.keruen.core.stage.zone;

import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.stage.flow.StateIo;
import io.keruen.core.zone.Zone;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A hole as the main line saw it: the two samples around it, the zones it was inside of there, and what it said before
 * it was sure of every side again. The pieces that late data make of the hole ({@link LateHole}) share it.
 */
final class MainHole {
    private static final long UNKNOWN_MS = Long.MAX_VALUE;
    private static final int MOST_SAID = 64;

    /** The main line judged the hole as one path. */
    boolean judged;

    /** The two samples of the main line around the hole. */
    long fromMs;

    double fromLatDeg;
    double fromLonDeg;
    long toMs;
    double toLatDeg;
    double toLonDeg;
    double toSigmaM;

    /** The next hole, if it came before the main line was sure of every side behind this one. */
    @Nullable
    MainHole next;

    /** The last sample of the main line before {@link #next}. */
    long untilMs = UNKNOWN_MS;

    /** Keys of the zones that the main line was inside of before the hole. */
    long[] insideKeys = {};
    /**
     * Keys of the zones that the main line was inside of after the hole, once it was sure or came to {@link #next},
     * each followed by when that visit began as far as it saw; {@code null} if not known yet.
     */
    long @Nullable [] visits;
    /** What the main line said while it was not sure yet: key, event, time. */
    private long[] said = {};
    /** Keys of the zones whose visit across the later end is over in the main line, each followed by the exit time. */
    private long[] exits = {};
    /** Keys of the zones whose visit ended in the hole, each followed by when, while the main line cannot know it. */
    private long[] ended = {};
    /** Keys of the zones whose visit the main line gave up, told to be outside by late data that saw no end of it. */
    private long[] givenUp = {};

    /** The hole, this one or one of the next, that a sample lies in or shortly behind. */
    MainHole at(long tMs) {
        MainHole hole = this;
        while (hole.next != null && tMs > hole.untilMs) {
            hole = hole.next;
        }
        return hole;
    }

    /** The hole behind the last piece that the main line was not sure in. */
    MainHole last() {
        return at(UNKNOWN_MS);
    }

    /** The main line came to another hole before it was sure. */
    void isFollowedBy(MainHole newNext, ZoneVisits atEnd) {
        next = newNext;
        untilMs = atEnd.lastMs;
        visits = begun(atEnd);
    }

    /** Whether a sample is one of the main line behind the hole. */
    boolean isBehind(long tMs) {
        return tMs >= toMs && tMs <= untilMs;
    }

    private boolean wasInside(long key) {
        return contains(key, insideKeys);
    }

    private static boolean contains(long key, long[] keys) {
        for (long known : keys) {
            if (known == key) {
                return true;
            }
        }
        return false;
    }

    /** Hears that a visit of the main line is over; what matters is one that ran across the later end. */
    void exited(long key, long enterMs, long exitMs) {
        if (valueOf(key, exits) == 0 && ranAcross(key, enterMs, exitMs)) {
            exits = with(key, exitMs, exits);
        }
    }

    /** Hears from late data that a visit that was going on before the hole was over in it. */
    void ended(long key, long exitMs) {
        if (visits == null) {
            ended = with(key, exitMs, ended);
        }
    }

    /** The main line took over that a visit is over, not when: it says no more of it. */
    void gaveUp(long key) {
        givenUp = Arrays.copyOf(givenUp, givenUp.length + 1);
        givenUp[givenUp.length - 1] = key;
    }

    /** Whether the main line says no more of a visit that began then, which it gave up here or in a next hole. */
    boolean isGivenUp(long key, long enterMs) {
        boolean here = isBegun(key, enterMs) && contains(key, givenUp);
        return here || next != null && next.isGivenUp(key, enterMs);
    }

    /** When a visit that was going on before the hole was over in it; 0 if it was not, or not known to be. */
    long endedMs(long key) {
        return valueOf(key, ended);
    }

    /** Hears that the main line knows by now that a visit began at another time than it saw. */
    void corrected(long key, long seenMs, long enterMs) {
        long[] known = visits;
        for (int i = 0; known != null && i < known.length; i += 2) {
            if (known[i] == key && known[i + 1] == seenMs && enterMs <= toMs) {
                known[i + 1] = enterMs;
            }
        }
    }

    /** Hears from late data behind when a visit of the main line was over in truth. */
    void trulyExited(long key, long enterMs, long exitMs) {
        exited(key, enterMs, exitMs);
        for (int i = 0; i < exits.length; i += 2) {
            if (exits[i] == key && ranAcross(key, enterMs, exitMs)) {
                exits[i + 1] = Math.min(exits[i + 1], exitMs);
            }
        }
    }

    private boolean ranAcross(long key, long enterMs, long exitMs) {
        long known = enterMs(key);
        return known != 0 && enterMs <= Math.max(known, toMs) && exitMs > toMs;
    }

    /** Hears what the main line said of a zone behind the hole. */
    void said(long key, int event, long eventMs) {
        said = withSaid(key, event, eventMs, said);
    }

    /** Whether the main line has said that this happened then. */
    boolean isSaid(long key, int event, long eventMs) {
        return isSaid(key, event, eventMs, said) || next != null && next.isSaid(key, event, eventMs);
    }

    /** What was said with one more, as key, event and time; of too many the oldest is forgotten. */
    static long[] withSaid(long key, int event, long eventMs, long[] said) {
        int from = said.length < 3 * MOST_SAID ? 0 : 3;
        long[] more = Arrays.copyOfRange(said, from, said.length + 3);
        more[more.length - 3] = key;
        more[more.length - 2] = event;
        more[more.length - 1] = eventMs;
        return more;
    }

    static boolean isSaid(long key, int event, long eventMs, long[] said) {
        for (int i = 0; i < said.length; i += 3) {
            if (said[i] == key && said[i + 1] == event && said[i + 2] == eventMs) {
                return true;
            }
        }
        return false;
    }

    /** When the visit that the main line was sure of after the hole began as far as it saw; 0 if there is none. */
    long enterMs(long key) {
        return visits == null ? 0 : valueOf(key, visits);
    }

    /** As {@link #enterMs}, or that of the next hole if the main line was not sure yet before it. */
    long seenMs(long key) {
        long enterMs = enterMs(key);
        return enterMs != 0 || next == null ? enterMs : next.seenMs(key);
    }

    /** When the visit that goes on in the main line began for it; {@code SAME_VISIT} if it was so before the hole. */
    long visitMs(long key) {
        long enterMs = enterMs(key);
        return enterMs != 0 && isBegun(key, enterMs) ? ZoneVisit.SAME_VISIT : enterMs;
    }

    /** As {@link #visitMs}, or as it looks from the first sample after the hole. */
    long aheadMs(Zone zone) {
        long knownMs = visitMs(zone.key());
        if (knownMs != 0 || zone.signedDistanceM(toLatDeg, toLonDeg) >= 0) {
            return knownMs;
        }
        return wasInside(zone.key()) ? ZoneVisit.SAME_VISIT : toMs;
    }

    /** When the visit across the later end, or that of the next hole, was over in the main line; 0 if it is not. */
    long exitMs(long key) {
        long known = valueOf(key, exits);
        return known != 0 || next == null ? known : next.exitMs(key);
    }

    private static long valueOf(long key, long[] pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] == key) {
                return pairs[i + 1];
            }
        }
        return 0;
    }

    private static long[] with(long key, long value, long[] pairs) {
        long[] more = Arrays.copyOf(pairs, pairs.length + 2);
        more[pairs.length] = key;
        more[pairs.length + 1] = value;
        return more;
    }

    /** Whether a visit that began then was going on for the main line before the hole. */
    boolean isBegun(long key, long enterMs) {
        return enterMs != 0 && enterMs <= fromMs && wasInside(key);
    }

    /**
     * Whether the main line has said what happened between the vehicle and this zone here, or is about to: a hole that
     * it judges as a path.
     */
    boolean isJudged(Zone zone, boolean sure) {
        if (!judged) {
            return false;
        }
        boolean known = visits != null || sure;
        return isTold(zone.key()) || !known && zone.pathCrossings(fromLatDeg, fromLonDeg, toLatDeg, toLonDeg) > 0;
    }

    /** Whether the main line said that something happened between this zone and the path across the hole. */
    private boolean isTold(long key) {
        for (MainHole hole = this; hole != null; hole = hole.next) {
            for (int i = 0; i < hole.said.length; i += 3) {
                if (hole.said[i] == key && hole.said[i + 2] >= fromMs && hole.said[i + 2] <= toMs) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The keys of the zones these visits are inside of, each followed by when that visit began. */
    static long[] begun(ZoneVisits visits) {
        long[] begun = new long[2 * visits.count];
        int count = 0;
        for (int i = 0; i < visits.count; i++) {
            ZoneEntry entry = visits.entries[i];
            if (entry.inside) {
                begun[count++] = entry.key;
                begun[count++] = entry.enterMs;
            }
        }
        return Arrays.copyOf(begun, count);
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

    /** Writes all but {@link #next}. */
    void write(DataOutput out) throws IOException {
        out.writeBoolean(judged);
        out.writeLong(fromMs);
        out.writeLong(toMs);
        out.writeDouble(toSigmaM);
        out.writeDouble(fromLatDeg);
        out.writeDouble(fromLonDeg);
        out.writeDouble(toLatDeg);
        out.writeDouble(toLonDeg);
        StateIo.writeLongs(out, insideKeys, insideKeys.length);
        long[] after = visits;
        out.writeBoolean(after != null);
        if (after != null) {
            StateIo.writeLongs(out, after, after.length);
        }
        StateIo.writeLongs(out, exits, exits.length);
        StateIo.writeLongs(out, said, said.length);
        StateIo.writeLongs(out, ended, ended.length);
        StateIo.writeLongs(out, givenUp, givenUp.length);
        out.writeLong(untilMs);
    }

    static MainHole read(DataInput in, int format) throws IOException {
        MainHole hole = new MainHole();
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
        hole.visits = after == null || format > LateHolesIo.BACKWARD ? after : hole.begunByKeys(after);
        if (format > 1) {
            hole.exits = StateIo.readLongs(in);
        }
        if (format > LateHolesIo.BACKWARD) {
            hole.said = StateIo.readLongs(in);
        }
        if (format > LateHolesIo.PARTED) {
            hole.ended = StateIo.readLongs(in);
            hole.givenUp = format < LateFragments.TIMED ? hole.givenUp : StateIo.readLongs(in);
            hole.untilMs = in.readLong();
        }
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
