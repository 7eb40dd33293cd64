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
    private LateFragments fragments = new LateFragments();
    private @Nullable GeofenceOutput out;
    private @Nullable LateHole hole;
    private @Nullable ZoneVisits behind;
    private @Nullable ZoneVisits onward;
    private boolean silent;
    /** The samples are those of the main line behind the hole. */
    private boolean inMain;

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

    void begin(double[][] newParameters, LateFragments holes, ZoneTable newZones, GeofenceOutput output) {
        parameters = newParameters;
        fragments = holes;
        zones = newZones;
        out = output;
    }

    /**
     * Turns to a hole.
     *
     * @param newBehind the visits that run at the beginning of the piece that is walked, if it is a late one
     * @param newOnward the visits that run at the end of the late piece that the walk leads to
     */
    void turnTo(LateHole newHole, @Nullable ZoneVisits newBehind, @Nullable ZoneVisits newOnward) {
        hole = newHole;
        behind = newBehind;
        onward = newOnward;
        silent = false;
        inMain = false;
    }

    /** Turns to samples that are walked only to be sure of the sides; says nothing. */
    void probe(LateHole newHole) {
        turnTo(newHole, null, null);
        silent = true;
    }

    /** The next samples are those of the main line behind the hole. */
    void intoMain(boolean yes) {
        inMain = yes;
    }

    @Override
    public void visited(ZoneEntry entry, @Nullable Zone zone, ZoneStep step, ZoneMove move) {
        LateHole current = hole;
        if (current == null) {
            throw new IllegalStateException("in no hole");
        }
        boolean judged = zone != null && current.isJudged(zone);
        boolean told = step.event != null && current.isSaid(entry.key, step.event.ordinal(), step.eventMs);
        boolean crossingTold = current.isSaid(entry.key, Event.CROSSED.ordinal(), step.crossedMs);
        if (!silent && !judged) {
            if (step.event != null && !told) {
                String reason = step.retiredAtMs != 0 ? ZoneTransit.ZONE_RETIRED : null;
                say(move.i, step.event, entry, step.eventMs, reason, step.unobserved);
            }
            if (step.crossedMs != 0 && !crossingTold) {
                say(move.i, Event.CROSSED, entry, step.crossedMs, null, step.crossedUnobserved);
            }
        }
        if (crossingTold) {
            step.crossedMs = 0;
            step.crossedDepthM = Double.NaN;
        }
        if (silent) {
            entry.enterMs = 0; // nobody saw when
            entry.inMs = 0;
        } else if (step.event == Event.EXITED && entry.enterMs == 0) {
            ended(entry, step.eventMs, 0);
        } else if (step.event == Event.EXITED && current.isBegunInMain(entry.key, entry.enterMs)) {
            fragments.trulyExited(current, entry, step.eventMs);
        }
        ZoneJudge.fill(visit, entry, zone, step, move);
        visit.judgedBefore = judged;
        tellMain(entry, zone == null ? 0 : current.mainAheadMs(zone));
        judgeRules(entry, zone, move);
    }

    /** The end of a visit that nobody saw begin: who finds the beginning has to know. */
    private void ended(ZoneEntry entry, long exitMs, long mainVisitMs) {
        ZoneEntry record = behind == null ? null : behind.find(entry.key);
        if (record != null && record.enterMs == 0 && record.mainVisitMs == 0) {
            record.enterMs = exitMs;
            record.mainVisitMs = mainVisitMs;
            record.copySlices(entry);
        }
    }

    /** What the main line knows of the visit that this moment belongs to or runs into. */
    private void tellMain(ZoneEntry entry, long mainVisitMs) {
        LateHole current = hole;
        visit.mainVisitMs = mainVisitMs;
        if (current != null) {
            visit.mainExitMs = current.mainExitMs(entry.key);
            visit.begunInMain = current.isBegunInMain(entry.key, entry.enterMs);
            visit.mainToMs = inMain ? current.toMs : 0;
        }
    }

    private boolean isJudged(Zone zone) {
        LateHole current = hole;
        return current != null && current.isJudged(zone);
    }

    private void judgeRules(ZoneEntry entry, @Nullable Zone zone, ZoneMove move) {
        FindingOutput listener = out;
        if (silent || listener == null) {
            listener = NOBODY;
        }
        for (int r = 0; r < ruleIndexes.length; r++) {
            ZoneRule rule = rules.get(r);
            slices.at(r, entry, slice);
            if (zone == null || rule.concerns(zone.spec())) {
                rule.judgeLate(visit, parameters[ruleIndexes[r]], slice, listener);
            } else {
                endFor(rule, parameters[ruleIndexes[r]], entry, move, listener);
            }
        }
    }

    /** The zone goes on under a version that the rule has nothing to say about: to the rule it ended. */
    private void endFor(ZoneRule rule, double[] ruleParameters, ZoneEntry entry, ZoneMove move, FindingOutput to) {
        boolean inside = visit.inside;
        long retiredAtMs = visit.retiredAtMs;
        Event event = visit.event;
        if (retiredAtMs == 0) {
            long changedMs = entry.number < 0 ? move.toMs : zones.fromMs(entry.number);
            visit.retiredAtMs = changedMs > move.fromMs && changedMs <= move.toMs ? changedMs : move.toMs;
        }
        visit.inside = false;
        visit.event = null;
        rule.judgeLate(visit, ruleParameters, slice, to);
        visit.inside = inside;
        visit.retiredAtMs = retiredAtMs;
        visit.event = event;
    }

    /** Two pieces met where both are sure of every side: their visits become one. */
    void join(ZoneVisits early, ZoneVisits later, ZoneMove move, ZoneStep step) {
        for (int i = 0; i < early.count; i++) {
            ZoneEntry entry = early.entries[i];
            ZoneEntry goesOn = later.find(entry.key);
            Zone zone = zone(entry, move.toMs);
            if (zone == null || !entry.inside && goesOn == null) {
                continue;
            }
            step.clear();
            if (!entry.inside || goesOn == null) {
                // Kept short, the main line took a side among samples that tell none.
                step.event = entry.inside ? Event.EXITED : Event.ENTERED;
                step.eventMs = move.toMs;
                step.unobserved = true;
                entry.inside = !entry.inside;
                entry.enterMs = entry.inside ? move.toMs : entry.enterMs;
                visited(entry, zone, step, move);
            } else {
                joined(entry, goesOn, zone, step, move);
            }
        }
    }

    private void joined(ZoneEntry early, ZoneEntry later, Zone zone, ZoneStep step, ZoneMove move) {
        ZoneJudge.fill(visit, early, zone, step, move);
        visit.judgedBefore = isJudged(zone);
        tellMain(early, later.mainVisitMs);
        visit.exitMs = later.enterMs;
        LateHole current = hole;
        long seenMs = current == null ? 0 : current.mainEnterMs(early.key);
        if (seenMs != 0 && later.mainVisitMs != 0 && early.enterMs != 0 && !visit.begunInMain) {
            fragments.entered(early.key, seenMs, early.enterMs);
        }
        boolean endKnown = visit.exitMs != 0 || visit.mainVisitMs != 0;
        ZoneEntry goesOn = endKnown || onward == null ? null : onward.find(early.key);
        ZoneEntry other = goesOn == null ? later : goesOn;
        FindingOutput listener = out == null ? NOBODY : out;
        for (int r = 0; r < ruleIndexes.length; r++) {
            ZoneRule rule = rules.get(r);
            slices.at(r, early, slice);
            slices.at(r, other, laterSlice);
            rule.joinLate(visit, parameters[ruleIndexes[r]], slice, laterSlice, listener);
        }
        if (endKnown && early.enterMs == 0) {
            ended(early, visit.exitMs, visit.mainVisitMs);
        } else if (goesOn != null && onward != null && early.enterMs != 0 && goesOn.enterMs == 0) {
            goesOn.enterMs = early.enterMs;
            told(goesOn, onward, step, move);
        }
    }

    /** Lets the rules judge an entry that has been told when its visit began. */
    private void told(ZoneEntry entry, ZoneVisits at, ZoneStep step, ZoneMove move) {
        entry.number = zones.entryAt(entry.key, at.lastMs); // the visits may have been walked by another table
        Zone zone = zone(entry, at.lastMs);
        if (zone != null) {
            step.clear();
            ZoneJudge.fill(visit, entry, zone, step, move);
            visit.eventTimeMs = at.lastMs;
            LateHole current = hole;
            tellMain(entry, current == null ? 0 : current.mainAheadMs(zone));
            visit.mainToMs = 0;
            judgeRules(entry, zone, move);
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
