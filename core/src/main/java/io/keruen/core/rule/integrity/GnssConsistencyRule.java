package io.keruen.core.rule.integrity;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.geo.LocalMetric;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.Episode;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import java.util.List;

/**
 * Where the receiver says the vehicle went and where wheels and yaw rate say it went are two different places.
 *
 * <p>Judged once a second on what {@link Reckoning} leaves over, over 10 s and over 60 s, along and across the direction
 * of travel together (an ellipse). Noise of sigma s that is correlated over tau = 60 s moves the place within W by
 * {@code s sqrt(2 (1 - exp(-W / tau)))} on each axis: 0.55 s in 10 s, 1.12 s in 60 s. The limits of 3.5 s and 7 s are
 * thus 6.3 and 6.2 of these, which chance exceeds once in {@code exp(6.2^2 / 2) = 2e8} independent seconds, above
 * 50,000 hours. To them comes what is not noise: the wheels' scale (2 % of the way at first, 0.5 % when learned), the
 * antenna's lever arm and the yaw rate's scale in turns, and the bias of the yaw rate while it is being learned.
 *
 * <p>A drag of 1 m/s adds {@code E min(1, N(1, 0.27)) = 0.89} m a second to the clipped sums (0.27 m is the noise of
 * one second), so it needs (5.25 + 0.35) / 0.89 = 6.3 s, half a second for the grid and 1 s of hold: 7.8 s. A burst of
 * multipath leaps (counts nothing) and settles within 3 s (counts 3 m), and the way back counts only as far as the
 * place also leaves where it was before the last 10 s. Four leaps on end are a fast drag.
 *
 * <p>A place that is seldom renewed, and an odometer that counts in steps, are judged when they change: the second goes on
 * until then. A coarse odometer's step is added to what is allowed along.
 *
 * <p>What cannot be told: a drag along the way slower than the scale of wheels may be wrong (3 %: 0.2 m/s at 7 m/s) or
 * across it slower than the bias of the yaw rate turns (0.25 m/s); across without a yaw rate, or in the first minutes of
 * driving; any drag of a vehicle that creeps (0.05 to 2 m/s, or 0.75 sigma a second) while its heading is not known,
 * as without a yaw rate or before it has driven; along on a slippery road, or while the wheels slip; anything without wheels, or while a coarse
 * odometer stands; and a leap, which is {@code position-jump}'s matter. What cannot be ({@link Believable}) counts as absent.
 */
public final class GnssConsistencyRule extends VehicleRule {
    /** The alert it raises. */
    public static final String TYPE = "GNSS_SPOOFING_SUSPECTED";

    private static final int FAST_M = 0;
    private static final int FAST_SIGMAS = 1;
    private static final int SLOW_M = 2;
    private static final int SLOW_SIGMAS = 3;
    private static final int HOLD_MS = 4;
    private static final int CLEAR_HOLD_MS = 5;

    private static final int BLOCK_MS = Episode.LONGS;
    private static final int USED_MS = Episode.LONGS + 1;
    /** Seconds on end of suspicion; above them the odometer's step. */
    private static final int SUSPECTED = Episode.LONGS + 2;

    /** Way and turn of the second that is open, until {@link #close}; the turn in degrees, of a closed one in radians. */
    private static final int OPEN_WAY_M = Reckoning.WAY_M;

    private static final int OPEN_TURN_DEG = Reckoning.TURN_RAD;

    private static final int SLIP_LONG = Episode.LONGS + 3;
    private static final int RECKONING_LONG = SLIP_LONG + Slip.LONGS;
    private static final int RING_LONG = RECKONING_LONG + Reckoning.LONGS;

    private static final int BLOCK_LAT_DEG = Episode.DOUBLES;
    private static final int BLOCK_LON_DEG = Episode.DOUBLES + 1;
    private static final int BLOCK_WHEEL_MPS = Episode.DOUBLES + 2;
    private static final int BLOCK_ODOMETER_M = Episode.DOUBLES + 3;
    private static final int WHEEL_MPS = Episode.DOUBLES + 4;
    private static final int YAW_DEGPS = Episode.DOUBLES + 5;
    private static final int BEFORE_ALONG_M = Episode.DOUBLES + 6;
    private static final int BEFORE_ACROSS_M = Episode.DOUBLES + 7;
    private static final int SLIP_DOUBLE = Episode.DOUBLES + 8;
    private static final int RECKONING_DOUBLE = SLIP_DOUBLE + Slip.DOUBLES;

    private static final int FAST = 0;
    private static final int SLOW = 1;
    private static final long FAST_S = 10;
    private static final long SLOW_S = 60;
    private static final int RAW = 0;
    private static final int CLIPPED = 2;
    private static final long BLOCK_LENGTH_MS = 1_000;
    private static final long HOLE_MS = 2_500;
    /** Wheels that say nothing for no longer are asked again before an odometer is, which may be coarse. */
    private static final long LOST_MS = HOLE_MS / 2;
    /** What happened while an odometer did not count for longer is not known. */
    private static final long COUNTED_MS = 20_000;
    /** A place that stays the same for longer is {@code position-frozen}'s matter. */
    private static final long RENEWED_MS = 10_000;

    private static final double MS_PER_S = 1e3;
    private static final double RAD_PER_DEG = Math.PI / 180;
    /** The place before the last 10 s: a mean that remembers so many seconds. */
    private static final double BEFORE_S = 30;
    /** How much of the limit the way from that place must have. */
    private static final double BEFORE_SHARE = 0.8;
    /** The antenna swings by this much for each radian that the vehicle turns. */
    private static final double LEVER_M = 4;
    /** Error of the yaw rate, a ratio. */
    private static final double YAW_RATIO = 0.02;
    /** So many leaps on end are a drag faster than leaps count. */
    private static final long LEAPS = 4;
    /** If the place has gone by so many limits, squared, meanwhile: a burst that comes and goes has not. */
    private static final double RUSHING = 2.5;
    /** From this share of the limits on nothing is learned. */
    private static final double SUSPICIOUS = 0.5;

    private static final int NO_FIX = CodedSignal.FIX_TYPE.names().indexOf("NONE");

    private final Episode episode = new Episode(0, 0);
    private final Slip slip = new Slip(SLIP_LONG, SLIP_DOUBLE);
    private final Reckoning reckoning = new Reckoning(RECKONING_LONG, RECKONING_DOUBLE, slip);
    private final ResidualRing ring = new ResidualRing(RING_LONG);
    private final OdometerStep odometer = new OdometerStep(SUSPECTED);

    @Override
    public String id() {
        return "gnss-consistency";
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(
                        TYPE,
                        "Do not trust the place; have the vehicle met and its receiver checked before it passes any gate.")
                .blockingGate()
                .latching());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("fastM", 5, 0.5, 1_000),
                new Parameter("fastSigmas", 3.5, 0.5, 100),
                new Parameter("slowM", 8, 0.5, 1_000),
                new Parameter("slowSigmas", 7, 0.5, 100),
                new Parameter("holdMs", 1_000, 0, 600_000),
                new Parameter("clearHoldMs", 60_000, 0, 600_000));
    }

    @Override
    public int longs() {
        return RING_LONG + ResidualRing.LONGS;
    }

    @Override
    public int doubles() {
        return RECKONING_DOUBLE + Reckoning.DOUBLES;
    }

    @Override
    public int busyLongs() {
        return RING_LONG;
    }

    @Override
    public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
        int[] surface = run.codes(CodedSignal.ROAD_SURFACE);
        if (!run.has(Signal.WHEEL_SPEED_MPS) && !run.has(Signal.ODOMETER_M)) {
            for (int i = 1; i <= run.size(); i++) {
                slip.road(slice, surface[i]);
            }
            return; // nothing to compare with
        }
        long[] eventTimeMs = run.eventTimeMs();
        double[] wheelMps = run.column(Signal.WHEEL_SPEED_MPS);
        double[] odometerM = run.column(Signal.ODOMETER_M);
        double[] yawDegps = run.column(Signal.YAW_RATE_DEGPS);
        double[] sigmaM = run.sigmaM();
        int[] fixType = run.codes(CodedSignal.FIX_TYPE);
        long usedMs = slice.getLong(USED_MS);
        double lastWheelMps = slice.getDouble(WHEEL_MPS);
        double lastYawDegps = slice.getDouble(YAW_DEGPS);
        double wayM = reckoning.get(slice, OPEN_WAY_M);
        double turnDeg = reckoning.get(slice, OPEN_TURN_DEG);
        long nextMs = nextMs(usedMs);
        for (int i = 1; i <= run.size(); i++) {
            slip.road(slice, surface[i]);
            double wheel = Believable.wheelMps(wheelMps[i]);
            boolean placed = fixType[i] != NO_FIX && sigmaM[i] <= Believable.MOST_SIGMA_M;
            boolean silent = Double.isNaN(wheel);
            if (!placed || silent && Double.isNaN(odometerM[i])) {
                continue;
            }
            long tMs = eventTimeMs[i];
            if (silent && !Double.isNaN(lastWheelMps) && tMs - usedMs <= LOST_MS) {
                continue;
            }
            double yaw = Believable.yawDegps(yawDegps[i]);
            double seconds = (tMs - usedMs) / MS_PER_S;
            wayM += 0.5 * (wheel + lastWheelMps) * seconds;
            turnDeg += 0.5 * (yaw + lastYawDegps) * seconds;
            boolean hole = tMs - usedMs > HOLE_MS;
            usedMs = tMs;
            lastWheelMps = wheel;
            lastYawDegps = yaw;
            if (tMs < nextMs && !hole) {
                continue;
            }
            nextMs = nextMs(tMs);
            boolean stands = Double.isNaN(wayM) && wayM(run, i, wayM, slice) == 0;
            if (stands && !hole) {
                odometer.stands(slice);
            }
            if (hole) {
                restart(run, i, slice);
            } else if (isSamePlace(run, i, wayM, slice) || stands && mayCountYet(run, i, slice)) {
                continue; // what comes is also about the way until now
            } else {
                close(run, i, wayM, turnDeg, parameters, slice, out);
            }
            begin(run, i, slice);
            wayM = 0;
            turnDeg = 0;
        }
        slice.setLong(USED_MS, usedMs);
        slice.setDouble(WHEEL_MPS, lastWheelMps);
        slice.setDouble(YAW_DEGPS, lastYawDegps);
        reckoning.set(slice, OPEN_WAY_M, wayM);
        reckoning.set(slice, OPEN_TURN_DEG, turnDeg);
    }

    /** Whether the place has not been renewed since the block began, though the wheels turn, and not for too long. */
    private static boolean isSamePlace(VehicleRun run, int i, double wayM, Slice slice) {
        return run.latDeg()[i] == slice.getDouble(BLOCK_LAT_DEG)
                && run.lonDeg()[i] == slice.getDouble(BLOCK_LON_DEG)
                && run.eventTimeMs()[i] - slice.getLong(BLOCK_MS) < RENEWED_MS
                && Math.abs(wayM(run, i, wayM, slice)) > Reckoning.STILL_M;
    }

    /** Whether an odometer that has not counted since the block began may do so yet. */
    private boolean mayCountYet(VehicleRun run, int i, Slice slice) {
        return odometer.mayBeCoarse(slice) && run.eventTimeMs()[i] - slice.getLong(BLOCK_MS) < COUNTED_MS;
    }

    /** Way since the block began, by the wheels or else by the odometer; NaN if not known. */
    private static double wayM(VehicleRun run, int i, double wheelsM, Slice slice) {
        return Double.isNaN(wheelsM) ? run.column(Signal.ODOMETER_M)[i] - slice.getDouble(BLOCK_ODOMETER_M) : wheelsM;
    }

    /** The next full second of event time. */
    private static long nextMs(long blockMs) {
        return (blockMs / BLOCK_LENGTH_MS + 1) * BLOCK_LENGTH_MS;
    }

    private static void begin(VehicleRun run, int i, Slice slice) {
        slice.setLong(BLOCK_MS, run.eventTimeMs()[i]);
        slice.setDouble(BLOCK_LAT_DEG, run.latDeg()[i]);
        slice.setDouble(BLOCK_LON_DEG, run.lonDeg()[i]);
        slice.setDouble(BLOCK_WHEEL_MPS, Believable.wheelMps(run.column(Signal.WHEEL_SPEED_MPS)[i]));
        slice.setDouble(BLOCK_ODOMETER_M, run.column(Signal.ODOMETER_M)[i]);
    }

    /** After a hole the heading is not known, nor what happened meanwhile: all windows begin here. */
    private void restart(VehicleRun run, int i, Slice slice) {
        long second = run.eventTimeMs()[i] / BLOCK_LENGTH_MS;
        reckoning.restart(slice);
        ring.put(slice, second - ResidualRing.LONGS, second, reckoning.packed(slice));
        slice.setDouble(BEFORE_ALONG_M, reckoning.rawAlongM(slice));
        slice.setDouble(BEFORE_ACROSS_M, reckoning.rawAcrossM(slice));
    }

    private void close(
            VehicleRun run, int i, double wayM, double turnDeg, double[] parameters, Slice slice, FindingOutput out) {
        long tMs = run.eventTimeMs()[i];
        double seconds = (tMs - slice.getLong(BLOCK_MS)) / MS_PER_S;
        double way = wayM(run, i, wayM, slice);
        boolean unknown;
        if (!Double.isNaN(wayM)) {
            unknown = odometer.isOver(slice, way, wayM(run, i, Double.NaN, slice));
        } else if (way == 0) {
            unknown = odometer.mayBeCoarse(slice);
        } else {
            odometer.counts(slice, way);
            unknown = false;
        }
        double mostM = Believable.MOST_MPS * seconds + odometer.stepM(slice);
        if (unknown || !(Math.abs(way) <= mostM)) { // absent, or set anew
            restart(run, i, slice);
            return;
        }
        double latDeg = run.latDeg()[i];
        double eastDeg = run.lonDeg()[i] - slice.getDouble(BLOCK_LON_DEG);
        eastDeg -= 360 * Math.rint(eastDeg / 360); // over the antimeridian
        reckoning.set(slice, Reckoning.SECONDS, seconds);
        reckoning.set(slice, Reckoning.EAST_M, eastDeg * LocalMetric.mPerLonDegAt(latDeg));
        reckoning.set(
                slice, Reckoning.NORTH_M, (latDeg - slice.getDouble(BLOCK_LAT_DEG)) * LocalMetric.mPerLatDegAt(latDeg));
        reckoning.set(slice, Reckoning.WAY_M, way);
        reckoning.set(slice, Reckoning.TURN_RAD, RAD_PER_DEG * turnDeg);
        slip.add(
                slice,
                run,
                i,
                seconds,
                slice.getDouble(BLOCK_WHEEL_MPS),
                reckoning.scale(slice),
                reckoning.scaleUnsure(slice));
        boolean coarse = odometer.stepM(slice) > 0;
        reckoning.add(
                slice,
                run.sigmaM()[i],
                run.column(Signal.COURSE_DEG)[i],
                isSuspected(slice),
                coarse,
                Double.isNaN(wayM));
        ring.put(slice, slice.getLong(BLOCK_MS) / BLOCK_LENGTH_MS, tMs / BLOCK_LENGTH_MS, reckoning.packed(slice));
        decide(run, i, parameters, slice, out);
    }

    /** For a minute at most nothing is learned: what lasts longer is either raised or the way things are. */
    private static boolean isSuspected(Slice slice) {
        long seconds = slice.getLong(SUSPECTED) & OdometerStep.OTHERS;
        return seconds > 0 && seconds <= SLOW_S;
    }

    private void decide(VehicleRun run, int i, double[] parameters, Slice slice, FindingOutput out) {
        long second = run.eventTimeMs()[i] / BLOCK_LENGTH_MS;
        long now = ring.at(slice, second);
        long fast = ring.at(slice, second - FAST_S);
        long slow = ring.at(slice, second - SLOW_S);
        double sigmaM = reckoning.sigmaM(slice);
        double fastM = Math.max(parameters[FAST_M], parameters[FAST_SIGMAS] * sigmaM);
        double slowM = Math.max(parameters[SLOW_M], parameters[SLOW_SIGMAS] * sigmaM);
        double fastBadness = badness(slice, now, fast, CLIPPED, fastM, FAST);
        double slowBadness = badness(slice, now, slow, CLIPPED, slowM, SLOW);
        boolean rushes = reckoning.leaps(slice) >= LEAPS && badness(slice, now, fast, RAW, fastM, FAST) > RUSHING;
        boolean suspected = fastBadness > SUSPICIOUS || slowBadness > SUSPICIOUS || reckoning.leaps(slice) > 0;
        long others = slice.getLong(SUSPECTED) & ~OdometerStep.OTHERS;
        long wholeSeconds = Math.max(1, (long) reckoning.get(slice, Reckoning.SECONDS));
        slice.setLong(SUSPECTED, suspected ? slice.getLong(SUSPECTED) + wholeSeconds : others);
        boolean isFast = fastBadness > 1 && isAway(slice, fastM);
        boolean isSlow = slowBadness > 1 && badness(slice, now, slow, RAW, slowM, SLOW) > 1;
        remember(slice, now, fast);
        if (!suspected && episode.isIdle(slice)) {
            return;
        }
        long tMs = run.eventTimeMs()[i];
        int condition = Truth.of(isFast || isSlow || rushes);
        int what = episode.step(
                slice, tMs, condition, -condition, (long) parameters[HOLD_MS], (long) parameters[CLEAR_HOLD_MS], 0);
        if (what == Episode.RAISED) {
            boolean byFast = isFast || (!isSlow && rushes);
            say(
                    Finding.Kind.RAISED,
                    tMs,
                    run,
                    i,
                    byFast ? fast : slow,
                    byFast ? fastM : slowM,
                    byFast ? FAST : SLOW,
                    isFast || isSlow ? CLIPPED : RAW,
                    slice,
                    out);
        } else if (what == Episode.CLEARED) {
            say(Finding.Kind.CLEARED, episode.clearedAtMs(slice), run, i, slow, slowM, SLOW, CLIPPED, slice, out);
            episode.reset(slice);
        }
    }

    /** Disagreement over a window as a share of what is allowed, squared; along and across together. */
    private double badness(Slice slice, long now, long then, int kind, double limitM, int window) {
        double along = ResidualRing.grownM(now, then, kind) / alongLimitM(slice, limitM, window);
        double across = ResidualRing.grownM(now, then, kind + 1) / acrossLimitM(slice, limitM, window);
        return along * along + across * across;
    }

    private double alongLimitM(Slice slice, double limitM, int window) {
        return limitM
                + odometer.stepM(slice)
                + reckoning.scaleUnsure(slice) * reckoning.wayM(slice, window)
                + 0.5 * LEVER_M * reckoning.turnRad(slice, window);
    }

    private double acrossLimitM(Slice slice, double limitM, int window) {
        double turnRad = reckoning.turnRad(slice, window);
        return limitM
                + turnRad * (LEVER_M + YAW_RATIO * reckoning.wayM(slice, window))
                + (1 + window) * reckoning.headingUnsureRad(slice) * reckoning.wayM(slice, window); // it drifts on
    }

    /** Whether the place is away from where it was before the last 10 s, too: not if it only comes back. */
    private boolean isAway(Slice slice, double limitM) {
        double along = (reckoning.rawAlongM(slice) - slice.getDouble(BEFORE_ALONG_M))
                / (BEFORE_SHARE * limitM
                        + odometer.stepM(slice)
                        + 2 * reckoning.scaleUnsure(slice) * reckoning.wayM(slice, FAST)
                        + 0.5 * LEVER_M * reckoning.turnRad(slice, SLOW));
        double across = (reckoning.rawAcrossM(slice) - slice.getDouble(BEFORE_ACROSS_M))
                / (BEFORE_SHARE * limitM
                        + reckoning.turnRad(slice, SLOW) * (LEVER_M + YAW_RATIO * reckoning.wayM(slice, SLOW))
                        + 2 * reckoning.headingUnsureRad(slice) * reckoning.wayM(slice, FAST));
        return along * along + across * across > 1;
    }

    /** Draws the place before the last 10 s to where it was 10 s ago. */
    private void remember(Slice slice, long now, long fast) {
        double seconds = Math.min(BEFORE_S, reckoning.get(slice, Reckoning.SECONDS));
        double alongM = reckoning.rawAlongM(slice) - ResidualRing.grownM(now, fast, RAW);
        double acrossM = reckoning.rawAcrossM(slice) - ResidualRing.grownM(now, fast, RAW + 1);
        double share = seconds / BEFORE_S;
        slice.setDouble(
                BEFORE_ALONG_M, slice.getDouble(BEFORE_ALONG_M) + share * (alongM - slice.getDouble(BEFORE_ALONG_M)));
        slice.setDouble(
                BEFORE_ACROSS_M,
                slice.getDouble(BEFORE_ACROSS_M) + share * (acrossM - slice.getDouble(BEFORE_ACROSS_M)));
    }

    private void say(
            Finding.Kind kind,
            long atMs,
            VehicleRun run,
            int i,
            long then,
            double limitM,
            int window,
            int counted,
            Slice slice,
            FindingOutput out) {
        long now = ring.at(slice, run.eventTimeMs()[i] / BLOCK_LENGTH_MS);
        double alongM = ResidualRing.grownM(now, then, counted);
        double acrossM = ResidualRing.grownM(now, then, counted + 1);
        out.found(
                i,
                run.finding(kind, id(), TYPE, i)
                        .severity(Severity.CRITICAL)
                        .times(episode.startedAtMs(slice), atMs)
                        .measured(Math.hypot(alongM, acrossM), limitM, "m")
                        .evidence("alongM", alongM)
                        .evidence("acrossM", acrossM)
                        .evidence("windowS", window == FAST ? FAST_S : SLOW_S)
                        .evidence("wheelWayM", reckoning.wayM(slice, window))
                        .evidence("wheelScale", reckoning.scale(slice))
                        .evidence("accuracyM", reckoning.sigmaM(slice)));
    }
}
