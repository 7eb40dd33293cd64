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
    private @Nullable ZoneVisits rightEnd;
    private final LateLinks links = new LateLinks();
    private boolean silent;
    /** One of the first two samples of a late piece: sides are not sure yet. */
    private boolean begins;

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

    /** Turns to a hole; {@code later} are the visits at its right end when the walk goes forward towards it. */
    void turnTo(LateHole newHole, @Nullable ZoneVisits later) {
        turnTo(newHole, later, false);
    }

    /** Turns to an end that is being made from the samples behind it; says nothing. */
    void make(LateHole newHole) {
        turnTo(newHole, null, true);
    }

    /** Says whether the next step is one of the first two of a late piece. */
    void begins(boolean yes) {
        begins = yes;
    }

    private void turnTo(LateHole newHole, @Nullable ZoneVisits later, boolean saysNothing) {
        hole = newHole;
        rightEnd = later;
        silent = saysNothing;
    }

    @Override
    public void visited(ZoneEntry entry, @Nullable Zone zone, ZoneStep step, ZoneMove move) {
        if (silent && step.event == Event.PRESENT && move.first) {
            entry.enterMs = 0; // nobody saw when
        }
        LateHole current = hole;
        boolean flipped = step.event == Event.ENTERED || step.event == Event.EXITED;
        // A side taken from one sample and left at once: the other end of the piece knows whether it was ever so.
        boolean unsure = flipped && entry.tentative;
        boolean before = unsure || zone != null && isJudged(zone);
        boolean opens = step.event == (move.mirrored ? Event.EXITED : Event.ENTERED);
        if (opens) {
            entry.enterMs = unsure ? 0 : step.eventMs;
        }
        entry.tentative = (begins || entry.tentative) && !flipped && Math.abs(entry.beyond) < 2;
        if (!silent && !before && current != null) {
            sayWhatIsNew(entry, zone, step, move, current);
        }
        ZoneJudge.fill(visit, entry, zone, step, move);
        visit.judgedBefore = before;
        tellMain(entry, move.mirrored ? entry.mainVisitMs : mainVisitMs(entry.key));
        boolean begun = move.mirrored && (step.event == Event.ENTERED || step.event == Event.PRESENT);
        if (begun) {
            begun(entry, step.eventMs);
        } else if (!silent && !move.mirrored && step.event == Event.EXITED && entry.enterMs == 0) {
            links.ended(entry.key, step.eventMs, 0);
        }
        judgeRules(entry, zone);
    }

    private void sayWhatIsNew(ZoneEntry entry, @Nullable Zone zone, ZoneStep step, ZoneMove move, LateHole current) {
        Event event = step.event;
        boolean retired = step.retiredAtMs != 0 && event == Event.EXITED;
        boolean known = retired && current.isMainRetirement(entry.key, step.retiredAtMs);
        if (event != null && !known && !current.isMainSide(entry, zone, event == Event.ENTERED, step.eventMs)) {
            say(move.i, event, entry, step.eventMs, retired ? ZoneTransit.ZONE_RETIRED : null, step.unobserved);
        }
        boolean crossed = step.crossedMs != 0 && (zone == null || !current.isMainCrossing(zone, step.crossedMs));
        if (crossed) {
            say(move.i, Event.CROSSED, entry, step.crossedMs, null, step.crossedUnobserved);
        }
    }

    /** Walked backward, the beginning of a visit has been found. */
    private void begun(ZoneEntry entry, long enterMs) {
        visit.enterMs = enterMs;
        visit.exitMs = entry.enterMs;
        correctMain(enterMs, entry.key);
        if (!silent && visit.exitMs == 0 && visit.mainVisitMs == 0) {
            links.began(entry.key, enterMs, null);
        }
        entry.mainVisitMs = 0;
    }

    /** What the ends of late pieces have found for each other, once. */
    List<LateLinks.Link> links() {
        return links.take();
    }

    /** Lets the rules judge an entry that has been told when its visit began. */
    void told(ZoneEntry entry, ZoneStep step, ZoneMove move) {
        Zone zone = zone(entry, move.toMs);
        if (zone != null) {
            move.mirrored = false;
            step.clear();
            silent = false;
            ZoneJudge.fill(visit, entry, zone, step, move);
            judgeRules(entry, zone);
        }
    }

    /** What the main line knows of the visit that this moment belongs to or runs into. */
    private void tellMain(ZoneEntry entry, long mainVisitMs) {
        LateHole current = hole;
        visit.mainVisitMs = mainVisitMs;
        if (current != null) {
            visit.mainExitMs = current.mainExitMs(entry.key);
            visit.begunInMain = current.isBegunInMain(entry.key, entry.enterMs);
        }
    }

    /** The beginning of a visit that goes on in the main line has been found. */
    private void correctMain(long enterMs, long key) {
        LateHole current = hole;
        if (current != null && !silent && visit.mainVisitMs != 0) {
            fragments.entered(key, current.toMs, enterMs);
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
        entry.tentative = false;
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
        tellMain(early, later.mainVisitMs);
        if (early.enterMs != 0 && !visit.begunInMain) {
            correctMain(early.enterMs, early.key);
        }
        visit.exitMs = later.enterMs;
        boolean endKnown = visit.exitMs != 0 || visit.mainVisitMs != 0;
        if (early.enterMs == 0 && endKnown) {
            links.ended(early.key, visit.exitMs, visit.mainVisitMs);
        } else if (early.enterMs != 0 && !endKnown) {
            links.began(early.key, early.enterMs, early);
        }
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
