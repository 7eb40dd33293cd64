package io.keruen.core.stage.vehicle;

import io.keruen.core.action.OfficerAction;
import io.keruen.core.alert.Finding;
import io.keruen.core.control.ControlSnapshot;
import io.keruen.core.control.Situation;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.StreamRule;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.rule.anomaly.ClockSkewRule;
import io.keruen.core.rule.integrity.Integrity;
import io.keruen.core.rule.vehicle.AutonomyRule;
import io.keruen.core.sample.Frame;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedTransit;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.stage.zone.GeofenceOutput;
import io.keruen.core.stage.zone.LateFragments;
import io.keruen.core.stage.zone.LateTracker;
import io.keruen.core.stage.zone.ZoneTracker;
import io.keruen.core.stage.zone.ZoneTransit;
import io.keruen.core.transit.TransitEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges samples that are in order: collects them into a run, fills the shared columns (zones, route, steps), then lets
 * every rule walk over the run. One per stage; works for one vehicle between {@link #begin} and {@link #end}.
 */
final class VehicleJudge implements FindingOutput, GeofenceOutput {
    /** A run is judged when it is this long; where it is cut changes nothing but memory. */
    private static final int MAX_RUN = 256;

    private static final long NOT_LATE = Long.MIN_VALUE;
    private static final int BEFORE_RULES = -1;

    private final RuleCatalog catalog;
    private final VehicleRule[] rules;
    private final int[] ruleIndexes;
    private final int[] sliceNumbers;
    private final int streamIndex;
    private final ClockWatch clock;
    private int[] arrivalSlices = {};
    private final SliceLayout layout;
    private final IntegrityWatch integrity;
    private final SightingWatch sightings;
    private final StatusWatch statuses;
    private final JourneyWatch journeys;
    private final RunGrounds grounds = new RunGrounds();
    private final ZoneTracker zoneTracker;
    private final LateTracker lateTracker;
    private final VehicleRun run = new VehicleRun();
    private final TrackFrame track = new TrackFrame();
    private final Slice slice = new Slice();

    private VehicleState state;
    private ControlSnapshot control;
    private VehicleOutput out;
    private long lateAtMs = NOT_LATE;
    private Situation lateSituation = Situation.NONE;

    @SuppressWarnings("NullAway.Init") // begin() comes first
    VehicleJudge(RuleCatalog catalog, SliceLayout layout) {
        this.catalog = catalog;
        this.layout = layout;
        rules = catalog.vehicleRules().toArray(new VehicleRule[0]);
        ruleIndexes = new int[rules.length];
        sliceNumbers = new int[rules.length];
        for (int i = 0; i < rules.length; i++) {
            VehicleRule rule = rules[i];
            ruleIndexes[i] = catalog.index(rule.id());
            sliceNumbers[i] = layout.add(rule);
        }
        streamIndex = catalog.requiredIndex(StreamRule.ID);
        clock = new ClockWatch(catalog, layout, this);
        integrity = new IntegrityWatch(layout);
        statuses = new StatusWatch(layout, integrity);
        sightings = new SightingWatch(layout.longs());
        layout.add(SightingWatch.SLICE, 1, SightingWatch.LONGS, 0);
        journeys = new JourneyWatch(layout, integrity);
        zoneTracker = new ZoneTracker(catalog);
        lateTracker = new LateTracker(catalog);
    }

    /** What goes on at arrivals stands in this slice too. */
    void watchesArrivals(int sliceNumber) {
        arrivalSlices = Arrays.copyOf(arrivalSlices, arrivalSlices.length + 1);
        arrivalSlices[arrivalSlices.length - 1] = sliceNumber;
    }

    /** Turns to one vehicle. */
    void begin(VehicleState vehicle, ControlSnapshot snapshot, VehicleOutput output) {
        state = vehicle;
        control = snapshot;
        out = output;
        statuses.begin(snapshot, output);
    }

    /** Judges what is left and lets the vehicle go. */
    void end() {
        flush();
    }

    Situation situationAt(long eventTimeMs) {
        return state.situationAt(control, eventTimeMs);
    }

    /** Takes samples that are next in order; all lie in the situation of the first. */
    void append(Frame frame, int from, int count) {
        Situation situation = situationAt(frame.eventTimeMs()[from]);
        noteVersion(frame, from);
        boolean isFull = run.size() >= MAX_RUN || !statuses.fits(frame);
        if (run.size() > 0 && (isFull || !run.situation().covers(frame.eventTimeMs()[from]))) {
            flush();
        }
        if (run.size() == 0) {
            start(situation, frame.eventTimeMs()[from], frame.ingestTimeMs()[from]);
            statuses.start(frame);
        }
        run.append(frame, from, count);
        statuses.append(frame, from, count);
    }

    private void noteVersion(Frame frame, int from) {
        String version = frame.softwareVersion;
        if (version != null && !version.equals(state.softwareVersion)) {
            flush();
            statuses.settle(state, frame.ingestTimeMs()[from] - 1);
            state.softwareVersion = version;
        }
    }

    private void start(Situation situation, long eventTimeMs, long nowMs) {
        statuses.settle(state, nowMs - 1);
        String escortId = situation.escortId();
        boolean other = escortId == null ? state.escortId != null : !escortId.equals(state.escortId);
        if (other && state.judged > 0) {
            Finding left = Finding.left(state.escortId, state.vehicleId, eventTimeMs, situation.policyVersion());
            out.finding(new StampedFinding(nowMs, state.vehicleId, state.judged, BEFORE_RULES, left));
            layout.forget(state.longs, state.doubles); // what goes on is raised anew in the name of the other escort
            state.visits.forgetRules();
            leaveArrivals();
        }
        state.escortId = escortId;
        if (situation.routeKey() != state.routeKey) {
            state.match.reset();
            state.routeKey = situation.routeKey();
        }
        journeys.takeOver(state, situation);
        run.start(state.vehicleId, situation, state.judged, state.carry);
    }

    /** What arrivals raised in the name of the escort that was left is raised anew; what stands in another's goes on. */
    private void leaveArrivals() {
        boolean isTheSame = Objects.equals(state.arrivalEscortId, state.escortId);
        clock.leave(state, isTheSame);
        if (isTheSame) {
            for (int number : arrivalSlices) {
                layout.forget(number, state.longs, state.doubles);
            }
        }
    }

    /** Whether samples wait to be judged. */
    boolean isCollecting() {
        return run.size() > 0;
    }

    /** Judges the samples collected so far. */
    void flush() {
        int size = run.size();
        if (size == 0) {
            return;
        }
        Situation situation = run.situation();
        RunColumns.fill(run, state.match, situation.parameters()[streamIndex][StreamRule.DEFAULT_ACCURACY_M]);
        statuses.beginRun(state);
        grounds.begin(state.visits.jurisdiction());
        zoneTracker.track(run, state.visits, state.fragments, control.zones(), this);
        double[][] parameters = situation.parameters();
        for (int r = 0; r < rules.length; r++) {
            layout.at(sliceNumbers[r], state.longs, state.doubles, slice);
            rules[r].judge(run, parameters[ruleIndexes[r]], slice, this);
        }
        if (situation.plan() != null) {
            int to = 0;
            while (to < size) {
                int from = to + 1;
                to = grounds.lastLike(from, size);
                track.set(run, from, to, grounds.at(from));
                integrity.apply(state.longs, from, track);
                out.track(track);
            }
        }
        sightings.look(run, state.longs, integrity, out);
        journeys.follow(run, state);
        statuses.endRun(state, run);
        integrity.endRun();
        run.keepLast(state.carry);
        state.judged += size;
        run.clear();
    }

    /** A sample older than what was already judged. */
    void late(Frame frame, int i) {
        flush();
        state.late++;
        Situation situation = turnLateTo(frame.eventTimeMs()[i]);
        lateAtMs = frame.ingestTimeMs()[i];
        if (lateTracker.late(frame, i, situation, state.fragments, control.zones(), this)) {
            state.fragments.cameLate(lateAtMs);
        } else {
            state.lateUnjudged++;
        }
        lateAtMs = NOT_LATE;
    }

    /** Late data are not waited for any longer; what they told is true for the main line too, though it be silent. */
    void lateIsQuiet(long nowMs) {
        flush();
        LateFragments fragments = state.fragments;
        fragments.patience.isOver();
        lateAtMs = nowMs;
        lateTracker.quiet(state.vehicleId, this::turnLateTo, fragments, control.zones(), this);
        Situation situation = turnLateTo(state.visits.lastMs);
        zoneTracker.correct(state.vehicleId, situation.parameters(), state.visits, fragments, control.zones(), this);
        if (state.visits.settle(null)) {
            statuses.changed(state, nowMs);
        }
        lateAtMs = NOT_LATE;
    }

    private Situation turnLateTo(long eventTimeMs) {
        lateSituation = situationAt(eventTimeMs);
        return lateSituation;
    }

    /** Samples are missing before the next one: what is known of both sides helps to connect late data. */
    void hole(long bootId, long lastSequence, long nextSequence) {
        flush();
        state.fragments.hole(bootId, lastSequence, bootId, nextSequence);
    }

    /** Says what nobody else would end; the vehicle speaks, so what goes on is raised anew. */
    void tellLost(long nowMs) {
        if (state.lostRules.isEmpty()) {
            return;
        }
        statusChanges(nowMs);
        for (String ruleId : state.lostRules) {
            lost(ruleId, state.escortId, nowMs);
            if (!Objects.equals(state.arrivalEscortId, state.escortId)) {
                lost(ruleId, state.arrivalEscortId, nowMs);
            }
        }
        state.lostRules = List.of();
    }

    private void lost(String ruleId, @Nullable String escortId, long nowMs) {
        int index = catalog.index(ruleId);
        if (index >= 0) {
            catalog.all().get(index).alertTypes().forEach(type -> integrity.over(state.longs, type.name()));
        }
        long atMs = state.judged > 0 ? state.judgedEventTimeMs : nowMs;
        int policyVersion = state.situationNow(control, nowMs).policyVersion();
        Finding forgotten = Finding.forgotten(ruleId, escortId, state.vehicleId, atMs, policyVersion);
        out.finding(new StampedFinding(nowMs, state.vehicleId, state.judged, BEFORE_RULES, forgotten));
    }

    /** How far the vehicle's place can be believed. */
    Integrity integrity(VehicleState vehicle) {
        return integrity.of(vehicle.longs);
    }

    /** Something else than a sample changes how it stands with the vehicle, at this moment. */
    void statusChanges(long nowMs) {
        settleStatus(nowMs);
        statuses.changed(state, nowMs);
    }

    /** Judges and tells what lies before this moment. */
    void settleStatus(long nowMs) {
        flush();
        statuses.settle(state, nowMs - 1);
    }

    /** A sample that has just been taken in changes how it stands with the vehicle. */
    void statusChanged(long nowMs) {
        statuses.changed(state, nowMs);
    }

    /** When there is something to tell of how it stands with the vehicle; of what is not judged yet, at the earliest. */
    long statusDueMs(VehicleState vehicle, ControlSnapshot snapshot) {
        long dueMs = statuses.wakeUpAtMs(vehicle, snapshot);
        return run.size() == 0 ? dueMs : Math.min(dueMs, StatusWatch.pauseMs(vehicle));
    }

    /** A state has been read that knows what the vehicle said last, or only the sample judged last. */
    void restore(VehicleState vehicle, boolean knowsReadings) {
        statuses.restore(vehicle, knowsReadings);
    }

    /** That time has come. */
    void tellStatus(VehicleState vehicle, long nowMs) {
        statuses.wakeUp(vehicle, nowMs);
    }

    /** An officer clears the vehicle: its place may be believed again. */
    void clearLatch(VehicleState vehicle, OfficerAction action) {
        settleStatus(action.ingestTimeMs());
        if (integrity.clearLatch(vehicle.longs, vehicle.vehicleId, action)) {
            statuses.changed(vehicle, action.ingestTimeMs());
        }
    }

    /** Who judges the vehicle's clock. */
    ClockWatch clock() {
        return clock;
    }

    /** Whether the vehicle has arrived by what has been judged. */
    boolean hasArrived(VehicleState vehicle, Situation now) {
        return journeys.hasArrived(vehicle, now);
    }

    /** Whether nobody believes where the vehicle was last. */
    boolean isUnusable(VehicleState vehicle) {
        return integrity.isUnusable(vehicle.longs);
    }

    /** What was found of the vehicle's clock says how far its place can be believed. */
    void clockFound(VehicleState vehicle, Finding.Kind kind) {
        integrity.found(vehicle.longs, kind, ClockSkewRule.TYPE, run, 0);
    }

    /** Lets a vehicle move again after a safe stop. */
    void permitResume(VehicleState vehicle, long fromMs, long untilMs) {
        for (int r = 0; r < rules.length; r++) {
            if (rules[r] instanceof AutonomyRule autonomy) {
                layout.at(sliceNumbers[r], vehicle.longs, vehicle.doubles, slice);
                autonomy.permitResume(slice, fromMs, untilMs);
            }
        }
    }

    /** A finding made at an arrival, before the sample is put in order. */
    void arrived(long nowMs, Finding.Builder finding) {
        flush();
        finding.jurisdiction(state.visits.jurisdiction());
        stamp(nowMs, state.judged, state.situationNow(control, nowMs), finding);
    }

    /** What was raised at an arrival is over in the name of the escort in which it was. */
    void overBefore(long nowMs, Finding.Builder finding) {
        flush();
        finding.escort(state.arrivalEscortId, null).jurisdiction(state.visits.jurisdiction());
        say(nowMs, state.judged, state.situationNow(control, nowMs), finding);
    }

    @Override
    public void found(int i, Finding.Builder finding) {
        if (lateAtMs != NOT_LATE) {
            finding.jurisdiction(state.visits.jurisdiction());
            stamp(lateAtMs, state.judged, lateSituation, finding);
        } else {
            finding.jurisdiction(grounds.at(i));
            Finding said = stamp(run.ingestTimeMs()[i], state.judged + i, run.situation(), finding);
            if (IntegrityWatch.latches(said)) {
                integrity.holds(state.longs, said);
            }
            integrity.found(state.longs, said.kind(), said.type(), run, i);
        }
    }

    @Override
    public void moved(int i) {
        statuses.moved(state, run.ingestTimeMs()[i]);
        grounds.moved(i, state.visits.jurisdiction());
    }

    @Override
    public void transit(int i, ZoneTransit transit) {
        boolean isLate = lateAtMs != NOT_LATE;
        Situation situation = isLate ? lateSituation : run.situation();
        boolean isAfterPlan = !isLate && situation.plan() == null && StampedTransit.matters(transit.kind());
        if (isAfterPlan || StampedTransit.isBorder(transit.kind())) {
            // It is sure only when the vehicle is clear of the line: who answers for it is who did when it crossed.
            situation = state.situationAt(control, transit.eventTimeMs());
        }
        TransitEvent event = event(transit, situation);
        out.transit(event);
        boolean matters = !isLate && situation.plan() != null && StampedTransit.matters(transit.kind());
        if (matters || StampedTransit.isBorder(transit.kind())) {
            long ingestMs = isLate ? lateAtMs : run.ingestTimeMs()[i];
            out.passage(new StampedTransit(ingestMs, isLate ? state.judged : state.judged + i, transit.kind(), event));
        }
    }

    /** The life of the escort is led by the main line; a passage of the border has been told to it. */
    @Override
    public void saidBefore(int i, ZoneTransit transit) {
        Situation situation = run.situation();
        if (situation.plan() == null) {
            situation = state.situationAt(control, transit.eventTimeMs()); // sure only after the plan
        }
        if (situation.plan() != null && StampedTransit.matters(transit.kind())) {
            TransitEvent event = event(transit, situation);
            out.passage(new StampedTransit(run.ingestTimeMs()[i], state.judged + i, transit.kind(), event));
        }
    }

    private TransitEvent event(ZoneTransit transit, Situation situation) {
        return new TransitEvent(
                        transit.event(),
                        situation.escortId(),
                        state.vehicleId,
                        transit.zoneId(),
                        transit.eventTimeMs(),
                        transit.reason(),
                        transit.late(),
                        transit.unobserved())
                .inConvoy(situation.convoyId());
    }

    private Finding stamp(long ingestMs, long ordinal, Situation situation, Finding.Builder finding) {
        finding.escort(situation.escortId(), situation.convoyId());
        return say(ingestMs, ordinal, situation, finding);
    }

    private Finding say(long ingestMs, long ordinal, Situation situation, Finding.Builder finding) {
        finding.policyVersion(situation.policyVersion());
        int rank = catalog.index(finding.ruleId);
        Finding said = finding.build();
        out.finding(new StampedFinding(ingestMs, state.vehicleId, ordinal, rank, said));
        return said;
    }
}
