package io.keruen.core.stage.zone;

import io.keruen.core.zone.ZoneKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What a vehicle's state holds about one zone that it is inside of or near to. Pooled by {@link ZoneVisits}. */
final class ZoneEntry {
    private static final int INSIDE = 1;
    private static final int IN_UNOBSERVED = 2;
    private static final int OUT_UNOBSERVED = 4;
    private static final int CLEAR = 8;
    private static final int ODD = 16;
    private static final int CROSS_UNOBSERVED = 32;
    private static final int HELD = 64;
    private static final int MET = 128;
    private static final ZoneEntry BLANK = new ZoneEntry(0, 0);

    long key;
    String id = "";
    ZoneKind kind = ZoneKind.RESTRICTED;
    /** The version judged by, and when it ends. */
    long version;

    long endMs;
    /** The table's entry; found again after a restore or when the table changes. */
    int number = -1;

    boolean inside;
    /** Consecutive samples beyond the margin: 1, 2 (or more) outside, -1, -2 (or more) inside, 0 in the band. */
    int beyond;

    double distanceM;
    long enterMs;
    long inMs;
    long outMs;
    boolean inUnobserved;
    boolean outUnobserved;

    /** The last clearly outside sample since which the side was outside. */
    boolean clear;

    long clearMs;
    double clearLatDeg;
    double clearLonDeg;
    /** First crossing of the path since then; of a line the last that changed the side. */
    long crossMs;

    boolean crossUnobserved;
    /** The path since then crossed the line an odd number of times. */
    boolean odd;

    /** The last sample was clearly outside and the path to it met the zone; one more such sample is believed. */
    boolean met;

    /** A rule has an alert open about it, so it is kept though the vehicle is far outside. */
    boolean held;

    /**
     * Late data: of a visit that goes on, when the main line saw it begin, if that is not {@link #enterMs}; of one that
     * ends see {@code ZoneVisit.mainVisitMs}.
     */
    long mainVisitMs;

    final long[] longs;
    final double[] doubles;

    ZoneEntry(int longs, int doubles) {
        this.longs = new long[longs];
        this.doubles = new double[doubles];
    }

    /** A clearly outside sample, from which the path to the next one is followed. */
    void beginPath(long tMs, double latDeg, double lonDeg) {
        forgetPath();
        clear = true;
        clearMs = tMs;
        clearLatDeg = latDeg;
        clearLonDeg = lonDeg;
    }

    /** When the visit that goes on at a sample began, as far as was seen. */
    long seenMs(long lastMs) {
        return inside ? enterMs : distanceM < 0 && inMs != 0 ? inMs : lastMs;
    }

    /** When a visit that goes on began for the main line, if it saw it begin. */
    long mainEnterMs() {
        return mainVisitMs != 0 ? mainVisitMs : enterMs;
    }

    void forgetPath() {
        clear = false;
        crossMs = 0;
        crossUnobserved = false;
        odd = false;
        met = false;
    }

    void forgetRules() {
        Arrays.fill(longs, 0);
        Arrays.fill(doubles, 0);
    }

    void reset() {
        copyAllButSlices(BLANK);
        Arrays.fill(longs, 0);
        Arrays.fill(doubles, 0);
    }

    void copyFrom(ZoneEntry other) {
        copyAllButSlices(other);
        copySlices(other);
    }

    void copySlices(ZoneEntry other) {
        System.arraycopy(other.longs, 0, longs, 0, longs.length);
        System.arraycopy(other.doubles, 0, doubles, 0, doubles.length);
    }

    void copyAllButSlices(ZoneEntry other) {
        key = other.key;
        id = other.id;
        kind = other.kind;
        version = other.version;
        endMs = other.endMs;
        number = other.number;
        inside = other.inside;
        beyond = other.beyond;
        distanceM = other.distanceM;
        enterMs = other.enterMs;
        inMs = other.inMs;
        outMs = other.outMs;
        inUnobserved = other.inUnobserved;
        outUnobserved = other.outUnobserved;
        clear = other.clear;
        clearMs = other.clearMs;
        clearLatDeg = other.clearLatDeg;
        clearLonDeg = other.clearLonDeg;
        crossMs = other.crossMs;
        crossUnobserved = other.crossUnobserved;
        odd = other.odd;
        held = other.held;
        met = other.met;
        mainVisitMs = other.mainVisitMs;
    }

    /** Writes all but the rules' slices. */
    void write(DataOutput out) throws IOException {
        out.writeLong(key);
        out.writeUTF(id);
        out.writeByte(kind.ordinal());
        out.writeLong(version);
        out.writeLong(endMs);
        out.writeShort((inside ? INSIDE : 0)
                | (inUnobserved ? IN_UNOBSERVED : 0)
                | (outUnobserved ? OUT_UNOBSERVED : 0)
                | (clear ? CLEAR : 0)
                | (odd ? ODD : 0)
                | (crossUnobserved ? CROSS_UNOBSERVED : 0)
                | (held ? HELD : 0)
                | (met ? MET : 0));
        out.writeByte(beyond);
        out.writeDouble(distanceM);
        out.writeLong(enterMs);
        out.writeLong(inMs);
        out.writeLong(outMs);
        if (clear) {
            out.writeLong(clearMs);
            out.writeDouble(clearLatDeg);
            out.writeDouble(clearLonDeg);
        }
        out.writeLong(crossMs);
        out.writeLong(mainVisitMs);
    }

    void read(DataInput in) throws IOException {
        key = in.readLong();
        id = in.readUTF();
        kind = ZoneKind.values()[in.readByte()];
        version = in.readLong();
        endMs = in.readLong();
        number = -1;
        int flags = in.readShort();
        inside = (flags & INSIDE) != 0;
        inUnobserved = (flags & IN_UNOBSERVED) != 0;
        outUnobserved = (flags & OUT_UNOBSERVED) != 0;
        clear = (flags & CLEAR) != 0;
        odd = (flags & ODD) != 0;
        crossUnobserved = (flags & CROSS_UNOBSERVED) != 0;
        held = (flags & HELD) != 0;
        met = (flags & MET) != 0;
        beyond = in.readByte();
        distanceM = in.readDouble();
        enterMs = in.readLong();
        inMs = in.readLong();
        outMs = in.readLong();
        if (clear) {
            clearMs = in.readLong();
            clearLatDeg = in.readDouble();
            clearLonDeg = in.readDouble();
        }
        crossMs = in.readLong();
        mainVisitMs = in.readLong();
    }
}
