package io.keruen.core.rule.integrity;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.geo.LocalMetric;
import io.keruen.core.geo.Projection;
import io.keruen.core.geo.RouteLine;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.Episode;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;
import java.util.List;

/**
 * The places lie beside the route by one and the same way, while the wheels drive along it: another datum (GCJ-02 moves
 * places in China by 150 to 600 m).
 *
 * <p>Such a place is too far from the route to be matched, so the rule looks at the route itself, and only then, once a
 * second. It lets a twin drive along the route by the wheels (else by the speed over ground), from where the vehicle was
 * matched last, or else from the point nearest to it; the way from the twin to the place must stay the same. If it does
 * not, or nothing was heard for 10 s, a new twin starts, and an alert that is open stays so: where a bend tells that the
 * vehicle is, if the place drifted as it would from a twin that is so far behind or ahead, else at the nearest point.
 *
 * <p>A bend tells the two apart: the place must turn with the twin. Without a bend a parallel road
 * looks the same, and so does a place shifted along the route, which is matched as if it were right: these cannot be
 * told by places alone.
 */
public final class DatumRule extends VehicleRule {
    /** The alert it raises. */
    public static final String TYPE = "DATUM_MISMATCH";

    private static final int LEAST_M = 0;
    private static final int MOST_M = 1;
    private static final int STEADY_M = 2;
    private static final int DRIVEN_M = 3;
    private static final int HOLD_MS = 4;

    private static final int NEXT_MS = Episode.LONGS;
    private static final int LAST_MS = Episode.LONGS + 1;
    private static final int TWIN_SINCE_MS = Episode.LONGS + 2;
    private static final int TWIN_M = Episode.DOUBLES;
    private static final int OFF_EAST_M = Episode.DOUBLES + 1;
    private static final int OFF_NORTH_M = Episode.DOUBLES + 2;
    private static final int TWIN_DRIVEN_M = Episode.DOUBLES + 3;
    private static final int MATCHED_M = Episode.DOUBLES + 4;

    private static final long EVERY_MS = 1_000;
    private static final long SELDOM_MS = 10_000;
    private static final long HOLE_MS = 10_000;
    private static final double MS_PER_S = 1e3;
    private static final double SIGMAS = 5;
    /** The shift of a datum, and the scale of wheels, drift by this share of the way. */
    private static final double DRIFT = 0.02;

    private final Episode episode = new Episode(0, 0);

    @Override
    public String id() {
        return "datum";
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(
                        TYPE,
                        "Have the vehicle's receiver set to WGS 84; until then its places are some hundred metres off.")
                .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("leastM", 150, 100, 10_000),
                new Parameter("mostM", 600, 100, 10_000),
                new Parameter("steadyM", 10, 1, 1_000),
                new Parameter("drivenM", 200, 10, 100_000),
                new Parameter("holdMs", 20_000, 0, 600_000));
    }

    @Override
    public int longs() {
        return Episode.LONGS + 3;
    }

    @Override
    public int doubles() {
        return Episode.DOUBLES + 5;
    }

    @Override
    public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
        RouteLine route = run.situation().route();
        if (route == null) {
            end(run, 1, run.eventTimeMs()[1], slice, out);
            slice.setLong(TWIN_SINCE_MS, 0);
            slice.setLong(LAST_MS, 0);
            return;
        }
        int[] flags = run.matchFlags();
        int size = run.size();
        for (int i = 1; i <= size; i++) {
            if ((flags[i] & VehicleRun.MATCHED) != 0) {
                end(run, i, run.eventTimeMs()[i], slice, out);
                i = lastMatched(flags, i, size);
                slice.setLong(TWIN_SINCE_MS, 0);
                slice.setLong(NEXT_MS, 0);
                slice.setLong(LAST_MS, run.eventTimeMs()[i]);
                slice.setDouble(MATCHED_M, run.chainageM()[i]);
            } else if (run.eventTimeMs()[i] >= slice.getLong(NEXT_MS)) {
                slice.setLong(NEXT_MS, run.eventTimeMs()[i] + EVERY_MS);
                look(run, i, route, parameters, slice, out);
            }
        }
    }

    /** The last of the matched samples that begin with this one. */
    private static int lastMatched(int[] flags, int from, int size) {
        int last = from;
        while (last < size && (flags[last + 1] & VehicleRun.MATCHED) != 0) {
            last++;
        }
        return last;
    }

    /** One second off the route. */
    private void look(VehicleRun run, int i, RouteLine route, double[] parameters, Slice slice, FindingOutput out) {
        long tMs = run.eventTimeMs()[i];
        double wheelMps = Math.abs(run.column(Signal.WHEEL_SPEED_MPS)[i]);
        double groundMps = run.speedMps(i); // wheels that slip run ahead of it
        double speedMps =
                Double.isNaN(wheelMps) ? groundMps : Double.isNaN(groundMps) ? wheelMps : Math.min(wheelMps, groundMps);
        long lastMs = slice.getLong(LAST_MS);
        double wayM = Math.abs(speedMps) * (tMs - lastMs) / MS_PER_S;
        boolean hole = lastMs == 0 || tMs - lastMs > HOLE_MS || Double.isNaN(wayM);
        slice.setLong(LAST_MS, tMs);
        boolean inYard = (run.zoneKinds()[i] & ZoneKind.YARD.bit()) != 0;
        if (inYard || hole) {
            slice.setLong(TWIN_SINCE_MS, 0);
            slice.setDouble(MATCHED_M, Double.NaN);
            if (inYard || !episode.isRaised(slice)) {
                end(run, i, tMs, slice, out);
            }
            return;
        }
        boolean twin = slice.getLong(TWIN_SINCE_MS) != 0;
        if (twin) {
            slice.setDouble(TWIN_M, slice.getDouble(TWIN_M) + wayM);
            slice.setDouble(TWIN_DRIVEN_M, slice.getDouble(TWIN_DRIVEN_M) + wayM);
        }
        boolean steady = twin && isSteady(run, i, route, parameters, slice);
        if (!steady) {
            double knownM = twin ? corrected(run, i, route, parameters, slice) : slice.getDouble(MATCHED_M) + wayM;
            start(run, i, route, knownM, slice);
            slice.setDouble(MATCHED_M, Double.NaN);
        }
        double offM = Math.hypot(slice.getDouble(OFF_EAST_M), slice.getDouble(OFF_NORTH_M));
        if (!(offM <= parameters[MOST_M]) || slice.getLong(TWIN_SINCE_MS) == 0) {
            slice.setLong(TWIN_SINCE_MS, 0);
            slice.setLong(NEXT_MS, tMs + SELDOM_MS); // far from everything: the whole route is not searched each second
        }
        boolean within = offM >= parameters[LEAST_M] && offM <= parameters[MOST_M];
        boolean shifted = steady && within;
        // what was told once is not over because another twin has to be found, wherever that begins: only back on the
        // route it is, or far from everything
        boolean goesOn = offM <= parameters[MOST_M] && episode.isRaised(slice);
        int condition = !shifted
                ? goesOn ? Truth.UNKNOWN : Truth.FALSE
                : slice.getDouble(TWIN_DRIVEN_M) >= parameters[DRIVEN_M] ? Truth.TRUE : Truth.UNKNOWN;
        decide(run, i, condition, offM, parameters, slice, out);
    }

    /** Whether the place is still where it should be, seen from the twin. */
    private static boolean isSteady(VehicleRun run, int i, RouteLine route, double[] parameters, Slice slice) {
        double twinM = slice.getDouble(TWIN_M);
        if (twinM > route.lengthM()) {
            return false;
        }
        double eastM = offEastM(run, i, route, twinM) - slice.getDouble(OFF_EAST_M);
        double northM = offNorthM(run, i, route, twinM) - slice.getDouble(OFF_NORTH_M);
        return Math.hypot(eastM, northM) <= steadyM(run, i, parameters, slice);
    }

    private static double steadyM(VehicleRun run, int i, double[] parameters, Slice slice) {
        return Math.max(parameters[STEADY_M], SIGMAS * run.sigmaM()[i]) + DRIFT * slice.getDouble(TWIN_DRIVEN_M);
    }

    /**
     * Where the twin should be, as a bend tells that it has driven through: a place that is shifted drifts from a twin that
     * is so far behind by as much as the road has turned. NaN if the drift is not of that kind, or the place too far from there.
     *
     * <p>A road beside the route drifts so too where the route bends away from it: no bend makes a shift of a place that lies
     * too near to the route for one.
     */
    private static double corrected(VehicleRun run, int i, RouteLine route, double[] parameters, Slice slice) {
        double twinM = slice.getDouble(TWIN_M);
        if (twinM > route.lengthM()) {
            return Double.NaN;
        }
        double fromRad = courseRad(route, twinM - slice.getDouble(TWIN_DRIVEN_M));
        double toRad = courseRad(route, twinM);
        double turnEast = Math.sin(toRad) - Math.sin(fromRad);
        double turnNorth = Math.cos(toRad) - Math.cos(fromRad);
        double driftEastM = offEastM(run, i, route, twinM) - slice.getDouble(OFF_EAST_M);
        double driftNorthM = offNorthM(run, i, route, twinM) - slice.getDouble(OFF_NORTH_M);
        double turn = Math.hypot(turnEast, turnNorth);
        double behindM = (driftEastM * turnEast + driftNorthM * turnNorth) / (turn * turn);
        double knownM = twinM + behindM;
        double restM = Math.hypot(driftEastM - behindM * turnEast, driftNorthM - behindM * turnNorth);
        boolean isKnown = restM <= steadyM(run, i, parameters, slice)
                && Math.abs(behindM) <= parameters[MOST_M]
                && Math.hypot(offEastM(run, i, route, knownM), offNorthM(run, i, route, knownM)) <= parameters[MOST_M]
                && nearest(run, i, route).distanceM >= parameters[LEAST_M];
        return isKnown ? knownM : Double.NaN;
    }

    private static double courseRad(RouteLine route, double chainageM) {
        return Math.toRadians(route.courseDegAt(route.segmentAt(chainageM, -1)));
    }

    /** A new twin, where the vehicle should be on its route, or at the nearest point if that is not known. */
    private static void start(VehicleRun run, int i, RouteLine route, double knownM, Slice slice) {
        double twinM = knownM;
        boolean beyondEnds = false;
        if (!(twinM >= 0 && twinM <= route.lengthM())) {
            Projection nearest = nearest(run, i, route);
            beyondEnds = nearest.beyondEnds;
            twinM = nearest.chainageM;
        }
        slice.setLong(TWIN_SINCE_MS, beyondEnds ? 0 : run.eventTimeMs()[i]); // no twin, but how far it is, is known
        slice.setDouble(TWIN_M, twinM);
        slice.setDouble(TWIN_DRIVEN_M, 0);
        slice.setDouble(OFF_EAST_M, offEastM(run, i, route, twinM));
        slice.setDouble(OFF_NORTH_M, offNorthM(run, i, route, twinM));
    }

    private static Projection nearest(VehicleRun run, int i, RouteLine route) {
        Projection nearest = new Projection(); // once, when a twin is lost
        route.project(0, route.segments() - 1, run.latDeg()[i], run.lonDeg()[i], nearest);
        return nearest;
    }

    private static double offEastM(VehicleRun run, int i, RouteLine route, double chainageM) {
        int segment = route.segmentAt(chainageM, -1);
        double from = route.lonDegAt(segment);
        double lonDeg = from + share(route, segment, chainageM) * (route.lonDegAt(segment + 1) - from);
        return (run.lonDeg()[i] - lonDeg) * LocalMetric.mPerLonDegAt(run.latDeg()[i]);
    }

    private static double offNorthM(VehicleRun run, int i, RouteLine route, double chainageM) {
        int segment = route.segmentAt(chainageM, -1);
        double from = route.latDegAt(segment);
        double latDeg = from + share(route, segment, chainageM) * (route.latDegAt(segment + 1) - from);
        return (run.latDeg()[i] - latDeg) * LocalMetric.mPerLatDegAt(run.latDeg()[i]);
    }

    private static double share(RouteLine route, int segment, double chainageM) {
        double fromM = route.chainageAtM(segment);
        return (chainageM - fromM) / (route.chainageAtM(segment + 1) - fromM);
    }

    private void decide(
            VehicleRun run, int i, int condition, double offM, double[] parameters, Slice slice, FindingOutput out) {
        long tMs = run.eventTimeMs()[i];
        if (condition == Truth.UNKNOWN && episode.isIdle(slice)) {
            return;
        }
        if (condition == Truth.FALSE) {
            end(run, i, tMs, slice, out);
            return;
        }
        int what = episode.step(slice, tMs, condition, (long) parameters[HOLD_MS], 0);
        if (what == Episode.RAISED) {
            out.found(
                    i,
                    finding(Finding.Kind.RAISED, run, i, tMs, slice)
                            .measured(offM, parameters[LEAST_M], "m")
                            .evidence("offEastM", slice.getDouble(OFF_EAST_M))
                            .evidence("offNorthM", slice.getDouble(OFF_NORTH_M))
                            .evidence("drivenM", slice.getDouble(TWIN_DRIVEN_M)));
        }
    }

    private void end(VehicleRun run, int i, long atMs, Slice slice, FindingOutput out) {
        if (episode.isIdle(slice)) {
            return;
        }
        if (episode.isRaised(slice)) {
            out.found(i, finding(Finding.Kind.CLEARED, run, i, atMs, slice));
        }
        episode.reset(slice);
    }

    private Finding.Builder finding(Finding.Kind kind, VehicleRun run, int i, long atMs, Slice slice) {
        return run.finding(kind, id(), TYPE, i).severity(Severity.MEDIUM).times(episode.startedAtMs(slice), atMs);
    }
}
