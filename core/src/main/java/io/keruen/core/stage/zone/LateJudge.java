package io.keruen.core.stage.zone;

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
    /** The hole that the walk began in, and the one that it has come to. */
    private MainHole first = new MainHole();

    private MainHole hole = first;
    private boolean filled;
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
        first = newHole.main;
        filled = newHole.filled;
        hole = first;
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

    /** The next sample is one of then. */
    void reach(long tMs) {
        hole = first.at(tMs);
        inMain = hole.isBehind(tMs);
    }

    @Override
    public void visited(ZoneEntry entry, @Nullable Zone zone, ZoneStep step, ZoneMove move) {
        boolean judged = zone != null && hole.isJudged(zone, filled);
        boolean told = step.event != null && first.isSaid(entry.key, step.event.ordinal(), step.eventMs);
        boolean crossingTold = first.isSaid(entry.key, Event.CROSSED.ordinal(), step.crossedMs);
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
        } else if (step.event == Event.EXITED && hole.isBegun(entry.key, entry.enterMs)) {
            fragments.trulyExited(hole, entry, step.eventMs);
        }
        ZoneJudge.fill(visit, entry, zone, step, move);
        visit.judgedBefore = judged;
        tellMain(entry, zone == null ? 0 : hole.aheadMs(zone));
        judgeRules(entry, zone, move);
        meetMain(entry, step, move);
    }

    /** The main line is here too: of the visit that goes on it saw less. */
    private void meetMain(ZoneEntry entry, ZoneStep step, ZoneMove move) {
        if (step.event != null) {
            entry.mainVisitMs = 0;
        }
        long seenMs = !silent && inMain && entry.inside ? hole.enterMs(entry.key) : 0;
        if (seenMs != 0 && seenMs <= move.toMs && entry.mainVisitMs == 0 && entry.enterMs < seenMs) {
            entry.mainVisitMs = seenMs;
            if (entry.enterMs != 0) {
                fragments.entered(entry, seenMs);
            }
        }
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
        visit.mainVisitMs = mainVisitMs;
        visit.mainExitMs = hole.exitMs(entry.key);
        boolean goesOn = hole.isBegun(entry.key, entry.enterMs) && !hole.isGivenUp(entry.key, entry.enterMs);
        visit.mainEnterMs = goesOn ? entry.mainEnterMs() : 0;
        visit.mainToMs = inMain ? hole.toMs : 0;
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
            visit.retiredAtMs = move.changedMs(entry.number < 0 ? move.toMs : zones.fromMs(entry.number));
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
        visit.judgedBefore = hole.isJudged(zone, filled);
        tellMain(early, later.mainVisitMs);
        visit.exitMs = later.enterMs;
        if (visit.exitMs != 0 && hole.isBegun(early.key, early.enterMs)) {
            fragments.trulyExited(hole, early, visit.exitMs);
        }
        long seenMs = later.mainVisitMs > 0 ? later.mainVisitMs : hole.seenMs(early.key);
        if (seenMs != 0 && later.mainVisitMs != 0 && early.enterMs != 0 && early.enterMs != seenMs) {
            visit.goesOnInHole = fragments.entered(early, seenMs);
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
            goesOn.mainVisitMs = early.mainVisitMs;
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
            hole = first.at(at.lastMs);
            tellMain(entry, hole.aheadMs(zone));
            visit.mainToMs = 0;
            judgeRules(entry, zone, move);
        }
    }

    private void say(int i, Event event, ZoneEntry entry, long eventMs, @Nullable String reason, boolean unobserved) {
        GeofenceOutput listener = out;
        if (listener != null) {
            ZoneKind kind = entry.kind;
            fragments.saidLate(entry.key, event.ordinal(), eventMs);
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
