package io.keruen.core.rule;

import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The sample judged last, with its derived values: index 0 of the vehicle's next {@link VehicleRun}. State. */
public final class Carry {
    /** Whether there is one; everything else means nothing until then. */
    public boolean present;

    public long eventTimeMs;
    public long ingestTimeMs;
    public double latDeg;
    public double lonDeg;
    public double sigmaM;
    public double chainageM;
    public double crossTrackM;
    public int matchFlags;
    public int zoneKinds;
    public double speedLimitMps;
    final double[] values = new double[Signal.COUNT];
    final int[] codes = new int[CodedSignal.COUNT];
    /** Bits of the signals that may be there: the others are known to be absent. Found again after a restore. */
    long maybeSignals = -1;

    long maybeCodes = -1;

    /** Speed over ground, else that of the wheels whichever way they turn, else NaN. */
    public double speedMps() {
        double speedMps = values[Signal.SPEED_MPS.ordinal()];
        return Double.isNaN(speedMps) ? Math.abs(values[Signal.WHEEL_SPEED_MPS.ordinal()]) : speedMps;
    }

    /** Copies all signals, absent ones too. */
    public void copySignals(double[] toValues, int[] toCodes) {
        System.arraycopy(values, 0, toValues, 0, values.length);
        System.arraycopy(codes, 0, toCodes, 0, codes.length);
    }

    /** Writes the state; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeBoolean(present);
        if (!present) {
            return;
        }
        out.writeLong(eventTimeMs);
        out.writeLong(ingestTimeMs);
        out.writeDouble(latDeg);
        out.writeDouble(lonDeg);
        out.writeDouble(sigmaM);
        out.writeDouble(chainageM);
        out.writeDouble(crossTrackM);
        out.writeInt(matchFlags);
        out.writeInt(zoneKinds);
        out.writeDouble(speedLimitMps);
        out.writeByte(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
        out.writeByte(codes.length);
        for (int code : codes) {
            out.writeInt(code);
        }
    }

    /** Reads what was written; signals that did not exist then are absent. */
    public void read(DataInput in) throws IOException {
        present = in.readBoolean();
        if (!present) {
            return;
        }
        eventTimeMs = in.readLong();
        ingestTimeMs = in.readLong();
        latDeg = in.readDouble();
        lonDeg = in.readDouble();
        sigmaM = in.readDouble();
        chainageM = in.readDouble();
        crossTrackM = in.readDouble();
        matchFlags = in.readInt();
        zoneKinds = in.readInt();
        speedLimitMps = in.readDouble();
        maybeSignals = -1;
        maybeCodes = -1;
        Arrays.fill(values, Double.NaN);
        int written = in.readByte();
        for (int i = 0; i < written; i++) {
            values[i] = in.readDouble();
        }
        Arrays.fill(codes, CodedSignal.ABSENT);
        written = in.readByte();
        for (int i = 0; i < written; i++) {
            codes[i] = in.readInt();
        }
    }
}
