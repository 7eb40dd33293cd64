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

/** The follower overtook: its chainage is ahead of its leader's by more than {@code passM}. */
public final class ConvoyOrderRule extends PairRule {
    private static final String ID = "convoy-order";
    private static final String TYPE = "CONVOY_ORDER_CHANGED";
    private static final int PASS_M = 0;
    private static final int HOLD_MS = 1;

    private final PairEpisode order = new PairEpisode(ID, TYPE, Severity.MEDIUM);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of(AlertType.of(TYPE, "Stop the convoy and have the planned order restored.")
                .blockingGate());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("passM", 5, 0, 10_000), new Parameter("holdMs", 2_000, 0, 600_000));
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
        return !(span.mostAheadM > parameters[PASS_M]) && order.isIdle(slice);
    }

    @Override
    public void judge(PairSample pair, double[] parameters, Slice slice, FindingOutput out) {
        double passM = parameters[PASS_M];
        double aheadM = pair.orderKnown ? pair.followerChainageM - pair.leaderChainageM : Double.NaN;
        int condition = pair.orderKnown ? Truth.of(aheadM > passM) : Truth.UNKNOWN;
        int step = order.step(slice, pair, condition, -condition, (long) parameters[HOLD_MS], 0, aheadM);
        order.say(step, pair, aheadM, passM, slice, out);
    }
}
