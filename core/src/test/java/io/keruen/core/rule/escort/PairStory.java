package io.keruen.core.rule.escort;

import io.keruen.core.alert.Finding;
import io.keruen.core.rule.PairRule;
import io.keruen.core.rule.PairSample;
import io.keruen.core.rule.Slice;
import java.util.ArrayList;
import java.util.List;

/** Drives one pair rule with its default numbers, second by second; for tests. */
final class PairStory {
    static final long START_MS = 1_700_000_000_000L;

    final PairSample pair = new PairSample();
    final List<Finding> findings = new ArrayList<>();
    private final PairRule rule;
    private final double[] parameters;
    private final Slice slice;

    PairStory(PairRule rule) {
        this.rule = rule;
        parameters =
                rule.parameters().stream().mapToDouble(p -> p.defaultValue()).toArray();
        slice = new Slice().at(new long[rule.longs()], 0, new double[rule.doubles()], 0);
        pair.followerId = "B";
        pair.leaderId = "A";
        pair.followerSpeedMps = 8;
        pair.leaderLengthM = 15;
        pair.orderKnown = true;
    }

    PairStory with(String parameter, double value) {
        for (int p = 0; p < parameters.length; p++) {
            if (rule.parameters().get(p).name().equals(parameter)) {
                parameters[p] = value;
                return this;
            }
        }
        throw new IllegalArgumentException(parameter);
    }

    PairStory speed(double speedMps) {
        pair.followerSpeedMps = speedMps;
        return this;
    }

    /** From here on the pair passes a gate, or does so no more. */
    PairStory suspended(boolean suspended) {
        pair.suspended = suspended;
        return this;
    }

    /** From here on both are matched to the route, or the gap is that of a straight line. */
    PairStory onRoute(boolean onRoute) {
        pair.orderKnown = onRoute;
        return this;
    }

    /** One sample with this gap. */
    PairStory gap(double second, double gapM) {
        pair.gapM = gapM;
        return judge(second);
    }

    /** One sample with the follower this far ahead of its leader; NaN for unknown. */
    PairStory ahead(double second, double aheadM) {
        pair.orderKnown = !Double.isNaN(aheadM);
        pair.gapM = Double.NaN;
        pair.leaderChainageM = 1_000;
        pair.followerChainageM = 1_000 + aheadM;
        return judge(second);
    }

    private PairStory judge(double second) {
        pair.eventTimeMs = START_MS + Math.round(second * 1_000);
        rule.judge(pair, parameters, slice, (i, finding) -> findings.add(finding.build()));
        return this;
    }

    /** What was found, as {@code KIND startedAtS atS}. */
    List<String> told() {
        return findings.stream()
                .map(f -> f.kind() + " " + (f.startedAtMs() - START_MS) / 1000.0 + " " + (f.atMs() - START_MS) / 1000.0)
                .toList();
    }

    Finding last() {
        return findings.get(findings.size() - 1);
    }
}
