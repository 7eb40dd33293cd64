package io.keruen.core.kit;

import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Sample;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;

/** One sample with what the stage derives of it, all given by hand. Nothing is known of it at first. */
public final class Moment {
    public final Sample sample = new Sample();
    public double sigmaM = 1;
    public double stepM;
    public double chainageM = Double.NaN;
    public double crossTrackM = Double.NaN;
    public int matchFlags;
    public int zoneKinds;
    public double speedLimitMps = Double.NaN;

    public Moment(long eventTimeMs) {
        sample.vehicleId = "truck-1";
        sample.eventTimeMs = eventTimeMs;
        sample.ingestTimeMs = eventTimeMs;
        sample.latDeg = Drive.LAT_DEG;
        sample.lonDeg = Drive.LON_DEG;
    }

    public long eventTimeMs() {
        return sample.eventTimeMs;
    }

    public double value(Signal signal) {
        return sample.value(signal);
    }

    /** Speed over ground, else that of the wheels whichever way they turn, else NaN. */
    public double speedMps() {
        double overGround = value(Signal.SPEED_MPS);
        return Double.isNaN(overGround) ? Math.abs(value(Signal.WHEEL_SPEED_MPS)) : overGround;
    }

    public boolean isIn(ZoneKind... kinds) {
        for (ZoneKind kind : kinds) {
            if ((zoneKinds & kind.bit()) != 0) {
                return true;
            }
        }
        return false;
    }

    public Moment with(Signal signal, double value) {
        sample.set(signal, value);
        return this;
    }

    public Moment with(CodedSignal signal, int code) {
        sample.set(signal, code);
        return this;
    }

    public Moment accuracy(double m) {
        sigmaM = m;
        return this;
    }

    /** So many metres east and north of the start of a {@link Drive}. */
    public Moment at(double eastM, double northM) {
        sample.latDeg = Drive.latDeg(northM);
        sample.lonDeg = Drive.lonDeg(eastM);
        return this;
    }

    /** Matched to the route there. */
    public Moment onRoute(double alongM, double offM) {
        chainageM = alongM;
        crossTrackM = offM;
        matchFlags |= VehicleRun.MATCHED;
        return this;
    }

    public Moment in(ZoneKind kind) {
        zoneKinds |= kind.bit();
        return this;
    }

    public Moment limit(double mps) {
        speedLimitMps = mps;
        return this;
    }
}
