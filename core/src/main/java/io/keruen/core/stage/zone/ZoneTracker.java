package io.keruen.core.stage.zone;

import io.keruen.core.control.ZoneTable;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.StreamRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.stage.flow.TrackFrame;
import io.keruen.core.zone.Jurisdiction;
import io.keruen.core.zone.ZoneIndex;
import io.keruen.core.zone.ZoneKind;
import io.keruen.core.zone.ZoneSpec;
import org.jspecify.annotations.Nullable;

/**
 * Follows a vehicle through the zones, sample by sample: fills the zone columns of the run, says what it entered,
 * exited and crossed, and lets the zone rules judge. How the samples were cut into runs changes nothing. One per stage.
 *
 * <p>A sample whose sigma is above {@link #MAX_SIGMA_M} has no place: every side stays, the path goes on from the
 * sample before it. While a vehicle stays in its safe circle nothing is asked of the zones; that changes no result.
 */
public final class ZoneTracker {
    /** Samples less accurate than this (1 sigma, metres) are not judged against zones. */
    public static final double MAX_SIGMA_M = 100;

    private static final double LOOK_AROUND_M = 300;
    private static final double MIN_RADIUS_M = 1.4;
    private static final double SAFE_SIGMAS = 3;
    private static final double SIGMA_ROOM = 1.5;
    private static final double SLACK_M = 0.1;
    /** Less one percent, for the metric at another latitude. */
    private static final double RADIUS_RATIO = 0.99;
    /** Nearer to a pole the metric changes by more than that within a circle. */
    private static final double MAX_CIRCLE_LAT_DEG = 89;

    private static final int PAUSE = 4;

    private final ZoneWalk walk = new ZoneWalk();
    private final GateApproach approach = new GateApproach();
    private final LateThinning thinning = new LateThinning();
    private final ZoneMove move = new ZoneMove();
    private final HeldFindings said = new HeldFindings();
    private final ZoneJudge judge;
    private final int streamIndex;
    private final boolean circles;

    /** A tracker that applies the zone rules of this catalogue. */
    public ZoneTracker(RuleCatalog catalog) {
        this(catalog, true);
    }

    /** With or without safe circles. */
    ZoneTracker(RuleCatalog catalog, boolean circles) {
        this.circles = circles;
        judge = new ZoneJudge(catalog);
        streamIndex = catalog.requiredIndex(StreamRule.ID);
    }

    /** Judges samples {@code 1 .. run.size()}; holes between them are opened in the fragments for late data. */
    public void track(VehicleRun run, ZoneVisits visits, LateFragments fragments, ZoneTable zones, GeofenceOutput out) {
        double[][] parameters = run.situation().parameters();
        long pathMaxMs = (long) parameters[streamIndex][StreamRule.PATH_MAX_MS];
        boolean isHoled = !fragments.holes.isEmpty();
        correct(run.vehicleId(), parameters, visits, fragments, zones, out);
        if (isHoled && visits.settle(null)) {
            judge.moved(1);
        }
        if (visits.fingerprint != zones.fingerprint()) {
            visits.openCircle();
        }
        long[] timesMs = run.eventTimeMs();
        double[] latDeg = run.latDeg();
        double[] lonDeg = run.lonDeg();
        double[] sigmasM = run.sigmaM();
        int inDestination = inDestination(run, visits);
        for (int i = 1; i <= run.size(); i++) {
            long tMs = timesMs[i];
            double sigmaM = sigmasM[i];
            if (sigmaM <= MAX_SIGMA_M) {
                if (visits.moving && tMs - visits.lastMs > pathMaxMs || fragments.isWaiting()) {
                    fragments.mainSample(visits, tMs, latDeg[i], lonDeg[i], sigmaM, pathMaxMs);
                    thinning.thin(fragments.overfull(), zones, pathMaxMs);
                    thinning.thinAll(fragments.holes, zones, pathMaxMs);
                }
                if (visits.isSafe(tMs, latDeg[i], lonDeg[i], sigmaM)) {
                    visits.stale = true;
                    visits.moveTo(tMs, latDeg[i], lonDeg[i], sigmaM);
                } else {
                    evaluate(run, i, visits, zones, pathMaxMs);
                    inDestination = inDestination(run, visits);
                }
            }
            run.zoneKinds()[i] = visits.kinds | inDestination;
            run.speedLimitMps()[i] = visits.speedLimitMps;
        }
    }

    private static int inDestination(VehicleRun run, ZoneVisits visits) {
        String destination = run.situation().destinationZoneId();
        boolean isInYard = (visits.kinds & ZoneKind.YARD.bit()) != 0;
        return isInYard && destination != null && visits.isInside(destination) ? TrackFrame.IN_DESTINATION : 0;
    }

    /** Tells the visits what late data found, at the last sample judged; a finding carries the index 1. */
    public void correct(
            String vehicleId,
            double[][] parameters,
            ZoneVisits visits,
            LateFragments fragments,
            ZoneTable zones,
            GeofenceOutput out) {
        judge.begin(parameters, fragments, zones, said.to(out));
        visits.use(judge.slices());
        move.i = 1;
        move.vehicleId = vehicleId;
        move.chainageM = Double.NaN;
        move.to(visits.lastMs, visits.lastLatDeg, visits.lastLonDeg, visits.lastSigmaM);
        fragments.correct(visits, judge, move);
    }

    private void evaluate(VehicleRun run, int i, ZoneVisits visits, ZoneTable zones, long pathMaxMs) {
        move.i = i;
        move.vehicleId = run.vehicleId();
        move.chainageM = run.chainageM()[i];
        move.to(run.eventTimeMs()[i], run.latDeg()[i], run.lonDeg()[i], run.sigmaM()[i]);
        move.from(visits, pathMaxMs);
        boolean wantsCircle = circles
                && visits.pauseBeforeCircle == 0
                && visits.mayBeDeep()
                && Math.abs(move.toLatDeg) <= MAX_CIRCLE_LAT_DEG;
        said.hold();
        walk.walk(visits, zones, move, wantsCircle ? lookM(zones, move) : 0, judge);
        visits.moveTo(move.toMs, move.toLatDeg, move.toLonDeg, move.toSigmaM);
        if (sumUp(visits, zones)) {
            judge.moved(i);
        }
        said.release();
        visits.kinds |= approach.step(visits.gates, zones, move);
        visits.openCircle();
        if (wantsCircle) {
            drawCircle(visits, zones, walk.clearM());
        } else if (visits.pauseBeforeCircle > 0) {
            visits.pauseBeforeCircle--;
        }
    }

    private static boolean sumUp(ZoneVisits visits, ZoneTable zones) {
        visits.kinds = 0;
        visits.speedLimitMps = Double.NaN;
        long latestMs = Long.MIN_VALUE;
        String name = null;
        for (int i = 0; i < visits.count; i++) {
            ZoneEntry entry = visits.entries[i];
            if (!entry.inside) {
                continue;
            }
            ZoneSpec spec = zones.zone(entry.number).spec();
            visits.kinds |= spec.kind().bit();
            if (!(spec.speedLimitMps() >= visits.speedLimitMps) && !Double.isNaN(spec.speedLimitMps())) {
                visits.speedLimitMps = spec.speedLimitMps();
            }
            boolean later = entry.enterMs > latestMs || entry.enterMs == latestMs && isBefore(spec, name);
            if (spec.jurisdiction() != Jurisdiction.UNKNOWN && later) {
                latestMs = entry.enterMs;
                name = spec.jurisdiction().name();
            }
        }
        return visits.settle(name);
    }

    private static boolean isBefore(ZoneSpec spec, @Nullable String name) {
        return name == null || spec.jurisdiction().name().compareTo(name) < 0;
    }

    /** How far from the move's next sample a boundary is looked for. */
    private static double lookM(ZoneTable zones, ZoneMove move) {
        return safeBandM(zones, SIGMA_ROOM * move.toSigmaM) + LOOK_AROUND_M;
    }

    private static double safeBandM(ZoneTable zones, double sigmaM) {
        return Math.max(zones.maxMarginM(), SAFE_SIGMAS * sigmaM) + SLACK_M;
    }

    private void drawCircle(ZoneVisits visits, ZoneTable zones, double clearM) {
        long untilMs = zones.nextChangeMs(visits.lastMs);
        for (int i = 0; i < visits.count; i++) {
            ZoneEntry entry = visits.entries[i];
            if (!entry.inside || entry.beyond > -2) {
                return;
            }
            untilMs = Math.min(untilMs, judge.quietUntilMs(entry, zones.zone(entry.number), visits));
        }
        if (untilMs <= visits.lastMs) {
            return;
        }
        double sigmaM = SIGMA_ROOM * visits.lastSigmaM;
        double bandM = safeBandM(zones, sigmaM);
        double roomM = clearM - bandM;
        if (zones.gateLines().size() > 0) {
            roomM = Math.min(roomM, gateRoomM(visits, zones.gateLines(), bandM + GateApproach.REACH_M));
        }
        double radiusM = roomM * RADIUS_RATIO;
        if (radiusM < MIN_RADIUS_M) {
            visits.pauseBeforeCircle = PAUSE;
            return;
        }
        visits.closeCircle(radiusM, sigmaM, untilMs);
    }

    private static double gateRoomM(ZoneVisits visits, ZoneIndex gateLines, double reachM) {
        return gateLines.clearanceM(visits.lastLatDeg, visits.lastLonDeg, reachM + LOOK_AROUND_M) - reachM;
    }
}
