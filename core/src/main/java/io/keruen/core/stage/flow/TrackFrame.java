package io.keruen.core.stage.flow;

import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The thin track of one vehicle: what the escort stage needs of each judged sample, in columns {@code 0 .. size-1}.
 * Mutable and reused by the vehicle stage; copy it to keep it.
 */
public final class TrackFrame {
    /** A bit of {@link #zoneKinds} beside those of the kinds: there is a route, and no place on it is near. */
    public static final int UNMATCHED = 1 << 30;

    /** Another one: inside the YARD in which the vehicle has arrived by its plan. */
    public static final int IN_DESTINATION = 1 << 29;

    public String vehicleId = "";
    public @Nullable String escortId;
    public @Nullable String jurisdiction;
    public long firstJudgedIndex;
    public int size;
    public long[] eventTimeMs = new long[0];
    public long[] ingestTimeMs = new long[0];
    public double[] latDeg = new double[0];
    public double[] lonDeg = new double[0];
    public double[] speedMps = new double[0];
    public double[] sigmaM = new double[0];
    public double[] chainageM = new double[0];
    public int[] zoneKinds = new int[0];

    /** Takes these samples of a run that has been judged, both included; all are on the same ground. */
    public void set(VehicleRun run, int from, int to, @Nullable String newJurisdiction) {
        vehicleId = run.vehicleId();
        escortId = run.situation().escortId();
        jurisdiction = newJurisdiction;
        firstJudgedIndex = run.firstJudgedIndex() + from - 1;
        size = to - from + 1;
        ensure(size);
        System.arraycopy(run.eventTimeMs(), from, eventTimeMs, 0, size);
        System.arraycopy(run.ingestTimeMs(), from, ingestTimeMs, 0, size);
        System.arraycopy(run.latDeg(), from, latDeg, 0, size);
        System.arraycopy(run.lonDeg(), from, lonDeg, 0, size);
        System.arraycopy(run.sigmaM(), from, sigmaM, 0, size);
        System.arraycopy(run.zoneKinds(), from, zoneKinds, 0, size);
        double[] speed = run.column(Signal.SPEED_MPS);
        double[] wheelSpeed = run.column(Signal.WHEEL_SPEED_MPS);
        int[] flags = run.matchFlags();
        int unmatched = run.situation().route() == null ? 0 : UNMATCHED;
        for (int i = 0; i < size; i++) {
            boolean beyondEnds = (flags[from + i] & VehicleRun.BEYOND_ENDS) != 0;
            zoneKinds[i] |= (flags[from + i] & VehicleRun.MATCHED) == 0 ? unmatched : 0;
            chainageM[i] = beyondEnds ? Double.NaN : run.chainageM()[from + i]; // there it says nothing about gaps
            speedMps[i] = Double.isNaN(speed[from + i]) ? Math.abs(wheelSpeed[from + i]) : speed[from + i];
        }
    }

    private void ensure(int needed) {
        if (needed <= eventTimeMs.length) {
            return;
        }
        int capacity = Math.max(needed, 2 * eventTimeMs.length);
        eventTimeMs = Arrays.copyOf(eventTimeMs, capacity);
        ingestTimeMs = Arrays.copyOf(ingestTimeMs, capacity);
        latDeg = Arrays.copyOf(latDeg, capacity);
        lonDeg = Arrays.copyOf(lonDeg, capacity);
        speedMps = Arrays.copyOf(speedMps, capacity);
        sigmaM = Arrays.copyOf(sigmaM, capacity);
        chainageM = Arrays.copyOf(chainageM, capacity);
        zoneKinds = Arrays.copyOf(zoneKinds, capacity);
    }

    /** Writes the frame; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeUTF(vehicleId);
        StateIo.writeNullableUtf(out, escortId);
        StateIo.writeNullableUtf(out, jurisdiction);
        out.writeLong(firstJudgedIndex);
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(eventTimeMs[i]);
            out.writeLong(ingestTimeMs[i]);
            out.writeDouble(latDeg[i]);
            out.writeDouble(lonDeg[i]);
            out.writeDouble(speedMps[i]);
            out.writeDouble(sigmaM[i]);
            out.writeDouble(chainageM[i]);
            out.writeInt(zoneKinds[i]);
        }
    }

    /** Replaces the content with what was written. */
    public TrackFrame read(DataInput in) throws IOException {
        vehicleId = in.readUTF();
        escortId = StateIo.readNullableUtf(in);
        jurisdiction = StateIo.readNullableUtf(in);
        firstJudgedIndex = in.readLong();
        int count = in.readInt();
        ensure(count);
        size = count;
        for (int i = 0; i < size; i++) {
            eventTimeMs[i] = in.readLong();
            ingestTimeMs[i] = in.readLong();
            latDeg[i] = in.readDouble();
            lonDeg[i] = in.readDouble();
            speedMps[i] = in.readDouble();
            sigmaM[i] = in.readDouble();
            chainageM[i] = in.readDouble();
            zoneKinds[i] = in.readInt();
        }
        return this;
    }
}
