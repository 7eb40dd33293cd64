package io.keruen.core.rule.integrity;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
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
 * The receiver hears too little: no fix, too few satellites, a poor geometry, or a carrier-to-noise density far below
 * what this receiver is used to.
 *
 * <p>What it is used to is the running median of one value a second, kept in one number that steps up or down by
 * 0.05 dB: after a drop of 8 dB it has followed in 160 s, as the median of 5 minutes does in 150 s. While the alert is
 * open it steps ten times slower, or a long jamming would end its own alert. It is compared after a minute of learning.
 *
 * <p>Receivers say some of this less often than a sample comes: what was poor when it was said last, and is not in this
 * sample, is not good again, for 10 s: the condition is unknown.
 */
public final class GnssQualityRule extends VehicleRule {
    /** The alert it raises. */
    public static final String TYPE = "GNSS_JAMMING_SUSPECTED";

    private static final int MIN_SATELLITES = 0;
    private static final int MAX_HDOP = 1;
    private static final int DROP_DB = 2;
    private static final int HOLD_MS = 3;
    private static final int CLEAR_HOLD_MS = 4;
    private static final int NEXT_MS = Episode.LONGS;
    /** Bits: seconds learned, the parts that were poor when they were last said, and when one last was (event time). */
    private static final int LEARNED_AND_POOR = Episode.LONGS + 1;

    private static final int MEDIAN_DB = Episode.DOUBLES;
    private static final int NO_FIX = CodedSignal.FIX_TYPE.names().indexOf("NONE");
    private static final double STEP_DB = 0.05;
    private static final double SLOW = 0.1;
    private static final long EVERY_MS = 1_000;
    private static final long WARM_SECONDS = 60;

    private static final int FIX = 1;
    private static final int SATELLITES = 2;
    private static final int HDOP = 4;
    private static final int STRENGTH = 8;
    private static final long LEARNED_MASK = 63;
    private static final int PARTS_SHIFT = 6;
    private static final int PARTS_MASK = FIX | SATELLITES | HDOP | STRENGTH;
    private static final int POOR_MS_SHIFT = 10;
    /** What was said last counts so long. */
    private static final long SAID_MS = 10_000;

    private final Episode episode = new Episode(0, 0);

    @Override
    public String id() {
        return "gnss-quality";
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(
                        TYPE, "Ask the neighbours whether they are jammed too; locate the vehicle by wheels or camera.")
                .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("minSatellites", 4, 0, 64),
                new Parameter("maxHdop", 20, 0.5, 100),
                new Parameter("dropDb", 8, 1, 60),
                new Parameter("holdMs", 5_000, 0, 600_000),
                new Parameter("clearHoldMs", 5_000, 0, 600_000));
    }

    @Override
    public int longs() {
        return Episode.LONGS + 2;
    }

    @Override
    public int doubles() {
        return Episode.DOUBLES + 1;
    }

    @Override
    public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
        int size = run.size();
        boolean hasStrength = run.has(Signal.CN0_MEAN_DB_HZ);
        boolean idle = episode.isIdle(slice);
        if (idle && !hasStrength && isPrecise(run, parameters[MAX_HDOP])) {
            if (!isPoor(run, parameters[MIN_SATELLITES])) {
                return;
            }
        }
        if (idle && hasStrength && isQuiet(run, parameters, slice)) {
            learnOnly(run, slice);
            return;
        }
        for (int i = 1; i <= size; i++) {
            double floorDb = floorDb(slice, parameters);
            int condition = condition(run, i, floorDb, parameters, slice);
            if (hasStrength && run.eventTimeMs()[i] >= slice.getLong(NEXT_MS)) {
                learn(run, i, slice);
            }
            if (!idle || condition == Truth.TRUE) {
                step(run, i, condition, floorDb, parameters, slice, out);
                idle = episode.isIdle(slice);
            }
        }
    }

    private static boolean isPoor(VehicleRun run, double minSatellites) {
        int[] fixType = run.codes(CodedSignal.FIX_TYPE);
        int[] satellites = run.codes(CodedSignal.SATELLITES);
        for (int i = 1; i <= run.size(); i++) {
            if (fixType[i] == NO_FIX || satellites[i] >= 0 && satellites[i] < minSatellites) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing in the run can be poor, however the median moves meanwhile. */
    private static boolean isQuiet(VehicleRun run, double[] parameters, Slice slice) {
        long spanMs = run.eventTimeMs()[run.size()] - run.eventTimeMs()[1];
        double riseDb = STEP_DB * (1 + spanMs / (double) EVERY_MS);
        boolean known = learned(slice) + spanMs / EVERY_MS + 1 >= WARM_SECONDS;
        double highestDb = known ? slice.getDouble(MEDIAN_DB) - parameters[DROP_DB] + riseDb : Double.NEGATIVE_INFINITY;
        double[] strengthDb = run.column(Signal.CN0_MEAN_DB_HZ);
        for (int i = 1; i <= run.size(); i++) {
            if (strengthDb[i] <= highestDb) {
                return false;
            }
        }
        return isPrecise(run, parameters[MAX_HDOP]) && !isPoor(run, parameters[MIN_SATELLITES]);
    }

    private static boolean isPrecise(VehicleRun run, double maxHdop) {
        double[] hdop = run.column(Signal.HDOP);
        for (int i = 1; i <= run.size(); i++) {
            if (hdop[i] >= maxHdop) {
                return false;
            }
        }
        return true;
    }

    private void learnOnly(VehicleRun run, Slice slice) {
        long[] eventTimeMs = run.eventTimeMs();
        long nextMs = slice.getLong(NEXT_MS);
        for (int i = 1; i <= run.size(); i++) {
            if (eventTimeMs[i] >= nextMs) {
                learn(run, i, slice);
                nextMs = slice.getLong(NEXT_MS);
            }
        }
    }

    /** Below this the carrier-to-noise density is suspicious; minus infinite while nothing is known. */
    private static double floorDb(Slice slice, double[] parameters) {
        return learned(slice) < WARM_SECONDS
                ? Double.NEGATIVE_INFINITY
                : slice.getDouble(MEDIAN_DB) - parameters[DROP_DB];
    }

    private int condition(VehicleRun run, int i, double floorDb, double[] parameters, Slice slice) {
        int fixType = run.codes(CodedSignal.FIX_TYPE)[i];
        int satellites = run.codes(CodedSignal.SATELLITES)[i];
        double hdop = run.column(Signal.HDOP)[i];
        double strengthDb = run.column(Signal.CN0_MEAN_DB_HZ)[i];
        int poor = (fixType == NO_FIX ? FIX : 0)
                | (satellites >= 0 && satellites < parameters[MIN_SATELLITES] ? SATELLITES : 0)
                | (hdop >= parameters[MAX_HDOP] ? HDOP : 0)
                | (strengthDb <= floorDb ? STRENGTH : 0);
        boolean idle = episode.isIdle(slice);
        if (idle && poor == 0 && fixType >= 0) {
            return Truth.FALSE;
        }
        int given = (fixType >= 0 ? FIX : 0)
                | (satellites >= 0 ? SATELLITES : 0)
                | (Double.isNaN(hdop) ? 0 : HDOP)
                | (Double.isNaN(strengthDb) ? 0 : STRENGTH);
        if (given == 0) {
            return Truth.UNKNOWN;
        }
        long state = slice.getLong(LEARNED_AND_POOR);
        int pending = idle ? 0 : (int) (state >> PARTS_SHIFT) & PARTS_MASK & ~given;
        long tMs = run.eventTimeMs()[i];
        long poorMs = poor != 0 ? tMs : state >> POOR_MS_SHIFT;
        slice.setLong(
                LEARNED_AND_POOR,
                poorMs << POOR_MS_SHIFT | (long) (pending | poor) << PARTS_SHIFT | state & LEARNED_MASK);
        if (poor != 0) {
            return Truth.TRUE;
        }
        return pending != 0 && tMs - poorMs <= SAID_MS ? Truth.UNKNOWN : Truth.FALSE;
    }

    private static long learned(Slice slice) {
        return slice.getLong(LEARNED_AND_POOR) & LEARNED_MASK;
    }

    private void learn(VehicleRun run, int i, Slice slice) {
        double strengthDb = run.column(Signal.CN0_MEAN_DB_HZ)[i];
        if (Double.isNaN(strengthDb)) {
            return;
        }
        slice.setLong(NEXT_MS, run.eventTimeMs()[i] + EVERY_MS);
        long learned = learned(slice);
        if (learned == 0) {
            slice.setDouble(MEDIAN_DB, strengthDb);
        }
        if (learned < WARM_SECONDS) {
            slice.setLong(LEARNED_AND_POOR, slice.getLong(LEARNED_AND_POOR) + 1);
        }
        double stepDb = episode.isRaised(slice) ? SLOW * STEP_DB : STEP_DB;
        double awayDb = strengthDb - slice.getDouble(MEDIAN_DB);
        slice.setDouble(MEDIAN_DB, slice.getDouble(MEDIAN_DB) + Math.max(-stepDb, Math.min(stepDb, awayDb)));
    }

    private void step(
            VehicleRun run, int i, int condition, double floorDb, double[] parameters, Slice slice, FindingOutput out) {
        long tMs = run.eventTimeMs()[i];
        int what = episode.step(
                slice, tMs, condition, -condition, (long) parameters[HOLD_MS], (long) parameters[CLEAR_HOLD_MS], 0);
        if (what == Episode.RAISED) {
            say(Finding.Kind.RAISED, tMs, run, i, floorDb, parameters, slice, out);
        } else if (what == Episode.CLEARED) {
            say(Finding.Kind.CLEARED, episode.clearedAtMs(slice), run, i, floorDb, parameters, slice, out);
            episode.reset(slice);
        }
    }

    private void say(
            Finding.Kind kind,
            long atMs,
            VehicleRun run,
            int i,
            double floorDb,
            double[] parameters,
            Slice slice,
            FindingOutput out) {
        int satellites = run.codes(CodedSignal.SATELLITES)[i];
        double hdop = run.column(Signal.HDOP)[i];
        double strengthDb = run.column(Signal.CN0_MEAN_DB_HZ)[i];
        Finding.Builder finding =
                run.finding(kind, id(), TYPE, i).severity(Severity.HIGH).times(episode.startedAtMs(slice), atMs);
        if (strengthDb <= floorDb) {
            finding.measured(strengthDb, floorDb, "dB-Hz");
        } else if (hdop >= parameters[MAX_HDOP]) {
            finding.measured(hdop, parameters[MAX_HDOP], "1");
        } else {
            finding.measured(Math.max(0, satellites), parameters[MIN_SATELLITES], "satellites");
        }
        finding.evidence("fixType", run.codes(CodedSignal.FIX_TYPE)[i]).evidence("satellites", satellites);
        if (!Double.isNaN(hdop)) {
            finding.evidence("hdop", hdop);
        }
        if (!Double.isNaN(strengthDb)) {
            finding.evidence("cn0MeanDbHz", strengthDb);
        }
        if (learned(slice) > 0) {
            finding.evidence("cn0MedianDbHz", slice.getDouble(MEDIAN_DB));
        }
        out.found(i, finding);
    }
}
