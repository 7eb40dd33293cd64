package io.keruen.core.stage.zone;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.ZoneRule;
import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.Zone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns each step of an entry into transits and lets the zone rules judge it. One per stage. */
final class ZoneJudge implements ZoneWalk.Listener {
    private final List<ZoneRule> rules;
    private final int[] ruleIndexes;
    private final ZoneSlices slices;
    private final ZoneVisit visit = new ZoneVisit();
    private final Slice slice = new Slice();
    private final Slice lateSlice = new Slice();
    private final ZoneStep goneOn = new ZoneStep();

    private double[][] parameters = new double[0][];
    private LateFragments fragments = new LateFragments();
    private ZoneTable zones = ZoneTable.EMPTY;
    private @Nullable GeofenceOutput out;

    ZoneJudge(RuleCatalog catalog) {
        rules = ZoneSlices.zoneRules(catalog);
        slices = ZoneSlices.of(catalog);
        ruleIndexes = new int[rules.size()];
        for (int r = 0; r < ruleIndexes.length; r++) {
            ruleIndexes[r] = catalog.index(rules.get(r).id());
        }
    }

    ZoneSlices slices() {
        return slices;
    }

    /** Zones or jurisdiction are others from this sample on. */
    void moved(int i) {
        GeofenceOutput output = out;
        if (output != null) {
            output.moved(i);
        }
    }

    void begin(double[][] newParameters, LateFragments holes, ZoneTable newZones, GeofenceOutput output) {
        parameters = newParameters;
        fragments = holes;
        zones = newZones;
        out = output;
    }

    @Override
    public void visited(ZoneEntry entry, @Nullable Zone zone, ZoneStep step, ZoneMove move) {
        GeofenceOutput output = out;
        if (output == null) {
            throw new IllegalStateException("nobody listens");
        }
        if (step.event != null) {
            String reason = step.retiredAtMs != 0 ? ZoneTransit.ZONE_RETIRED : null;
            say(output, move.i, step.event, entry, step.eventMs, reason, step.unobserved);
        }
        if (step.event == Event.EXITED) {
            fragments.exited(entry, step.eventMs);
        }
        if (step.crossedMs != 0) {
            say(output, move.i, Event.CROSSED, entry, step.crossedMs, null, step.crossedUnobserved);
        }
        if (rules.isEmpty()) {
            return;
        }
        fill(visit, entry, zone, step, move);
        boolean held = false;
        for (int r = 0; r < ruleIndexes.length; r++) {
            ZoneRule rule = rules.get(r);
            slices.at(r, entry, slice);
            if (zone == null || rule.concerns(zone.spec())) {
                rule.judge(visit, parameters[ruleIndexes[r]], slice, output);
                held |= rule.holds(slice);
            } else if (rule.holds(slice)) {
                endFor(rule, parameters[ruleIndexes[r]], entry, move, output);
            }
        }
        entry.held = held;
    }

    /** Says it, unless late data came to the same first. */
    private void say(
            GeofenceOutput output,
            int i,
            Event event,
            ZoneEntry entry,
            long eventMs,
            @Nullable String reason,
            boolean unobserved) {
        ZoneTransit transit = new ZoneTransit(event, entry.kind, entry.id, eventMs, reason, false, unobserved);
        if (fragments.isSaidLate(entry.key, event.ordinal(), eventMs)) {
            output.saidBefore(i, transit);
        } else {
            output.transit(i, transit);
        }
        fragments.said(entry.key, event.ordinal(), eventMs);
    }

    /** The zone goes on as one that the rule has nothing to say about: to the rule it ended. */
    private void endFor(ZoneRule rule, double[] ruleParameters, ZoneEntry entry, ZoneMove move, GeofenceOutput output) {
        boolean inside = visit.inside;
        long retiredAtMs = visit.retiredAtMs;
        if (retiredAtMs == 0) {
            visit.retiredAtMs = move.changedMs(entry.number < 0 ? move.toMs : zones.fromMs(entry.number));
        }
        visit.inside = false;
        rule.judge(visit, ruleParameters, slice, output);
        visit.inside = inside;
        visit.retiredAtMs = retiredAtMs;
    }

    /** The main line goes on from what late data know of a visit, up to the same sample. */
    void goOn(ZoneEntry entry, ZoneEntry known, ZoneMove move) {
        GeofenceOutput output = out;
        Zone zone = zoneAt(entry, move);
        if (output == null || zone == null) {
            return;
        }
        visit.enterMs = known.enterMs;
        visit.mainVisitMs = entry.enterMs;
        for (int r = 0; r < ruleIndexes.length; r++) {
            ZoneRule rule = rules.get(r);
            if (rule.concerns(zone.spec())) {
                slices.at(r, entry, slice);
                slices.at(r, known, lateSlice);
                rule.goOnFromLate(visit, parameters[ruleIndexes[r]], slice, lateSlice, output);
                entry.held |= rule.holds(slice);
            }
        }
        beganElsewhere(entry, move);
    }

    /** The main line learns when a visit began. */
    void beganElsewhere(ZoneEntry entry, ZoneMove move) {
        GeofenceOutput output = out;
        Zone zone = zoneAt(entry, move);
        if (output == null || zone == null) {
            return;
        }
        for (int r = 0; r < ruleIndexes.length; r++) {
            ZoneRule rule = rules.get(r);
            if (rule.concerns(zone.spec())) {
                slices.at(r, entry, slice);
                rule.beganElsewhere(visit, parameters[ruleIndexes[r]], slice, output);
                entry.held |= rule.holds(slice);
            }
        }
    }

    /** The main line learns that the visit which it took to go on is over; an alert that is open has its own way. */
    void ended(ZoneEntry entry, long exitMs, ZoneMove move) {
        GeofenceOutput output = out;
        Zone zone = zoneAt(entry, move);
        if (output == null || zone == null) {
            return;
        }
        visit.inside = false;
        visit.event = Event.EXITED;
        visit.outMs = exitMs;
        visit.outUnobserved = false;
        visit.distanceM = 0;
        for (int r = 0; r < ruleIndexes.length; r++) {
            ZoneRule rule = rules.get(r);
            slices.at(r, entry, slice);
            if (rule.concerns(zone.spec()) && !rule.holds(slice)) {
                rule.judge(visit, parameters[ruleIndexes[r]], slice, output);
            }
        }
    }

    /** Turns to the last sample of an entry; the zone is {@code null} if it is not in force any more. */
    private @Nullable Zone zoneAt(ZoneEntry entry, ZoneMove move) {
        int number = zones.entryAt(entry.key, move.toMs);
        if (number < 0) {
            return null;
        }
        Zone zone = zones.zone(number);
        goneOn.clear();
        fill(visit, entry, zone, goneOn, move);
        return zone;
    }

    static void fill(ZoneVisit visit, ZoneEntry entry, @Nullable Zone zone, ZoneStep step, ZoneMove move) {
        visit.zone = zone == null ? null : zone.spec();
        visit.zoneId = entry.id;
        visit.vehicleId = move.vehicleId;
        visit.i = move.i;
        visit.eventTimeMs = move.toMs;
        visit.latDeg = move.toLatDeg;
        visit.lonDeg = move.toLonDeg;
        visit.chainageM = move.chainageM;
        visit.sigmaM = move.toSigmaM;
        visit.distanceM = entry.distanceM;
        visit.inside = entry.inside;
        visit.settledOutside = !entry.inside && entry.beyond >= 2;
        visit.event = step.event;
        visit.retiredAtMs = step.retiredAtMs;
        visit.enterMs = entry.enterMs;
        visit.inMs = entry.inMs;
        visit.outMs = entry.outMs;
        visit.inUnobserved = entry.inUnobserved;
        visit.outUnobserved = entry.outUnobserved;
        visit.crossedMs = step.crossedMs;
        visit.crossedEndMs = step.crossedEndMs;
        visit.crossedDepthM = step.crossedDepthM;
        visit.mainVisitMs = 0;
        visit.mainExitMs = 0;
        visit.exitMs = 0;
        visit.mainToMs = 0;
        visit.mainEnterMs = 0;
        visit.goesOnInHole = false;
        visit.judgedBefore = false;
    }

    /** Until when no rule needs to be asked while the vehicle stays clearly inside. */
    long quietUntilMs(ZoneEntry entry, Zone zone, ZoneVisits visits) {
        long untilMs = Long.MAX_VALUE;
        visit.eventTimeMs = visits.lastMs;
        visit.zone = zone.spec();
        visit.enterMs = entry.enterMs;
        for (int r = 0; r < ruleIndexes.length; r++) {
            ZoneRule rule = rules.get(r);
            if (rule.concerns(zone.spec())) {
                slices.at(r, entry, slice);
                untilMs = Math.min(untilMs, rule.quietUntilMs(visit, parameters[ruleIndexes[r]], slice));
            }
        }
        return untilMs;
    }
}
