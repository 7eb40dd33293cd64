package io.keruen.core.stage.zone;

import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.ShapeKind;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import org.jspecify.annotations.Nullable;

/**
 * The law of the zone side (section 6 of the contract): moves one entry along one step and says what happened.
 *
 * <p>A side changes when two consecutive samples lie beyond the band on the new side; the time is the last passage of
 * the boundary before them. The result fields are overwritten by each call.
 */
public final class ZoneStep {
    private static final int ENOUGH = 2;

    /** What happened to the side in true time, or {@code null}. */
    @Nullable
    Event event;

    long eventMs;
    boolean unobserved;

    /** When the zone ended under the vehicle, else 0. */
    long retiredAtMs;

    /** When the path between two clearly outside samples met the zone or crossed the line, else 0. */
    long crossedMs;

    /** The later of those two samples. */
    long crossedEndMs;

    boolean crossedUnobserved;
    double crossedDepthM;

    void clear() {
        event = null;
        eventMs = 0;
        unobserved = false;
        retiredAtMs = 0;
        crossedMs = 0;
        crossedEndMs = 0;
        crossedUnobserved = false;
        crossedDepthM = Double.NaN;
    }

    public static boolean isLine(Zone zone) {
        return zone.spec().shape().kind() == ShapeKind.LINE;
    }

    /** Starts an entry at the first sample ever seen by the zone: inside = PRESENT. */
    void begin(ZoneEntry entry, double distanceM, double bandM, ZoneMove move) {
        clear();
        entry.distanceM = distanceM;
        entry.inside = distanceM < 0;
        entry.beyond = distanceM > bandM ? 1 : distanceM < -bandM ? -1 : 0;
        if (entry.inside) {
            event = Event.PRESENT;
            eventMs = move.toMs;
            entry.enterMs = move.toMs;
        } else if (entry.beyond > 0) {
            entry.beginPath(move.toMs, move.toLatDeg, move.toLonDeg);
        }
    }

    /** Starts an entry whose last sample was clearly outside; the step from there is still to be made. */
    static void beginOutside(ZoneEntry entry, double distanceM, ZoneMove move) {
        entry.distanceM = distanceM;
        entry.beyond = 1;
        entry.beginPath(move.fromMs, move.fromLatDeg, move.fromLonDeg);
    }

    /** Moves an entry to the next sample. */
    void step(ZoneEntry entry, Zone zone, double distanceM, ZoneMove move) {
        clear();
        boolean line = isLine(zone);
        if (line) {
            crossLine(entry, zone, move);
        } else {
            passBoundary(entry, zone, distanceM, move);
        }
        entry.distanceM = distanceM;
        double bandM = ZoneMove.bandM(zone, move.toSigmaM);
        int side = distanceM > bandM ? 1 : distanceM < -bandM ? -1 : 0;
        entry.beyond = side * entry.beyond > 0 ? Math.max(-ENOUGH, Math.min(ENOUGH, entry.beyond + side)) : side;
        flip(entry);
        followPath(entry, zone, line, move);
    }

    private static void crossLine(ZoneEntry entry, Zone zone, ZoneMove move) {
        if (move.crossings(zone) % 2 == 0) {
            return;
        }
        entry.odd = !entry.odd;
        entry.crossMs = move.crossedMs(zone);
        entry.crossUnobserved = move.hole;
    }

    private static void passBoundary(ZoneEntry entry, Zone zone, double distanceM, ZoneMove move) {
        boolean wasInside = entry.distanceM < 0;
        boolean isInside = distanceM < 0;
        if (wasInside != isInside) {
            setPassage(entry, isInside, move.passedMs(zone, entry.distanceM, distanceM), move.hole);
        }
        if (!entry.inside && !move.hole && entry.crossMs == 0) {
            long crossedMs = move.crossedMs(zone);
            entry.crossMs = crossedMs != 0 ? crossedMs : entry.crossMs;
        }
    }

    static void setPassage(ZoneEntry entry, boolean inward, long passedMs, boolean unobserved) {
        if (inward) {
            entry.inMs = passedMs;
            entry.inUnobserved = unobserved;
        } else {
            entry.outMs = passedMs;
            entry.outUnobserved = unobserved;
        }
    }

    private void flip(ZoneEntry entry) {
        if (entry.inside ? entry.beyond < ENOUGH : entry.beyond > -ENOUGH) {
            return;
        }
        entry.inside = !entry.inside;
        boolean entered = entry.inside;
        event = entered ? Event.ENTERED : Event.EXITED;
        eventMs = entered ? entry.inMs : entry.outMs;
        unobserved = entered ? entry.inUnobserved : entry.outUnobserved;
        if (entered) {
            entry.enterMs = eventMs;
            entry.forgetPath();
        }
    }

    private void followPath(ZoneEntry entry, Zone zone, boolean line, ZoneMove move) {
        if (move.hole && !line) {
            entry.forgetPath();
        }
        if (entry.beyond <= 0) {
            entry.clear &= !entry.inside;
            entry.met = false;
            return;
        }
        boolean met = !entry.inside && entry.clear && (line ? entry.odd : chordCrossings(entry, zone, move) > 0);
        // After samples in the band, or a leap, one clear sample may be noise; the next one has to agree.
        boolean believed = entry.met || (entry.clearMs == move.fromMs && !move.isLeap());
        if (met && !believed) {
            entry.met = true;
            return;
        }
        if (met) {
            endPath(entry, zone, move);
        }
        entry.beginPath(move.toMs, move.toLatDeg, move.toLonDeg);
    }

    /** The path from the last clearly outside sample to this one met the zone. */
    void endPath(ZoneEntry entry, Zone zone, ZoneMove move) {
        crossedMs = entry.crossMs != 0 ? entry.crossMs : chordCrossedMs(entry, zone, move);
        crossedUnobserved = entry.crossUnobserved;
        crossedEndMs = move.toMs;
        if (zone.kind() == ZoneKind.RESTRICTED) {
            crossedDepthM = -zone.deepestM(entry.clearLatDeg, entry.clearLonDeg, move.toLatDeg, move.toLonDeg);
        }
    }

    private static int chordCrossings(ZoneEntry entry, Zone zone, ZoneMove move) {
        return zone.pathCrossings(entry.clearLatDeg, entry.clearLonDeg, move.toLatDeg, move.toLonDeg);
    }

    private static long chordCrossedMs(ZoneEntry entry, Zone zone, ZoneMove move) {
        double fraction =
                zone.firstCrossingFraction(entry.clearLatDeg, entry.clearLonDeg, move.toLatDeg, move.toLonDeg);
        return ZoneMove.interpolatedMs(entry.clearMs, move.toMs, fraction);
    }
}
