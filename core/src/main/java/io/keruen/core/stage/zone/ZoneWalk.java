package io.keruen.core.stage.zone;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.geo.LocalMetric;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.Zone;
import org.jspecify.annotations.Nullable;

/**
 * Takes a vehicle's visits along one step: finds the zones that matter, keeps one entry for each, retires and changes
 * versions. Same law for the main line and for late data. One per stage.
 */
final class ZoneWalk {
    private static final double SLACK_M = 1;
    /** Of the square of a length, for the metric at another latitude. */
    private static final double SURE = 0.98;

    /** Hears about each entry after its step. */
    interface Listener {
        /** The zone is {@code null} when it ended and the table does not know it any more. */
        void visited(ZoneEntry entry, @Nullable Zone zone, ZoneStep step, ZoneMove move);
    }

    private final ZoneStep step = new ZoneStep();
    private double clearM;
    private int[] near = new int[32];

    /** Moves the visits to the move's next sample. */
    void walk(ZoneVisits visits, ZoneTable zones, ZoneMove move, Listener listener) {
        walk(visits, zones, move, 0, listener);
    }

    /** As the shorter form; also finds {@link #clearM}, as far as {@code lookM}. */
    void walk(ZoneVisits visits, ZoneTable zones, ZoneMove move, double lookM, Listener listener) {
        boolean sameZones = visits.fingerprint == zones.fingerprint();
        if (!sameZones) {
            visits.fingerprint = zones.fingerprint();
            for (int i = 0; i < visits.count; i++) {
                visits.entries[i].number = -1;
            }
        }
        clearM = lookM;
        for (int i = 0; i < visits.count; ) {
            if (stepKnown(visits, visits.entries[i], zones, move, listener)) {
                i++;
            } else {
                visits.remove(i);
            }
        }
        if (clearM > 0) {
            clearM = zones.index().clearanceM(move.toLatDeg, move.toLonDeg, clearM);
        }
        int found = sameZones && meetsNothing(zones, move) ? 0 : findNear(zones, move);
        int known = visits.count;
        for (int i = 0; i < found; i++) {
            int number = near[i];
            if (zones.isInForce(number, move.toMs) && !isKnown(visits, known, zones.zone(number))) {
                meet(visits, number, zones, move, listener);
            }
        }
        for (int i = visits.count - 1; i >= 0; i--) {
            if (!isNeeded(visits.entries[i])) {
                visits.remove(i);
            }
        }
        visits.stale = false;
    }

    /**
     * An entry tells more than none: the last samples were not both clearly outside, a passage waits to be believed, or a rule
     * has an alert open.
     */
    private static boolean isNeeded(ZoneEntry entry) {
        return entry.inside || entry.beyond < 2 || entry.held || entry.met;
    }

    /**
     * Whether the path meets no boundary and no zone began or ended, so that no entry has to be added. Asked only of
     * visits that these zones were walked with before.
     */
    private boolean meetsNothing(ZoneTable zones, ZoneMove move) {
        double northM = (move.toLatDeg - move.fromLatDeg) * LocalMetric.mPerLatDegAt(move.toLatDeg);
        double eastM = (move.toLonDeg - move.fromLonDeg) * LocalMetric.mPerLonDegAt(move.toLatDeg);
        double roomM = clearM - radiusM(zones, move);
        return roomM > 0
                && northM * northM + eastM * eastM < SURE * roomM * roomM
                && zones.nextChangeMs(move.fromMs) > move.toMs;
    }

    /** Metres around the last walk's next sample without any boundary, as far as it looked. */
    double clearM() {
        return clearM;
    }

    private static double radiusM(ZoneTable zones, ZoneMove move) {
        return Math.max(zones.maxMarginM(), 3 * move.toSigmaM) + SLACK_M;
    }

    private int findNear(ZoneTable zones, ZoneMove move) {
        double radiusM = radiusM(zones, move);
        int found = ask(zones, move, radiusM);
        while (found < 0) {
            near = new int[2 * -found];
            found = ask(zones, move, radiusM);
        }
        return found;
    }

    private int ask(ZoneTable zones, ZoneMove move, double radiusM) {
        if (move.first) {
            return zones.index().near(move.toLatDeg, move.toLonDeg, radiusM, near);
        }
        return zones.index().boxedPath(move.fromLatDeg, move.fromLonDeg, move.toLatDeg, move.toLonDeg, radiusM, near);
    }

    private static boolean isKnown(ZoneVisits visits, int known, Zone zone) {
        for (int i = 0; i < known; i++) {
            if (visits.entries[i].key == zone.key()) {
                return true;
            }
        }
        return false;
    }

    /** False if the zone, or this version of it, ended. */
    private boolean stepKnown(ZoneVisits visits, ZoneEntry entry, ZoneTable zones, ZoneMove move, Listener listener) {
        int number = entry.number;
        boolean current = number >= 0 && zones.isInForce(number, move.toMs);
        if (!current) {
            number = zones.entryAt(entry.key, move.toMs);
            boolean unbroken = number >= 0 && zones.isUnbroken(entry.key, move.fromMs, move.toMs);
            if (!unbroken) {
                retire(entry, changeMs(entry, zones, move), zones, move, listener);
                return false;
            }
        }
        Zone zone = zones.zone(number);
        double distanceM = zone.signedDistanceM(move.toLatDeg, move.toLonDeg);
        clearM = Math.min(clearM, Math.abs(distanceM));
        // A vehicle that was in its safe circle, inside of the zone, and still is, has passed no boundary.
        boolean staysInside = entry.inside && entry.beyond <= -2 && distanceM < 0;
        boolean wasWithin = entry.distanceM < 0;
        if (visits.stale && !staysInside || !current) {
            entry.distanceM = zone.signedDistanceM(move.fromLatDeg, move.fromLonDeg);
        }
        // A version may be sent again with another shape; it is another one if the last place is on another side of it.
        boolean isOther = !current && (entry.version != zone.version() || wasWithin != entry.distanceM < 0);
        if (isOther && !adopt(entry, number, zones, distanceM, move)) {
            retire(entry, changeMs(entry, zones, move), zones, move, listener);
            return false;
        }
        name(entry, number, zones);
        step.step(entry, zone, distanceM, move);
        listener.visited(entry, zone, step, move);
        return true;
    }

    /** Goes on under another version; false if the vehicle is not where that version would have it. */
    private static boolean adopt(ZoneEntry entry, int number, ZoneTable zones, double distanceM, ZoneMove move) {
        Zone zone = zones.zone(number);
        if (!entry.inside) {
            return ZoneStep.isLine(zone) || entry.distanceM > ZoneMove.bandM(zone, move.fromSigmaM);
        }
        if (entry.distanceM < 0) {
            return true;
        }
        ZoneStep.setPassage(entry, false, move.changedMs(zones.fromMs(number)), move.hole);
        return distanceM <= ZoneMove.bandM(zone, move.toSigmaM);
    }

    private static void name(ZoneEntry entry, int number, ZoneTable zones) {
        if (entry.number == number) {
            return;
        }
        Zone zone = zones.zone(number);
        entry.number = number;
        entry.key = zone.key();
        entry.id = zone.id();
        entry.kind = zone.kind();
        entry.version = zone.version();
        entry.endMs = zones.toMs(number);
    }

    /** When the version that the last sample was judged by ended. */
    private static long changeMs(ZoneEntry entry, ZoneTable zones, ZoneMove move) {
        int last = zones.entryAt(entry.key, move.fromMs);
        long endMs = last >= 0 ? zones.toMs(last) : entry.endMs;
        return endMs > entry.enterMs && endMs <= move.toMs ? endMs : move.toMs;
    }

    private void retire(ZoneEntry entry, long atMs, ZoneTable zones, ZoneMove move, Listener listener) {
        step.clear();
        step.retiredAtMs = atMs;
        if (entry.inside) {
            entry.inside = false;
            step.event = Event.EXITED;
            step.eventMs = atMs;
            step.unobserved = move.hole;
        }
        int number = zones.entryAt(entry.key, move.fromMs);
        listener.visited(entry, number < 0 ? null : zones.zone(number), step, move);
    }

    /** A zone near the path without an entry: the last sample was clearly outside of it, or it is seen first now. */
    private void meet(ZoneVisits visits, int number, ZoneTable zones, ZoneMove move, Listener listener) {
        Zone zone = zones.zone(number);
        double bandM = ZoneMove.bandM(zone, move.toSigmaM);
        boolean isClear = zone.signedDistanceM(move.toLatDeg, move.toLonDeg, bandM + SLACK_M) > bandM;
        if (isClear && (move.first || move.crossings(zone) == 0)) {
            return;
        }
        double distanceM = zone.signedDistanceM(move.toLatDeg, move.toLonDeg);
        double lastM = move.first || !zones.isUnbroken(zone.key(), move.fromMs, move.toMs)
                ? Double.NaN
                : zone.signedDistanceM(move.fromLatDeg, move.fromLonDeg);
        boolean wasClear = lastM > ZoneMove.bandM(zone, move.fromSigmaM);
        if (isClear && !wasClear) {
            return;
        }
        ZoneEntry entry = visits.add();
        name(entry, number, zones);
        if (wasClear) {
            ZoneStep.beginOutside(entry, lastM, move);
            step.step(entry, zone, distanceM, move);
        } else {
            step.begin(entry, distanceM, bandM, move);
            step.unobserved |= step.event == Event.PRESENT && move.hole;
        }
        listener.visited(entry, zone, step, move);
    }
}
