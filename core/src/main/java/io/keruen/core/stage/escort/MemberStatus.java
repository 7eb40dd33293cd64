package io.keruen.core.stage.escort;

import io.keruen.core.alert.Severity;
import io.keruen.core.customs.SealStatus;
import io.keruen.core.stage.flow.StateIo;
import io.keruen.core.stage.flow.VehicleStatus;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How it stands with one vehicle of an escort, and with the pair in which it follows. State. */
final class MemberStatus {
    /** The last that the vehicle stage said; {@code null} if it is not told of here. */
    @Nullable
    VehicleStatus last;

    int openAlerts;

    @Nullable
    Severity highestSeverity;

    /** What the seal declared for it said last; {@code null} if nothing. */
    @Nullable
    SealStatus sealStatus;

    /** At the last judged sample of the pair; NaN if unknown. */
    double gapM = Double.NaN;

    double followerSpeedMps = Double.NaN;

    /** Where it was when it was first seen to have departed, and when; NaN until then. */
    double paceFromM = Double.NaN;

    long paceFromMs;

    /** Along the route with this key. */
    long paceRouteKey;

    /** To be told now. Not state: true only while it is decided. */
    boolean isNews;

    /** Puts the open alerts and the seal into what is told. */
    VehicleStatus told(VehicleStatus status, long atMs) {
        VehicleStatus told = status.copy(atMs);
        told.openAlerts = openAlerts;
        told.highestSeverity = highestSeverity;
        told.sealStatus = sealStatus;
        return told;
    }

    void write(DataOutput out) throws IOException {
        VehicleStatus status = last;
        out.writeBoolean(status != null);
        if (status != null) {
            status.write(out);
        }
        out.writeInt(openAlerts);
        Severity severity = highestSeverity;
        StateIo.writeNullableUtf(out, severity == null ? null : severity.name());
        out.writeDouble(gapM);
        out.writeDouble(followerSpeedMps);
        out.writeDouble(paceFromM);
        out.writeLong(paceFromMs);
        SealStatus said = sealStatus;
        StateIo.writeNullableUtf(out, said == null ? null : said.name());
        out.writeLong(paceRouteKey);
    }

    /** Reads what the state of an escort of this version holds. */
    void read(DataInput in, int version) throws IOException {
        int form = EscortState.statusForm(version);
        last = in.readBoolean() ? VehicleStatus.read(in, form) : null;
        openAlerts = in.readInt();
        String severity = StateIo.readNullableUtf(in);
        highestSeverity = severity == null ? null : Severity.valueOf(severity);
        gapM = in.readDouble();
        followerSpeedMps = in.readDouble();
        paceFromM = in.readDouble();
        paceFromMs = in.readLong();
        String said = form > VehicleStatus.FIRST_FORM ? StateIo.readNullableUtf(in) : null;
        sealStatus = said == null ? null : SealStatus.valueOf(said);
        paceRouteKey = version > 11 ? in.readLong() : 0;
    }
}
