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

/** The follower fell back: the gap of a consecutive pair stays above {@code maxM}; ends at {@code clearM}. */
public final class ConvoyGapRule extends PairRule {
    private static final String ID = "convoy-gap";
    private static final String TYPE = "CONVOY_GAP";
    private static final int MAX_M = 0;
    private static final int HOLD_MS = 1;
    private static final int CLEAR_M = 2;
    private static final int CLEAR_HOLD_MS = 3;

    private final PairEpisode gap = new PairEpisode(ID, TYPE, Severity.MEDIUM);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(TYPE, "Ask the follower's operator to close up, or the leader's to slow down."));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("maxM", 60, 1, 100_000),
                new Parameter("holdMs", 5_000, 0, 600_000),
                new Parameter("clearM", 48, 0, 100_000),
                new Parameter("clearHoldMs", 0, 0, 600_000));
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
        return !(span.mostGapM > parameters[MAX_M]) && gap.isIdle(slice);
    }

    @Override
    public void judge(PairSample pair, double[] parameters, Slice slice, FindingOutput out) {
        double gapM = pair.gapM;
        double maxM = parameters[MAX_M];
        boolean known = !Double.isNaN(gapM);
        int condition = known ? Truth.of(gapM > maxM) : Truth.UNKNOWN;
        int clear = PairEpisode.closed(pair, gapM <= Math.min(parameters[CLEAR_M], maxM));
        long holdMs = (long) parameters[HOLD_MS];
        long clearHoldMs = (long) parameters[CLEAR_HOLD_MS];
        int step = gap.step(slice, pair, condition, clear, holdMs, clearHoldMs, gapM);
        gap.say(step, pair, gapM, maxM, slice, out);
    }
}
