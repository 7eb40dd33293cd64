package io.keruen.core.stage.escort;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Where a vehicle was by its newest sample, and when that reached us. State of its escort; mutable. */
final class MemberSpot {
    /** When it reached us, ingest time. */
    long heardMs = EscortMember.NOT_YET_MS;

    /** Its event time. */
    long sampledMs = EscortMember.NOT_YET_MS;

    double latDeg = Double.NaN;
    double lonDeg = Double.NaN;
    double sigmaM = Double.NaN;

    /** Along the route with this key. */
    double chainageM = Double.NaN;

    long routeKey;
    int zoneKinds;

    /** Whether the vehicle was ever heard. */
    boolean isKnown() {
        return heardMs != EscortMember.NOT_YET_MS;
    }

    /** Takes sample {@code i} of a queue. */
    void take(TrackQueue queue, int i) {
        heardMs = Math.max(heardMs, queue.ingestTimeMs(i));
        if (queue.eventTimeMs(i) >= sampledMs) {
            sampledMs = queue.eventTimeMs(i);
            latDeg = queue.latDeg(i);
            lonDeg = queue.lonDeg(i);
            sigmaM = queue.sigmaM(i);
            chainageM = queue.chainageM(i);
            routeKey = queue.routeKey(i);
            zoneKinds = queue.zoneKinds(i);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(heardMs);
        out.writeLong(sampledMs);
        out.writeDouble(latDeg);
        out.writeDouble(lonDeg);
        out.writeDouble(sigmaM);
        out.writeDouble(chainageM);
        out.writeInt(zoneKinds);
        out.writeLong(routeKey);
    }

    /** Reads what the state of an escort of this version holds. */
    void read(DataInput in, int version) throws IOException {
        heardMs = in.readLong();
        sampledMs = in.readLong();
        latDeg = in.readDouble();
        lonDeg = in.readDouble();
        if (version > 4) {
            sigmaM = in.readDouble();
            chainageM = in.readDouble();
        }
        zoneKinds = in.readInt();
        routeKey = version > 7 ? in.readLong() : TrackRing.NO_ROUTE;
    }
}
