package io.keruen.core.stage.zone;

import io.keruen.core.geo.LocalMetric;
import io.keruen.core.zone.Zone;

/** The step of a vehicle from one sample to the next that is judged. Mutable and reused. */
public final class ZoneMove {
    static final double SIGMAS = 3;

    private static final double FASTEST_MPS = 60;
    private static final double NOISE_SIGMAS = 6;
    private static final double MS_PER_S = 1e3;

    boolean first;
    boolean hole;
    int i;
    double chainageM;
    String vehicleId = "";

    long fromMs;
    double fromLatDeg;
    double fromLonDeg;
    double fromSigmaM;
    long toMs;
    double toLatDeg;
    double toLonDeg;
    double toSigmaM;

    /** Sets the sample that is judged next. */
    void to(long tMs, double latDeg, double lonDeg, double sigmaM) {
        toMs = tMs;
        toLatDeg = latDeg;
        toLonDeg = lonDeg;
        toSigmaM = sigmaM;
    }

    /** Starts at the last place of these visits. */
    void from(ZoneVisits visits, long pathMaxMs) {
        first = !visits.moving;
        fromMs = visits.lastMs;
        fromLatDeg = visits.lastLatDeg;
        fromLonDeg = visits.lastLonDeg;
        fromSigmaM = visits.lastSigmaM;
        hole = !first && toMs - fromMs > pathMaxMs;
    }

    /** When a zone became another one in this step, which began then: if that was not in the step, at its end. */
    long changedMs(long beganMs) {
        return beganMs > fromMs && beganMs <= toMs ? beganMs : toMs;
    }

    /** The half width of a zone's band for a sample of this accuracy, metres. */
    public static double bandM(Zone zone, double sigmaM) {
        return Math.max(zone.spec().marginM(), SIGMAS * sigmaM);
    }

    /** Whether no vehicle can have driven it: the place leapt, and the next sample may be back. */
    boolean isLeap() {
        double northM = (toLatDeg - fromLatDeg) * LocalMetric.mPerLatDegAt(toLatDeg);
        double eastM = (toLonDeg - fromLonDeg) * LocalMetric.mPerLonDegAt(toLatDeg);
        double mostM = drivableM(toMs - fromMs, Math.max(fromSigmaM, toSigmaM));
        return northM * northM + eastM * eastM > mostM * mostM;
    }

    /** How far apart two places of a vehicle can lie, so many milliseconds one after the other; the noise counts. */
    public static double drivableM(long forMs, double sigmaM) {
        return FASTEST_MPS * forMs / MS_PER_S + NOISE_SIGMAS * sigmaM;
    }

    int crossings(Zone zone) {
        return zone.pathCrossings(fromLatDeg, fromLonDeg, toLatDeg, toLonDeg);
    }

    /** When the path first crosses the boundary; 0 if it does not. Across a hole: its later end. */
    long crossedMs(Zone zone) {
        double fraction = zone.firstCrossingFraction(fromLatDeg, fromLonDeg, toLatDeg, toLonDeg);
        return Double.isNaN(fraction) ? 0 : atFraction(fraction);
    }

    /** When d = 0 is passed on a path whose ends lie on different sides. */
    long passedMs(Zone zone, double fromM, double toM) {
        long crossedMs = crossedMs(zone);
        if (crossedMs != 0) {
            return crossedMs;
        }
        double earlyM = Math.abs(fromM);
        double lateM = Math.abs(toM);
        return atFraction(earlyM + lateM > 0 ? earlyM / (earlyM + lateM) : 1);
    }

    private long atFraction(double fraction) {
        return hole ? toMs : interpolatedMs(fromMs, toMs, fraction);
    }

    static long interpolatedMs(long earlyMs, long lateMs, double fraction) {
        return earlyMs + Math.round(fraction * (lateMs - earlyMs));
    }
}
