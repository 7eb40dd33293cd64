package io.keruen.core.stage.flow;

import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.rule.Carry;
import io.keruen.core.rule.integrity.Integrity;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with one vehicle at the end of one moment of ingest time: its last judged sample and what follows from it.
 * The vehicle stage makes it, the escort stage adds the open alerts and what the seal said. Mutable and reused by the vehicle stage; copy it to
 * keep it. Equal by content.
 */
public final class VehicleStatus {
    /** What it says of the vehicle. */
    public enum Kind {
        /** Here it is. */
        SEEN,
        /** It is told of under another escort from now on; nobody outside hears of that. */
        LEFT,
        /** It is of no escort and silent: nobody tells of it any more. */
        GONE
    }

    /** Whether it is heard, on ingest time. Of a vehicle that is not watched LIVE stands beside its last word. */
    public enum Telemetry {
        LIVE,
        STALE,
        LOST
    }

    /** The total order: by moment, then vehicle. */
    public static final Comparator<VehicleStatus> ORDER =
            Comparator.comparingLong((VehicleStatus status) -> status.atMs).thenComparing(status -> status.vehicleId);

    /** Without a change nobody is told of more often than this. */
    public static final long PERIOD_MS = 500;

    /** The binary form before {@link #FORM}: it knew neither tyres nor what the seal said. */
    public static final int FIRST_FORM = 1;

    /** The binary form of today. */
    public static final int FORM = 2;

    /** No tyre said anything. */
    public static final double[] NO_TYRES = {};

    private static final String[] NONE = {};

    public Kind kind = Kind.SEEN;
    public String vehicleId = "";

    /** {@code null} for a vehicle of no plan, as are all that come of a plan. */
    public @Nullable String escortId;

    public @Nullable String convoyId;
    public @Nullable Role role;
    public @Nullable String routeId;
    public @Nullable String sealId;

    /** The moment, ingest time. */
    public long atMs;

    /** When the sample was taken, and when it reached us. */
    public long eventTimeMs;

    public long ingestTimeMs;
    public Telemetry telemetry = Telemetry.LIVE;
    public Integrity integrity = Integrity.TRUSTED;
    public double latDeg;
    public double lonDeg;

    /** NaN if it is not matched to a route; so are the two below. */
    public double chainageM;

    public double crossTrackM;

    /** Share of the route behind it. */
    public double progressRatio;

    /** The zones it is inside of, sorted; never written to. */
    public String[] zoneIds = NONE;

    public @Nullable String jurisdiction;
    public @Nullable String softwareVersion;
    public final double[] values = new double[Signal.COUNT];
    public final int[] codes = new int[CodedSignal.COUNT];

    /** In kPa, one a tyre, NaN if that one said nothing; empty if none did. Never written to. */
    public double[] tyrePressureKpa = NO_TYRES;

    /** What the seal declared for it said last; {@code null} if it was not heard or none is declared. */
    public @Nullable SealStatus sealStatus;

    /** Open alerts about it or a pair it is in, those left out whose cause is another one. */
    public int openAlerts;

    /** {@code null} if none is open. */
    public @Nullable Severity highestSeverity;

    /** The value of a signal in its unit; NaN if absent. */
    public double value(Signal signal) {
        return values[signal.ordinal()];
    }

    /** The code of a coded signal; {@link CodedSignal#ABSENT} if absent. */
    public int code(CodedSignal signal) {
        return codes[signal.ordinal()];
    }

    /** Takes the sample that was judged last. */
    public void sample(Carry last) {
        eventTimeMs = last.eventTimeMs;
        ingestTimeMs = last.ingestTimeMs;
        latDeg = last.latDeg;
        lonDeg = last.lonDeg;
        chainageM = last.chainageM;
        crossTrackM = last.crossTrackM;
        last.copySignals(values, codes);
    }

    /** Its chainage along the route of this id; NaN if it was seen along that of another. */
    public double alongM(@Nullable String ofRouteId) {
        return Objects.equals(routeId, ofRouteId) ? chainageM : Double.NaN;
    }

    /** The same, found at this ingest time. */
    public VehicleStatus copy(long newAtMs) {
        VehicleStatus copy = new VehicleStatus();
        copy.kind = kind;
        copy.vehicleId = vehicleId;
        copy.escortId = escortId;
        copy.convoyId = convoyId;
        copy.role = role;
        copy.routeId = routeId;
        copy.sealId = sealId;
        copy.atMs = newAtMs;
        copy.eventTimeMs = eventTimeMs;
        copy.ingestTimeMs = ingestTimeMs;
        copy.telemetry = telemetry;
        copy.integrity = integrity;
        copy.latDeg = latDeg;
        copy.lonDeg = lonDeg;
        copy.chainageM = chainageM;
        copy.crossTrackM = crossTrackM;
        copy.progressRatio = progressRatio;
        copy.zoneIds = zoneIds;
        copy.jurisdiction = jurisdiction;
        copy.softwareVersion = softwareVersion;
        System.arraycopy(values, 0, copy.values, 0, values.length);
        System.arraycopy(codes, 0, copy.codes, 0, codes.length);
        copy.tyrePressureKpa = tyrePressureKpa.length == 0 ? NO_TYRES : tyrePressureKpa.clone();
        copy.sealStatus = sealStatus;
        copy.openAlerts = openAlerts;
        copy.highestSeverity = highestSeverity;
        return copy;
    }

    /** Writes it; {@link #read} gives it back. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(kind.ordinal());
        out.writeUTF(vehicleId);
        StateIo.writeNullableUtf(out, escortId);
        StateIo.writeNullableUtf(out, convoyId);
        StateIo.writeNullableUtf(out, role == null ? null : role.name());
        StateIo.writeNullableUtf(out, routeId);
        StateIo.writeNullableUtf(out, sealId);
        out.writeLong(atMs);
        out.writeLong(eventTimeMs);
        out.writeLong(ingestTimeMs);
        out.writeByte(telemetry.ordinal());
        out.writeByte(integrity.ordinal());
        out.writeDouble(latDeg);
        out.writeDouble(lonDeg);
        out.writeDouble(chainageM);
        out.writeDouble(crossTrackM);
        out.writeDouble(progressRatio);
        out.writeShort(zoneIds.length);
        for (String zoneId : zoneIds) {
            out.writeUTF(zoneId);
        }
        StateIo.writeNullableUtf(out, jurisdiction);
        StateIo.writeNullableUtf(out, softwareVersion);
        StateIo.writeDoubles(out, values, values.length);
        out.writeInt(codes.length);
        for (int code : codes) {
            out.writeInt(code);
        }
        out.writeInt(openAlerts);
        StateIo.writeNullableUtf(out, highestSeverity == null ? null : highestSeverity.name());
        StateIo.writeDoubles(out, tyrePressureKpa, tyrePressureKpa.length);
        StateIo.writeNullableUtf(out, sealStatus == null ? null : sealStatus.name());
    }

    /** Reads one of this form; signals that did not exist when it was written are absent. */
    public static VehicleStatus read(DataInput in, int form) throws IOException {
        VehicleStatus status = new VehicleStatus();
        status.kind = Kind.values()[in.readByte()];
        status.vehicleId = in.readUTF();
        status.escortId = StateIo.readNullableUtf(in);
        status.convoyId = StateIo.readNullableUtf(in);
        String role = StateIo.readNullableUtf(in);
        status.role = role == null ? null : Role.valueOf(role);
        status.routeId = StateIo.readNullableUtf(in);
        status.sealId = StateIo.readNullableUtf(in);
        status.atMs = in.readLong();
        status.eventTimeMs = in.readLong();
        status.ingestTimeMs = in.readLong();
        status.telemetry = Telemetry.values()[in.readByte()];
        status.integrity = Integrity.values()[in.readByte()];
        status.latDeg = in.readDouble();
        status.lonDeg = in.readDouble();
        status.chainageM = in.readDouble();
        status.crossTrackM = in.readDouble();
        status.progressRatio = in.readDouble();
        status.zoneIds = new String[in.readShort()];
        for (int i = 0; i < status.zoneIds.length; i++) {
            status.zoneIds[i] = in.readUTF();
        }
        status.jurisdiction = StateIo.readNullableUtf(in);
        status.softwareVersion = StateIo.readNullableUtf(in);
        status.readSignals(in);
        status.openAlerts = in.readInt();
        String severity = StateIo.readNullableUtf(in);
        status.highestSeverity = severity == null ? null : Severity.valueOf(severity);
        if (form > FIRST_FORM) {
            status.tyrePressureKpa = StateIo.readDoubles(in);
            String said = StateIo.readNullableUtf(in);
            status.sealStatus = said == null ? null : SealStatus.valueOf(said);
        }
        return status;
    }

    private void readSignals(DataInput in) throws IOException {
        double[] stored = StateIo.readDoubles(in);
        Arrays.fill(values, Double.NaN);
        System.arraycopy(stored, 0, values, 0, stored.length);
        Arrays.fill(codes, CodedSignal.ABSENT);
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            codes[i] = in.readInt();
        }
    }

    private Object[] content() {
        return new Object[] {
            kind,
            vehicleId,
            escortId,
            convoyId,
            role,
            routeId,
            sealId,
            atMs,
            eventTimeMs,
            ingestTimeMs,
            telemetry,
            integrity,
            latDeg,
            lonDeg,
            chainageM,
            crossTrackM,
            progressRatio,
            Arrays.asList(zoneIds),
            jurisdiction,
            softwareVersion,
            Arrays.toString(values),
            Arrays.toString(codes),
            Arrays.toString(tyrePressureKpa),
            sealStatus,
            openAlerts,
            highestSeverity
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VehicleStatus that && Arrays.equals(content(), that.content());
    }

    @Override
    public int hashCode() {
        return Objects.hash(vehicleId, atMs, kind);
    }

    @Override
    public String toString() {
        return Arrays.toString(content());
    }
}
