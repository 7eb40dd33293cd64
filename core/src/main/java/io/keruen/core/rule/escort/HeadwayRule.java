package io.keruen.core.rule.escort;

import io.keruen.core.alert.AlertType;
import io.keruen.core.alert.Severity;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.PairRule;
import io.keruen.core.rule.PairSample;
import io.keruen.core.rule.PairSpan;
import io.keruen.core.rule.Slice;
import io.keruen.core.rule.Truth;
import java.util.List;

/**
 * The follower drives too close: faster than 1.5 m/s the gap is below {@code max(minM, minS x speed)}, slower it is
 * below {@code creepM}. Unknown speed is UNKNOWN.
 */
public final class HeadwayRule extends PairRule {
    private static final double IMPOSSIBLE_MPS = 200;
    private static final String ID = "headway";
    private static final String TYPE = "HEADWAY_TOO_SHORT";
    private static final int MIN_M = 0;
    private static final int MIN_S = 1;
    private static final int CREEP_M = 2;
    private static final int HOLD_MS = 3;
    private static final double CREEPING_MPS = 1.5;
    private static final double SMALLEST_GAP_M = 0.1;

    private final PairEpisode headway = new PairEpisode(ID, TYPE, Severity.HIGH);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(TYPE, "Have the follower slow down until it keeps its distance."));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("minM", 10, 0, 1_000),
                new Parameter("minS", 1.5, 0, 60),
                new Parameter("creepM", 3, 0, 1_000),
                new Parameter("holdMs", 3_000, 0, 600_000));
    }

    @Override
    public int longs() {
        return PairEpisode.LONGS;
    }

    @Override
    public int doubles() {
        return PairEpisode.DOUBLES;
    }

    @Override
    public boolean isQuiet(PairSpan span, double[] parameters, Slice slice) {
        double mostM = Math.max(parameters[CREEP_M], limitAtM(span.mostFollowerMps, parameters));
        return !(span.leastGapM < mostM) && headway.isIdle(slice);
    }

    @Override
    public void judge(PairSample pair, double[] parameters, Slice slice, FindingOutput out) {
        double gapM = pair.gapM;
        double limitM = limitM(pair.followerSpeedMps, parameters);
        boolean known = !Double.isNaN(gapM) && !Double.isNaN(limitM);
        int condition = known ? Truth.of(gapM < limitM) : Truth.UNKNOWN;
        long holdMs = (long) parameters[HOLD_MS];
        double shortage = limitM / Math.max(gapM, SMALLEST_GAP_M); // rises while the gap shrinks
        int step = headway.step(slice, pair, condition, -condition, holdMs, 0, shortage);
        headway.say(step, pair, gapM, limitM, slice, out);
    }

    /** The least gap at this speed, NaN if the speed is unknown. */
    private static double limitM(double speedMps, double[] parameters) {
        if (speedMps > IMPOSSIBLE_MPS) {
            return Double.NaN; // a broken sensor, a matter for other rules
        }
        if (Double.isNaN(speedMps)) {
            return Double.NaN;
        }
        return speedMps > CREEPING_MPS ? limitAtM(speedMps, parameters) : parameters[CREEP_M];
    }

    private static double limitAtM(double speedMps, double[] parameters) {
        return Math.max(parameters[MIN_M], parameters[MIN_S] * speedMps);
    }
}
