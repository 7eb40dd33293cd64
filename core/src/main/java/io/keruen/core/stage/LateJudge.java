package io.keruen.core.stage;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.ZoneRule;
import io.keruen.core.rule.ZoneVisit;
import io.keruen.core.transit.TransitEvent.Event;
import io.keruen.core.zone.Zone;
import io.keruen.core.zone.ZoneKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link ZoneJudge} is to the main line, for late data: true times, {@code late}, nothing said twice. */
final class LateJudge implements ZoneWalk.Listener {
    private static final FindingOutput NOBODY = (i, finding) -> {};

    private final List<ZoneRule> rules;
    private final int[] ruleIndexes;
    private final ZoneSlices slices;
    private final ZoneVisit visit = new ZoneVisit();
    private final Slice slice = new Slice();
    private final Slice laterSlice = new Slice();

    private double[][] parameters = new double[0][];
    private ZoneTable zones = ZoneTable.EMPTY;
    private @Nullable GeofenceOutput out;
    private @Nullable LateHole hole;
    private @Nullable ZoneVisits rightEnd;
    private boolean silent;

    LateJudge(RuleCatalog catalog) {
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

    void begin(double[][] newParameters, ZoneTable newZones, GeofenceOutput output) {
        parameters = newParameters;
        zones = newZones;
        out = output;
    }

    /** Turns to a hole; {@code later} are the visits at its right end when the walk goes forward towards it. */
    void turnTo(LateHole newHole, @Nullable ZoneVisits later, boolean saysNothing) {
        hole = newHole;
        rightEnd = later;
        silent = saysNothing;
    }

    @Override
    public void visited(ZoneEntry entry, @Nullable Zone zone, ZoneStep step, ZoneMove move) {
        if (silent && step.event == Event.PRESENT && move.first) {
            entry.enterMs = 0; // nobody saw when
        }
        boolean before = zone != null && isJudged(zone);
        if (!silent && !before) {
            if (step.event != null) {
                String reason = step.retiredAtMs != 0 ? ZoneTransit.ZONE_RETIRED : null;
                String why = step.event == Event.EXITED ? reason : null;
                say(move.i, step.event, entry, step.eventMs, why, step.unobserved);
            }
            if (step.crossedMs != 0) {
                say(move.i, Event.CROSSED, entry, step.crossedMs, null, step.crossedUnobserved);
            }
        }
        ZoneJudge.fill(visit, entry, zone, step, move);
        visit.judgedBefore = before;
        visit.mainVisitMs = move.mirrored ? entry.mainVisitMs : mainVisitMs(entry.key);
        judgeRules(entry, zone);
        if (step.event == Event.ENTERED && move.mirrored) {
            entry.mainVisitMs = 0;
        }
    }

    private boolean isJudged(Zone zone) {
        LateHole current = hole;
        return current != null && current.isJudged(zone);
    }

    private long mainVisitMs(long key) {
        ZoneVisits later = rightEnd;
        ZoneEntry entry = later == null ? null : later.find(key);
        return entry == null || !entry.inside ? 0 : entry.mainVisitMs;
    }

    private void judgeRules(ZoneEntry entry, @Nullable Zone zone) {
        FindingOutput listener = out;
        if (silent || listener == null) {
            listener = NOBODY;
        }
        for (int r = 0; r < ruleIndexes.length; r++) {
            ZoneRule rule = rules.get(r);
            if (zone == null || rule.concerns(zone.spec())) {
                slices.at(r, entry, slice);
                rule.judgeLate(visit, parameters[ruleIndexes[r]], slice, listener);
            }
        }
    }

    /** A side changed between two pieces that met. */
    void changed(Event event, ZoneEntry entry, Zone zone, ZoneStep step, ZoneMove move) {
        if (event == Event.ENTERED) {
            ZoneStep.setPassage(entry, true, step.eventMs, step.unobserved);
        } else {
            ZoneStep.setPassage(entry, false, step.eventMs, step.unobserved);
        }
        visited(entry, zone, step, move);
    }

    /** Two pieces met inside a zone. */
    void joined(ZoneEntry early, ZoneEntry later, Zone zone, ZoneStep step, ZoneMove move) {
        GeofenceOutput listener = out;
        if (listener == null) {
            return;
        }
        ZoneJudge.fill(visit, early, zone, step, move);
        visit.judgedBefore = isJudged(zone);
        visit.mainVisitMs = later.mainVisitMs;
        for (int r = 0; r < ruleIndexes.length; r++) {
            ZoneRule rule = rules.get(r);
            if (rule.concerns(zone.spec())) {
                slices.at(r, early, slice);
                slices.at(r, later, laterSlice);
                rule.joinLate(visit, parameters[ruleIndexes[r]], slice, laterSlice, listener);
            }
        }
    }

    private void say(int i, Event event, ZoneEntry entry, long eventMs, @Nullable String reason, boolean unobserved) {
        GeofenceOutput listener = out;
        if (listener != null) {
            ZoneKind kind = entry.kind;
            listener.transit(i, new ZoneTransit(event, kind, entry.id, eventMs, reason, true, unobserved));
        }
    }

    /** The zone that an entry stands for, or {@code null} if it is not in force then. */
    @Nullable
    Zone zone(ZoneEntry entry, long tMs) {
        int number = zones.entryAt(entry.key, tMs);
        return number < 0 ? null : zones.zone(number);
    }
}
