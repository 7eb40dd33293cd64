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

/** The convoy came apart: the gap of a consecutive pair stays above {@code splitM}; ends at 0.8 of it. */
public final class ConvoySplitRule extends PairRule {
    private static final String ID = "convoy-split";
    private static final String TYPE = "CONVOY_SPLIT";
    private static final int SPLIT_M = 0;
    private static final int HOLD_MS = 1;
    private static final double CLEAR_RATIO = 0.8;

    private final PairEpisode split = new PairEpisode(ID, TYPE, Severity.HIGH);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(TYPE, "Halt the part of the convoy ahead and find out what keeps the follower.")
                .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("splitM", 150, 1, 100_000), new Parameter("holdMs", 5_000, 0, 600_000));
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
        return !(span.mostGapM > parameters[SPLIT_M]) && split.isIdle(slice);
    }

    @Override
    public void judge(PairSample pair, double[] parameters, Slice slice, FindingOutput out) {
        double gapM = pair.gapM;
        double splitM = parameters[SPLIT_M];
        boolean known = !Double.isNaN(gapM);
        int condition = known ? Truth.of(gapM > splitM) : Truth.UNKNOWN;
        int clear = PairEpisode.closed(pair, gapM <= CLEAR_RATIO * splitM);
        long holdMs = (long) parameters[HOLD_MS];
        int step = split.step(slice, pair, condition, clear, holdMs, 0, gapM);
        split.say(step, pair, gapM, splitM, slice, out);
    }
}
