package io.keruen.core.stage.zone;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the zones need to know of one sample that is kept at an end of a hole. */
record LateSpot(long tMs, double latDeg, double lonDeg, double sigmaM) {
    /** How far the path is from one to the other, in squared degrees; only for comparing. */
    double square(LateSpot other) {
        double north = other.latDeg - latDeg;
        double east = (other.lonDeg - lonDeg) * Math.cos(Math.toRadians(latDeg));
        return north * north + east * east;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(tMs);
        out.writeDouble(latDeg);
        out.writeDouble(lonDeg);
        out.writeDouble(sigmaM);
    }

    static LateSpot read(DataInput in) throws IOException {
        return new LateSpot(in.readLong(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
