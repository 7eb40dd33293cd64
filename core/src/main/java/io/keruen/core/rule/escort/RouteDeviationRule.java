package io.keruen.core.rule.escort;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.Episode;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.zone.ZoneKind;
import java.util.List;

/**
 * The vehicle left the width of its route: {@code abs(crossTrackM) - 2 sigma > halfWidthM}. One that left it, seen or
 * while nobody heard it, and is too far away to be matched, is off by {@link RouteLine#lostM} at least.
 */
public final class RouteDeviationRule extends VehicleRule {
    public static final String ID = "route-deviation";
    private static final String TYPE = "ROUTE_DEVIATION";
    private static final int HOLD_MS = 0;
    private static final int CLEAR_RATIO = 1;
    private static final int CLEAR_HOLD_MS = 2;
    private static final int CRITICAL_M = 3;
    private static final int CRITICAL = Episode.LONGS;
    private static final int CONFIRMED_FIRST =
            VehicleRun.MATCHED | VehicleRun.FIRST_MATCH | VehicleRun.ALONG | VehicleRun.CONFIRMED;

    private final Episode episode = new Episode(0, 0);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(TYPE, "Ask the vehicle's operator why it left the route; keep the gate closed.")
                .blockingGate()
                .eaeu("03"));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("holdMs", 2_000, 0, 600_000),
                new Parameter("clearRatio", 0.6, 0.01, 1),
                new Parameter("clearHoldMs", 5_000, 0, 600_000),
                new Parameter("criticalM", 15, 0, 10_000));
    }

    @Override
    public int longs() {
        return Episode.LONGS + 1;
    }

    @Override
    public int doubles() {
        return Episode.DOUBLES;
    }

    @Override
    public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
        RouteLine route = run.situation().route();
        if (route == null) {
            end(run, slice, out);
            return;
        }
        double[] crossTrackM = run.crossTrackM();
        double[] sigmaM = run.sigmaM();
        int[] flags = run.matchFlags();
        boolean idle = episode.isIdle(slice);
        for (int i = 1; i <= run.size(); i++) {
            if (idle && !route.isBeside(crossTrackM[i], sigmaM[i]) && flags[i] != VehicleRun.LEFT) {
                continue; // within the width or unknown, and nothing is running
            }
            step(run, i, route, parameters, slice, out);
            idle = episode.isIdle(slice);
        }
    }

    /** There is no route any more to be off. */
    private void end(VehicleRun run, Slice slice, FindingOutput out) {
        if (episode.isRaised(slice)) {
            out.found(1, finding(Finding.Kind.CLEARED, run.eventTimeMs()[1], run, 1, slice));
        }
        episode.reset(slice);
    }

    private void step(VehicleRun run, int i, RouteLine route, double[] parameters, Slice slice, FindingOutput out) {
        boolean inYard = (run.zoneKinds()[i] & ZoneKind.YARD.bit()) != 0;
        int flags = run.matchFlags()[i];
        boolean far = flags == VehicleRun.LEFT && !inYard;
        boolean near = flags == VehicleRun.MATCHED || flags == CONFIRMED_FIRST;
        boolean known = far || (near && !inYard);
        double offM = offM(run, i, route);
        boolean off = route.isBeside(offM, run.sigmaM()[i]);
        int condition = !known || (far && !off) ? Truth.UNKNOWN : Truth.of(off);
        int clear = !known || far ? Truth.UNKNOWN : Truth.of(offM < parameters[CLEAR_RATIO] * route.halfWidthM());
        long tMs = run.eventTimeMs()[i];
        int what = episode.step(
                slice,
                tMs,
                condition,
                clear,
                (long) parameters[HOLD_MS],
                (long) parameters[CLEAR_HOLD_MS],
                known ? offM : Double.NaN);
        boolean critical = RouteLine.surelyOffM(offM, run.sigmaM()[i]) > parameters[CRITICAL_M];
        if (what == Episode.RAISED) {
            slice.setLong(CRITICAL, critical ? 1 : 0);
            say(Finding.Kind.RAISED, tMs, run, i, route, slice, out);
        } else if (what == Episode.CLEARED) {
            say(Finding.Kind.CLEARED, episode.clearedAtMs(slice), run, i, route, slice, out);
            episode.reset(slice);
        } else if (what == Episode.GREW || (known && critical && slice.getLong(CRITICAL) == 0)) {
            if (episode.isRaised(slice)) {
                slice.setLong(CRITICAL, Math.max(slice.getLong(CRITICAL), critical ? 1 : 0));
                say(Finding.Kind.UPDATED, tMs, run, i, route, slice, out);
            }
        }
    }

    /** How far it is off its route, or how far at least. */
    private static double offM(VehicleRun run, int i, RouteLine route) {
        return run.matchFlags()[i] == VehicleRun.LEFT ? route.lostM() : Math.abs(run.crossTrackM()[i]);
    }

    private void say(
            Finding.Kind kind, long atMs, VehicleRun run, int i, RouteLine route, Slice slice, FindingOutput out) {
        Finding.Builder found =
                finding(kind, atMs, run, i, slice).measured(offM(run, i, route), route.halfWidthM(), "m");
        if (!Double.isNaN(run.crossTrackM()[i])) {
            found.evidence("crossTrackM", run.crossTrackM()[i]);
        }
        out.found(i, found.evidence("accuracyM", run.sigmaM()[i]));
    }

    private Finding.Builder finding(Finding.Kind kind, long atMs, VehicleRun run, int i, Slice slice) {
        return run.finding(kind, id(), TYPE, i)
                .severity(slice.getLong(CRITICAL) == 1 ? Severity.CRITICAL : Severity.HIGH)
                .times(episode.startedAtMs(slice), atMs);
    }
}
