package io.keruen.core.stage;

import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import org.jspecify.annotations.Nullable;

/**
 * What two pieces of a path know only together, when they meet: a side that differs, a path between clearly outside
 * samples of which each piece saw one. The early piece has been walked to the first sample of the later one.
 */
final class LateJoin {
    private final LateJudge judge;
    private final ZoneStep step = new ZoneStep();

    LateJoin(LateJudge judge) {
        this.judge = judge;
    }

    void join(ZoneVisits early, ZoneVisits later, ZoneMove move) {
        for (int i = 0; i < early.count; i++) {
            ZoneEntry entry = early.entries[i];
            Zone zone = judge.zone(entry, move.toMs);
            if (zone != null) {
                meet(entry, later.find(entry.key), zone, move);
            }
        }
        for (int i = 0; i < later.count; i++) {
            ZoneEntry entry = later.entries[i];
            Zone zone = judge.zone(entry, move.toMs);
            if (zone != null && entry.inside && early.find(entry.key) == null) {
                entered(entry, entry.inMs, entry.inUnobserved, zone, move);
            } else if (zone != null && entry.met && early.find(entry.key) == null) {
                move.mirrored = true;
                endPath(entry, zone, move);
                move.mirrored = false;
            }
        }
    }

    private void meet(ZoneEntry early, @Nullable ZoneEntry later, Zone zone, ZoneMove move) {
        boolean insideLater = later != null && later.inside;
        if (early.inside && later != null && insideLater) {
            step.clear();
            judge.joined(early, later, zone, step, move);
        } else if (early.inside) {
            exited(early, later, zone, move);
        } else if (insideLater && later != null) {
            boolean known = later.inMs != 0;
            ZoneEntry from = known ? later : early;
            entered(later, from.inMs, from.inUnobserved, zone, move);
        } else if (early.met) {
            endPath(early, zone, move);
        } else if (later != null && early.clear && later.clear && early.clearMs < later.clearMs) {
            crossed(early, later, zone, move);
        }
    }

    /** The other piece ends clearly outside and goes on so, which makes the path to it believed. */
    private void endPath(ZoneEntry entry, Zone zone, ZoneMove move) {
        step.clear();
        step.endPath(entry, zone, move);
        judge.visited(entry, zone, step, move);
    }

    private void exited(ZoneEntry early, @Nullable ZoneEntry later, Zone zone, ZoneMove move) {
        boolean known = later != null && later.outMs != 0;
        ZoneEntry from = known && later != null ? later : early;
        step.clear();
        change(Event.EXITED, from.outMs, from.outUnobserved, move);
        early.inside = false;
        judge.changed(Event.EXITED, early, zone, step, move);
    }

    private void entered(ZoneEntry later, long inMs, boolean unobserved, Zone zone, ZoneMove move) {
        step.clear();
        change(Event.ENTERED, inMs, unobserved, move);
        later.inside = false;
        later.beyond = 0;
        move.mirrored = true;
        judge.changed(Event.ENTERED, later, zone, step, move);
        move.mirrored = false;
    }

    /** Where the main line took another side in the band, nobody saw the passage: then it is the later end. */
    private void change(Event event, long passedMs, boolean unobserved, ZoneMove move) {
        step.event = event;
        step.eventMs = passedMs != 0 ? passedMs : move.toMs;
        step.unobserved = unobserved || passedMs == 0;
    }

    private void crossed(ZoneEntry early, ZoneEntry later, Zone zone, ZoneMove move) {
        boolean line = ZoneStep.isLine(zone);
        boolean met = line
                ? early.odd != later.odd
                : zone.pathCrossings(early.clearLatDeg, early.clearLonDeg, later.clearLatDeg, later.clearLonDeg) > 0;
        if (!met) {
            return;
        }
        ZoneEntry first = line ? later : early;
        ZoneEntry second = line ? early : later;
        step.clear();
        step.crossedMs = first.crossMs != 0 ? first.crossMs : second.crossMs;
        step.crossedUnobserved = first.crossMs != 0 ? first.crossUnobserved : second.crossUnobserved;
        step.crossedEndMs = later.clearMs;
        if (step.crossedMs == 0) {
            double fraction = zone.firstCrossingFraction(
                    early.clearLatDeg, early.clearLonDeg, later.clearLatDeg, later.clearLonDeg);
            step.crossedMs = ZoneMove.interpolatedMs(early.clearMs, later.clearMs, fraction);
        }
        if (zone.kind() == ZoneKind.RESTRICTED) {
            step.crossedDepthM =
                    -zone.deepestM(early.clearLatDeg, early.clearLonDeg, later.clearLatDeg, later.clearLonDeg);
        }
        judge.visited(early, zone, step, move);
    }
}
