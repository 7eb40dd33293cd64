package io.keruen.core.stage.escort;

import io.keruen.core.alert.AlertType;
import io.keruen.core.policy.Parameter;
import io.keruen.core.rule.FindingOutput;
import io.keruen.core.rule.PairRule;
import io.keruen.core.rule.PairSample;
import io.keruen.core.rule.Slice;
import java.util.ArrayList;
import java.util.List;

/** Raises nothing and writes down what the pair rules are shown. */
final class ProbeRule extends PairRule {
    /** What was seen at one moment; {@code count} comes from the rule's own slice. */
    record Seen(
            String pair,
            long tMs,
            double gapM,
            boolean orderKnown,
            double leaderChainageM,
            boolean suspended,
            long count) {}

    final List<Seen> seen = new ArrayList<>();
    private final String id;
    private final int version;

    ProbeRule(String id, int version) {
        this.id = id;
        this.version = version;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int sliceVersion() {
        return version;
    }

    @Override
    public List<AlertType> alertTypes() {
        return List.of();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public int longs() {
        return 1;
    }

    @Override
    public int doubles() {
        return 0;
    }

    @Override
    public void judge(PairSample pair, double[] parameters, Slice slice, FindingOutput out) {
        slice.setLong(0, slice.getLong(0) + 1);
        seen.add(new Seen(
                pair.followerId + ">" + pair.leaderId,
                pair.eventTimeMs,
                pair.gapM,
                pair.orderKnown,
                pair.leaderChainageM,
                pair.suspended,
                slice.getLong(0)));
    }
}
