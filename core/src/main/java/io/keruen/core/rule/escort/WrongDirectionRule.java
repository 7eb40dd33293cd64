package io.keruen.core.rule.escort;

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
import io.keruen.core.zone.ZoneKind;
import java.util.List;

/**
 * The vehicle drives back: its chainage fell by more than {@code max(backM, 8 sigma)} below the highest of this leg,
 * while moving, at two samples in a row. The highest is what two samples in a row have reached: beside a hairpin the
 * place of one may be that of the way back. A leg begins at the first match with a route, or with the same one after it
 * was lost, and at the departure from a yard: what shunts inside of one is not judged. A new leg, or having no route any
 * more, ends the alert of the leg before.
 *
 * <p>It ends below half of its limit, and below half of what was told: a sample so coarse that it would not have raised
 * the alert does not end it.
 */
public final class WrongDirectionRule extends VehicleRule {
    private static final String TYPE = "WRONG_DIRECTION";
    private static final int BACK_M = 0;
    private static final int IN_A_ROW = Episode.LONGS;
    private static final int ON_LEG = Episode.LONGS + 1;
    private static final int HIGHEST_M = Episode.DOUBLES;
    private static final int YARD = ZoneKind.YARD.bit();
    private static final double MOVING_MPS = 0.5;
    private static final double SIGMAS = 8;
    private static final long NEVER_MS = Long.MAX_VALUE / 4;

    private final Episode episode = new Episode(0, 0);

    @Override
    public String id() {
        return "wrong-direction";
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(
                AlertType.of(TYPE, "Stop the vehicle and the ones behind it; ask its operator why it drives back.")
                        .blockingGate()
                        .eaeu("03"));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("backM", 15, 1, 10_000));
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
        if (run.situation().route() == null) {
            endLeg(run, 1, slice, out);
            return;
        }
        double[] chainageM = run.chainageM();
        int[] flags = run.matchFlags();
        int[] zoneKinds = run.zoneKinds();
        for (int i = 1; i <= run.size(); i++) {
            if ((flags[i] & VehicleRun.MATCHED) == 0) {
                continue;
            }
            if ((zoneKinds[i] & YARD) != 0) {
                slice.setLong(ON_LEG, 0);
                continue;
            }
            boolean newLeg = slice.getLong(ON_LEG) == 0 || (flags[i] & VehicleRun.FIRST_MATCH) != 0;
            if (newLeg) {
                endLeg(run, i, slice, out);
                slice.setLong(ON_LEG, 1);
                slice.setDouble(HIGHEST_M, Double.NEGATIVE_INFINITY);
                continue;
            }
            // Within a leg the sample before is always matched: without it this one would be a first match.
            double reachedM = chainageM[i - 1] < chainageM[i] ? chainageM[i - 1] : chainageM[i];
            double highestM = Math.max(slice.getDouble(HIGHEST_M), reachedM);
            slice.setDouble(HIGHEST_M, highestM);
            if (chainageM[i] >= highestM && episode.isIdle(slice)) {
                slice.setLong(IN_A_ROW, 0);
            } else {
                step(run, i, highestM, parameters, slice, out);
            }
        }
    }

    /** What was measured on the leg before says nothing of sample {@code i}. */
    private void endLeg(VehicleRun run, int i, Slice slice, FindingOutput out) {
        if (episode.isRaised(slice)) {
            out.found(i, finding(Finding.Kind.CLEARED, run, i, slice));
        }
        episode.reset(slice);
        slice.setLong(ON_LEG, 0);
        slice.setLong(IN_A_ROW, 0);
    }

    private Finding.Builder finding(Finding.Kind kind, VehicleRun run, int i, Slice slice) {
        return run.finding(kind, id(), TYPE, i)
                .severity(Severity.HIGH)
                .times(episode.startedAtMs(slice), run.eventTimeMs()[i]);
    }

    private void step(VehicleRun run, int i, double highestM, double[] parameters, Slice slice, FindingOutput out) {
        double backM = highestM - run.chainageM()[i];
        double limitM = Math.max(parameters[BACK_M], SIGMAS * run.sigmaM()[i]);
        boolean moving = run.speedMps(i) > MOVING_MPS;
        int condition = moving ? Truth.of(backM > limitM) : Truth.UNKNOWN;
        if (condition != Truth.UNKNOWN) {
            slice.setLong(IN_A_ROW, condition == Truth.TRUE ? slice.getLong(IN_A_ROW) + 1 : 0);
        }
        long holdMs = slice.getLong(IN_A_ROW) >= 2 ? 0 : NEVER_MS;
        long tMs = run.eventTimeMs()[i];
        double clearM = Math.min(limitM, episode.reported(slice)) / 2;
        int what = episode.step(slice, tMs, condition, Truth.of(backM < clearM), holdMs, 0, backM);
        if (what == Episode.NONE) {
            return;
        }
        Finding.Kind kind = what == Episode.RAISED
                ? Finding.Kind.RAISED
                : what == Episode.CLEARED ? Finding.Kind.CLEARED : Finding.Kind.UPDATED;
        out.found(
                i,
                finding(kind, run, i, slice)
                        .measured(backM, limitM, "m")
                        .evidence("highestChainageM", highestM)
                        .evidence("speedMps", run.speedMps(i)));
        if (what == Episode.CLEARED) {
            episode.reset(slice);
            slice.setLong(IN_A_ROW, 0);
        }
    }
}
