package io.keruen.core.stage.vehicle;

import io.keruen.core.control.Control;
import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.rule.Carry;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Frame;
import io.keruen.core.stage.flow.VehicleStatus;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells how it stands with a vehicle: at the end of each moment of ingest time at which its zones, the trust in its place,
 * its telemetry or its escort changed, and else every {@link VehicleStatus#PERIOD_MS} while samples come; when none come, also where
 * what it said last has become too old to be told. What it tells is that of the
 * moment, however far the run goes on behind it, so cutting samples into frames changes nothing. One per stage; while it
 * has nothing to tell it allocates nothing.
 */
final class StatusWatch {
    /** When nothing has come for longer, what becomes too old is told by itself: no sample is waited for. */
    static final long PAUSE_MS = 2_500;

    /** A vehicle of no plan that was silent for so long is forgotten. */
    static final long FORGET_MS = 60_000;

    /** No moment. */
    static final long NEVER_MS = Long.MAX_VALUE;

    private static final String[] NO_ZONES = {};

    private final IntegrityWatch integrity;
    private final SlowSignals slow;
    private final VehicleStatus status = new VehicleStatus();
    private final VehicleStatus farewell = new VehicleStatus();
    private final Carry scratch = new Carry();

    // The zones while a run is judged: before it, and after each change in it.
    private String[] zonesBefore = NO_ZONES;
    private @Nullable String jurisdictionBefore;
    private int changes;
    private long[] changeMs = new long[4];
    private String[][] changeZones = new String[4][];
    private @Nullable String[] changeJurisdiction = new String[4];

    private Control control = (vehicleId, eventTimeMs) -> Situation.NONE;

    @SuppressWarnings("NullAway.Init") // begin() comes first
    private VehicleOutput out;

    StatusWatch(SliceLayout layout, IntegrityWatch integrity) {
        this.integrity = integrity;
        slow = new SlowSignals(layout);
    }

    void begin(Control newControl, VehicleOutput newOutput) {
        control = newControl;
        out = newOutput;
    }

    /** When there is something to tell if nothing else comes. */
    long wakeUpAtMs(VehicleState of, Control current) {
        if (of.statusMs == 0) {
            return of.statusDueMs;
        }
        Situation told = of.situationSeen(current, of.statusMs);
        long forgetMs = told.plan() == null ? of.lastArrivalMs + FORGET_MS : NEVER_MS;
        return Math.min(Math.min(of.statusDueMs, agedMs(of)), Math.min(told.toMs(), forgetMs));
    }

    /** The first moment of a pause, if nothing else arrives. */
    static long pauseMs(VehicleState of) {
        return of.lastArrivalMs + PAUSE_MS + 1;
    }

    /** When something that was told last is too old; whatever was judged since is told anyway. */
    private static long agedMs(VehicleState of) {
        boolean isAll = of.statusDueMs == NEVER_MS && of.keptToMs != NEVER_MS;
        return isAll ? Math.max(of.keptToMs + 1, pauseMs(of)) : NEVER_MS;
    }

    /** That time has come; no sample of this moment or before is still to be judged. */
    void wakeUp(VehicleState of, long nowMs) {
        boolean isToBeTold = of.statusMs == 0
                || Math.min(of.statusDueMs, agedMs(of)) <= nowMs
                || of.situationSeen(control, of.statusMs).toMs() <= nowMs;
        if (isToBeTold) {
            tell(of, nowMs);
            return;
        }
        tellEnd(of, VehicleStatus.Kind.GONE, nowMs);
        of.statusMs = 0;
        of.statusDueMs = NEVER_MS;
        of.statusEscortId = null;
    }

    /** Something else than a sample changed at this moment; samples before it have been judged. */
    void changed(VehicleState of, long nowMs) {
        if (of.statusMs != 0) {
            of.statusDueMs = Math.min(of.statusDueMs, nowMs);
        }
    }

    /** Tells what was due up to a moment, before anything behind it is taken in. */
    void settle(VehicleState of, long uptoMs) {
        if (of.statusDueMs <= uptoMs) {
            tell(of, of.statusDueMs);
        }
    }

    /** A state has been read that knows what the vehicle said last, or only the sample judged last. */
    void restore(VehicleState of, boolean knowsReadings) {
        slow.restore(of, knowsReadings);
    }

    /** Whether the samples of a frame can go on in the run that is being collected. */
    boolean fits(Frame frame) {
        return slow.fits(frame);
    }

    /** A run begins to be collected, with samples of this frame. */
    void start(Frame frame) {
        slow.start(frame);
    }

    /** Samples of a frame are appended to the run. */
    void append(Frame frame, int from, int count) {
        slow.append(frame, from, count);
    }

    /** The judging of a run begins; everything is as it was before its first sample. */
    void beginRun(VehicleState of) {
        changes = 0;
        zonesBefore = of.visits.insideIds();
        jurisdictionBefore = of.visits.jurisdiction();
        integrity.beginRun(of.longs);
    }

    /** At this moment of the run the vehicle came into a zone, out of one, or under another jurisdiction. */
    void moved(VehicleState of, long atMs) {
        if (changes == changeMs.length) {
            changeMs = Arrays.copyOf(changeMs, 2 * changes);
            changeZones = Arrays.copyOf(changeZones, 2 * changes);
            changeJurisdiction = Arrays.copyOf(changeJurisdiction, 2 * changes);
        }
        changeMs[changes] = atMs;
        changeZones[changes] = of.visits.insideIds();
        changeJurisdiction[changes] = of.visits.jurisdiction();
        changes++;
    }

    /** The run has been judged; its columns are still there. */
    void endRun(VehicleState of, VehicleRun run) {
        long[] ingestTimeMs = run.ingestTimeMs();
        int size = run.size();
        boolean isQuiet = changes == 0 && !integrity.changedInRun();
        boolean tellsNothing = isQuiet && of.statusDueMs != NEVER_MS && of.statusDueMs >= ingestTimeMs[size];
        for (int i = tellsNothing ? size + 1 : 1; i <= size; i++) {
            long atMs = ingestTimeMs[i];
            if (of.statusDueMs < atMs) {
                run.keep(i - 1, scratch);
                slow.note(of, run, i - 1);
                tellFrom(of, scratch, of.statusDueMs);
            }
            if (!isQuiet && changedAt(atMs)) {
                of.statusDueMs = Math.min(of.statusDueMs, atMs);
            } else if (of.statusDueMs == NEVER_MS) {
                of.statusDueMs = Math.max(atMs, of.statusMs + VehicleStatus.PERIOD_MS);
            }
        }
        slow.note(of, run, size);
    }

    private boolean changedAt(long atMs) {
        for (int c = 0; c < changes; c++) {
            if (changeMs[c] == atMs) {
                return true;
            }
        }
        return integrity.at(atMs) != integrity.at(atMs - 1);
    }

    /** In mid-run: the zones and the trust of that moment. */
    private void tellFrom(VehicleState of, Carry last, long atMs) {
        int c = changes;
        while (c > 0 && changeMs[c - 1] > atMs) {
            c--;
        }
        status.zoneIds = c == 0 ? zonesBefore : changeZones[c - 1];
        status.jurisdiction = c == 0 ? jurisdictionBefore : changeJurisdiction[c - 1];
        status.integrity = integrity.at(atMs);
        tell(of, last, atMs);
    }

    private void tell(VehicleState of, long atMs) {
        status.zoneIds = of.visits.insideIds();
        status.jurisdiction = of.visits.jurisdiction();
        status.integrity = integrity.of(of.longs);
        tell(of, of.carry, atMs);
    }

    private void tell(VehicleState of, Carry last, long atMs) {
        Situation now = of.situationSeen(control, atMs);
        String escortId = now.escortId();
        if (of.statusMs != 0 && !Objects.equals(escortId, of.statusEscortId)) {
            tellEnd(of, VehicleStatus.Kind.LEFT, atMs);
        }
        status.vehicleId = of.vehicleId;
        status.escortId = escortId;
        status.atMs = atMs;
        status.convoyId = now.convoyId();
        status.sample(last);
        slow.tell(of, status);
        status.softwareVersion = of.softwareVersion;
        status.telemetry = switch (of.presence) {
            case PresenceWatch.STALE -> VehicleStatus.Telemetry.STALE;
            case PresenceWatch.LOST -> VehicleStatus.Telemetry.LOST;
            default -> VehicleStatus.Telemetry.LIVE;
        };
        plan(now);
        out.status(status);
        of.statusMs = atMs;
        of.statusDueMs = NEVER_MS;
        of.statusEscortId = escortId;
    }

    private void plan(Situation now) {
        EscortPlan plan = now.plan();
        PlannedVehicle planned = plan == null ? null : plan.vehicles().get(now.memberIndex());
        RouteLine route = now.route();
        status.role = planned == null ? null : planned.role();
        status.sealId = planned == null ? null : planned.sealId();
        status.routeId = null;
        if (plan != null && route != null && !Double.isNaN(status.chainageM)) {
            status.routeId = plan.routeId();
            double lengthM = route.lengthM();
            double behindM = route.isClosed() ? status.chainageM % lengthM : status.chainageM;
            status.progressRatio = Math.max(0, Math.min(1, behindM / lengthM));
        } else {
            status.chainageM = Double.NaN;
            status.crossTrackM = Double.NaN;
            status.progressRatio = Double.NaN;
        }
    }

    /** To whom it was told last: nobody tells of it there any more. */
    private void tellEnd(VehicleState of, VehicleStatus.Kind kind, long atMs) {
        farewell.kind = kind;
        farewell.vehicleId = of.vehicleId;
        farewell.escortId = of.statusEscortId;
        farewell.atMs = atMs;
        out.status(farewell);
    }
}
