package io.keruen.core.stage.zone;

import io.keruen.core.geo.LocalMetric;
import io.keruen.core.stage.flow.StateIo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle's place among the zones: on which side of each zone near it the vehicle is, the last place judged, and the
 * safe circle in which no side can change. A zone without an entry is one that the last sample was clearly outside of.
 * Mutable, one per vehicle; has its own binary form, in which the safe circle is left out because it changes no result.
 */
public final class ZoneVisits {
    private static final int FORMAT = 1;
    private static final long MIXED = 0x9E3779B97F4A7C15L;
    private static final ZoneEntry[] NONE = {};

    ZoneSlices slices = ZoneSlices.NONE;
    ZoneEntry[] entries = NONE;
    int count;

    boolean moving;
    public long lastMs;
    double lastLatDeg;
    double lastLonDeg;
    double lastSigmaM;
    /** How long the last step took, 0 if there was none. */
    long lastStepMs;
    /** The entries' distances are older than the last place. */
    boolean stale;

    final GateLines gates = new GateLines();

    /** A sum over the zones that the vehicle is inside of: another one where they are others. Found again. */
    private long insideSum;

    private String @Nullable [] insideIds;
    int kinds;
    double speedLimitMps = Double.NaN;
    private @Nullable String jurisdiction;

    // The safe circle; found again after a restore.
    private boolean circled;
    long fingerprint;
    private double centreLatDeg;
    private double centreLonDeg;
    private double mPerLatDeg;
    private double mPerLonDeg;
    private double radiusSquareM;
    private double circleSigmaM;
    private long circleUntilMs;
    /** Samples to go before another safe circle is looked for. */
    int pauseBeforeCircle;

    /** The visits of a vehicle never heard of. */
    public ZoneVisits() {}

    /** Where the vehicle is: jurisdiction of the zone entered last among those it is inside of, else the last known. */
    public @Nullable String jurisdiction() {
        return jurisdiction;
    }

    /** Bits of the kinds of all zones that the vehicle is inside of; GATE also just before a gate drawn as a line. */
    public int zoneKinds() {
        return kinds;
    }

    /** Whether the vehicle is inside of this zone, by zone side. */
    public boolean isInside(String zoneId) {
        for (int i = 0; i < count; i++) {
            if (entries[i].inside && entries[i].id.equals(zoneId)) {
                return true;
            }
        }
        return false;
    }

    /** The zones that the vehicle is inside of, sorted; never written to. */
    public String[] insideIds() {
        String[] ids = insideIds;
        if (ids == null) {
            ids = new String[count];
            int inside = 0;
            for (int i = 0; i < count; i++) {
                if (entries[i].inside) {
                    ids[inside++] = entries[i].id;
                }
            }
            ids = Arrays.copyOf(ids, inside);
            Arrays.sort(ids);
            insideIds = ids;
            insideSum = insideSum();
        }
        return ids;
    }

    private long insideSum() {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += entries[i].inside ? entries[i].key * MIXED | 1 : 0;
        }
        return sum;
    }

    /** A sample has been judged; answers whether zones or jurisdiction are others than at the last call. */
    public boolean settle(@Nullable String name) {
        boolean moved = name != null && !name.equals(jurisdiction);
        jurisdiction = moved ? name : jurisdiction;
        long sum = insideSum();
        if (sum != insideSum) {
            insideSum = sum;
            insideIds = null;
            moved = true;
        }
        return moved;
    }

    /** Whether no side can change at this sample. */
    boolean isSafe(long tMs, double latDeg, double lonDeg, double sigmaM) {
        if (!circled) {
            return false;
        }
        double northM = (latDeg - centreLatDeg) * mPerLatDeg;
        double eastM = (lonDeg - centreLonDeg) * mPerLonDeg;
        return northM * northM + eastM * eastM <= radiusSquareM && sigmaM <= circleSigmaM && tMs < circleUntilMs;
    }

    void openCircle() {
        circled = false;
    }

    /** Draws the safe circle around the last place. */
    void closeCircle(double radiusM, double sigmaM, long untilMs) {
        circled = true;
        centreLatDeg = lastLatDeg;
        centreLonDeg = lastLonDeg;
        mPerLatDeg = LocalMetric.mPerLatDegAt(lastLatDeg);
        mPerLonDeg = LocalMetric.mPerLonDegAt(lastLatDeg);
        radiusSquareM = radiusM * radiusM;
        circleSigmaM = sigmaM;
        circleUntilMs = untilMs;
    }

    void moveTo(long tMs, double latDeg, double lonDeg, double sigmaM) {
        lastStepMs = moving ? Math.abs(tMs - lastMs) : 0;
        moving = true;
        lastMs = tMs;
        lastLatDeg = latDeg;
        lastLonDeg = lonDeg;
        lastSigmaM = sigmaM;
    }

    /** The entry of a zone, or {@code null}. */
    @Nullable
    ZoneEntry find(long key) {
        for (int i = 0; i < count; i++) {
            if (entries[i].key == key) {
                return entries[i];
            }
        }
        return null;
    }

    /** A new entry at the end, all zero. */
    ZoneEntry add() {
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, count + 2);
            entries[count] = slices.newEntry();
            entries[count + 1] = slices.newEntry();
        }
        ZoneEntry entry = entries[count++];
        entry.reset();
        return entry;
    }

    /** Takes an entry out; the order of the others stays. */
    void remove(int at) {
        ZoneEntry gone = entries[at];
        System.arraycopy(entries, at + 1, entries, at, count - at - 1);
        entries[--count] = gone;
    }

    /** Makes the rules' slices those of this layout. */
    void use(ZoneSlices layout) {
        if (slices == layout) {
            return;
        }
        for (int i = 0; i < entries.length; i++) {
            ZoneEntry converted = layout.newEntry();
            if (i < count) {
                ZoneEntry stored = entries[i];
                converted.copyAllButSlices(stored);
                layout.convert(slices, stored, converted);
            }
            entries[i] = converted;
        }
        slices = layout;
    }

    /** A copy of what matters for going on from here; without a safe circle. */
    ZoneVisits copy() {
        ZoneVisits copy = new ZoneVisits();
        copy.slices = slices;
        copy.moving = moving;
        copy.lastMs = lastMs;
        copy.lastLatDeg = lastLatDeg;
        copy.lastLonDeg = lastLonDeg;
        copy.lastSigmaM = lastSigmaM;
        copy.lastStepMs = lastStepMs;
        copy.stale = stale;
        copy.fingerprint = fingerprint;
        for (int i = 0; i < count; i++) {
            copy.add().copyFrom(entries[i]);
        }
        return copy;
    }

    /** Forgets what the zone rules remember, not where the vehicle is. */
    public void forgetRules() {
        for (int i = 0; i < count; i++) {
            entries[i].forgetRules();
        }
        openCircle(); // it was drawn for what they said
    }

    /** Whether after one more sample the vehicle may be clearly inside of every zone that it has an entry for. */
    boolean mayBeDeep() {
        for (int i = 0; i < count; i++) {
            if (entries[i].beyond > -1) {
                return false;
            }
        }
        return true;
    }

    /** Whether the last so many samples (at most two) were clear of every boundary, each zone's on one side. */
    boolean isClear(int samples) {
        for (int i = 0; i < count; i++) {
            if (Math.abs(entries[i].beyond) < samples) {
                return false;
            }
        }
        return true;
    }

    /** Takes over where late data know the vehicle to be at the same sample; the rules go on from both. */
    void adopt(ZoneVisits other, ZoneJudge judge, ZoneMove move) {
        for (int i = 0; i < count; i++) {
            ZoneEntry entry = entries[i];
            if (other.find(entry.key) == null) {
                entry.inside = false;
                entry.beyond = 1;
                entry.outMs = 0;
                entry.beginPath(lastMs, lastLatDeg, lastLonDeg);
            }
        }
        for (int i = 0; i < other.count; i++) {
            ZoneEntry known = other.entries[i];
            ZoneEntry entry = find(known.key);
            boolean held = entry != null && entry.held;
            long enterMs = entry == null ? lastMs : entry.seenMs(lastMs);
            ZoneEntry adopted = entry == null ? add() : entry;
            adopted.copyAllButSlices(known);
            adopted.number = -1;
            adopted.mainVisitMs = 0;
            adopted.held = held;
            adopted.enterMs = known.inside && known.enterMs == 0 ? enterMs : known.enterMs;
            judge.goOn(adopted, known, move);
        }
        stale = true;
        openCircle();
    }

    /** Writes the state; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        out.writeBoolean(false); // once: walked backward
        out.writeBoolean(moving);
        out.writeBoolean(stale);
        out.writeLong(lastMs);
        out.writeDouble(lastLatDeg);
        out.writeDouble(lastLonDeg);
        out.writeDouble(lastSigmaM);
        out.writeLong(lastStepMs);
        out.writeInt(kinds);
        out.writeDouble(speedLimitMps);
        StateIo.writeNullableUtf(out, jurisdiction);
        gates.write(out);
        out.writeInt(count);
        if (count == 0) {
            return;
        }
        slices.write(out);
        for (int i = 0; i < count; i++) {
            entries[i].write(out);
            ZoneSlices.writeValues(out, entries[i]);
        }
    }

    /** Replaces the content with what was written. */
    public void read(DataInput in) throws IOException {
        int format = in.readByte();
        if (format != FORMAT) {
            throw new IOException("zone visits of format " + format + ", not " + FORMAT);
        }
        in.readBoolean();
        moving = in.readBoolean();
        stale = in.readBoolean();
        lastMs = in.readLong();
        lastLatDeg = in.readDouble();
        lastLonDeg = in.readDouble();
        lastSigmaM = in.readDouble();
        lastStepMs = in.readLong();
        kinds = in.readInt();
        speedLimitMps = in.readDouble();
        jurisdiction = StateIo.readNullableUtf(in);
        gates.read(in);
        circled = false;
        fingerprint = 0;
        pauseBeforeCircle = 0;
        int stored = in.readInt();
        slices = stored == 0 ? ZoneSlices.NONE : ZoneSlices.read(in);
        entries = NONE;
        count = 0;
        for (int i = 0; i < stored; i++) {
            ZoneEntry entry = add();
            entry.read(in);
            ZoneSlices.readValues(in, entry);
        }
        insideIds = null;
        insideSum = insideSum();
    }
}
