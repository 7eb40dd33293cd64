package io.keruen.core.rule.vehicle;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;
import io.keruen.core.rule.VehicleRule;
import io.keruen.core.rule.VehicleRun;
import io.keruen.core.sample.Signal;
import io.keruen.core.zone.ZoneKind;
import java.util.List;

/**
 * The charge is low, or will not last to the last YARD of the route at the consumption seen so far ({@link
 * Consumption}) with {@code reserveRatio} to spare. One alert for both; it ends well above either limit, so it does not
 * chatter. Where the need is not known, as off the route or while the consumption is learned anew, the last limit counts.
 */
public final class BatteryRule extends VehicleRule {
    private static final String ID = "battery";
    private static final String TYPE = "BATTERY_LOW";
    private static final int LOW_PCT = 0;
    private static final int HOLD_MS = 1;
    private static final int CLEAR_MARGIN_PCT = 2;
    private static final int RESERVE_RATIO = 3;
    private static final int LEARN_PCT = 4;

    private final TypedEpisode episode = new TypedEpisode(ID, TYPE, Severity.MEDIUM, 0);
    private final Consumption consumption = new Consumption(TypedEpisode.LONGS, TypedEpisode.DOUBLES);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(TYPE, "Plan a charging stop or a tow before the vehicle blocks the lane."));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("lowPct", 10, 0, 100),
                new Parameter("holdMs", 10_000, 0, 600_000),
                new Parameter("clearMarginPct", 2, 0, 50),
                new Parameter("reserveRatio", 1.3, 1, 10),
                new Parameter("learnPct", 3, 0.1, 50));
    }

    @Override
    public int longs() {
        return TypedEpisode.LONGS + Consumption.LONGS;
    }

    @Override
    public int doubles() {
        return TypedEpisode.DOUBLES + Consumption.DOUBLES;
    }

    @Override
    public void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out) {
        boolean idle = episode.isIdle(slice);
        if (run.situation().plan() == null) {
            return;
        }
        if (idle && !run.has(Signal.STATE_OF_CHARGE_PCT)) {
            passOver(run, slice);
            return;
        }
        double[] chargePct = run.column(Signal.STATE_OF_CHARGE_PCT);
        double lowPct = parameters[LOW_PCT];
        double yardM = run.situation().destinationM();
        double reservePctPerM = parameters[RESERVE_RATIO] * consumption.pctPerM(slice, parameters[LEARN_PCT]);
        for (int i = 1; i <= run.size(); i++) {
            consumption.cut(slice, run, i);
            if (consumption.isDue(slice, run, i)) {
                consumption.learn(slice, run, i);
                reservePctPerM = parameters[RESERVE_RATIO] * consumption.pctPerM(slice, parameters[LEARN_PCT]);
            }
            double neededPct = reservePctPerM * (yardM - run.chainageM()[i]); // NaN if anything is unknown
            if (idle && !(chargePct[i] < lowPct) && !(chargePct[i] < neededPct)) {
                continue;
            }
            step(run, i, neededPct, parameters, slice, out);
            idle = episode.isIdle(slice);
        }
    }

    /** Of samples without a charge only this matters: whether a piece ends unseen. */
    private void passOver(VehicleRun run, Slice slice) {
        for (int i = 1; i <= run.size(); i++) {
            consumption.cut(slice, run, i);
        }
    }

    private void step(VehicleRun run, int i, double neededPct, double[] parameters, Slice slice, FindingOutput out) {
        double chargePct = run.column(Signal.STATE_OF_CHARGE_PCT)[i];
        boolean inYard = (run.zoneKinds()[i] & ZoneKind.YARD.bit()) != 0;
        double lowPct = parameters[LOW_PCT];
        boolean needUnknown = Double.isNaN(neededPct)
                && !inYard
                && !Double.isNaN(run.situation().destinationM());
        double keptPct = episode.kept(slice);
        double limitPct =
                needUnknown ? Math.max(lowPct, keptPct) : inYard || !(neededPct > lowPct) ? lowPct : neededPct;
        boolean known = !Double.isNaN(chargePct);
        boolean perhaps = needUnknown && chargePct >= lowPct && chargePct < limitPct;
        int condition = known && !perhaps ? Truth.of(chargePct < limitPct) : Truth.UNKNOWN;
        int clear = known ? Truth.of(chargePct >= limitPct + parameters[CLEAR_MARGIN_PCT]) : Truth.UNKNOWN;
        Finding.Builder finding = episode.step(run, i, slice, condition, clear, (long) parameters[HOLD_MS], 0);
        if (!episode.isIdle(slice)) {
            episode.keep(slice, limitPct);
        }
        if (finding != null) {
            finding.measured(chargePct, limitPct, "%");
            if (!Double.isNaN(neededPct)) {
                finding.evidence("neededPct", neededPct);
            }
            out.found(i, finding);
        }
    }
}
