package io.keruen.core.rule.anomaly;

import io.keruen.core.geo.LocalMetric;
import io.keruen.core.rule.Slice;
import io.keruen.core.sample.Frame;

/**
 * Tells two vehicles from one whose place jumps, where samples have no numbers: two vehicles are heard by turns, each
 * going on where it was, at places that no vehicle could drive between. With numbers one receiver that lies by turns
 * would be counted through as one stream, so there places prove nothing and are not asked.
 *
 * <p>Stateless; {@link #LONGS} longs and {@link #DOUBLES} doubles of a slice.
 */
final class TwoPlaces {
    static final int LONGS = 2;
    static final int DOUBLES = 4;

    /** A vehicle not heard for so long is not one of two, ms of event time. */
    private static final long FORGET_MS = 30_000;

    private static final int SECOND = 1;
    private static final double HALF_TURN_DEG = 180;
    private static final double MS_PER_S = 1_000;

    private final int base;
    private final Suspicion suspicion;

    TwoPlaces(int longOffset, Suspicion suspicion) {
        base = longOffset;
        this.suspicion = suspicion;
    }

    /** One arrival; answers whether the second vehicle took a new turn. */
    boolean turned(Slice slice, Frame frame, int i, double reachMps, double apartM) {
        long eventMs = frame.eventTimeMs()[i];
        long firstMs = slice.getLong(base);
        if (firstMs == 0 || eventMs - firstMs > FORGET_MS) {
            moveTo(slice, 0, frame, i);
            slice.setLong(base + SECOND, 0);
            suspicion.forget(slice);
        } else if (reaches(slice, 0, frame, i, reachMps, apartM)) {
            moveTo(slice, 0, frame, i);
            suspicion.first(slice);
        } else if (reaches(slice, SECOND, frame, i, reachMps, apartM)) {
            moveTo(slice, SECOND, frame, i);
            return suspicion.second(slice, frame.ingestTimeMs()[i]);
        } else {
            moveTo(slice, SECOND, frame, i); // a place that is nobody's: what was thought of the last one is void
            suspicion.forget(slice);
            return suspicion.second(slice, frame.ingestTimeMs()[i]);
        }
        return false;
    }

    private void moveTo(Slice slice, int which, Frame frame, int i) {
        if (frame.eventTimeMs()[i] > slice.getLong(base + which)) {
            slice.setLong(base + which, frame.eventTimeMs()[i]);
            slice.setDouble(2 * which, frame.latDeg()[i]);
            slice.setDouble(2 * which + 1, frame.lonDeg()[i]);
        }
    }

    private boolean reaches(Slice slice, int which, Frame frame, int i, double reachMps, double apartM) {
        long thenMs = slice.getLong(base + which);
        if (thenMs == 0) {
            return false;
        }
        double latDeg = frame.latDeg()[i];
        double eastDeg = frame.lonDeg()[i] - slice.getDouble(2 * which + 1);
        if (Math.abs(eastDeg) > HALF_TURN_DEG) {
            eastDeg = Math.IEEEremainder(eastDeg, 2 * HALF_TURN_DEG); // over the antimeridian
        }
        double northM = (latDeg - slice.getDouble(2 * which)) * LocalMetric.mPerLatDegAt(latDeg);
        double eastM = eastDeg * LocalMetric.mPerLonDegAt(latDeg);
        double reachM = apartM + reachMps * Math.abs(frame.eventTimeMs()[i] - thenMs) / MS_PER_S;
        return northM * northM + eastM * eastM <= reachM * reachM;
    }
}
