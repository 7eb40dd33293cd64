package io.keruen.core.rule;

/**
 * Between what bounds some samples of a pair lie, so that a rule sees in one look that none of them concerns it. Unknown
 * values count for nothing. Mutable and reused; one per stage.
 */
public final class PairSpan {
    /** The least gap, metres; infinite if none is known. */
    public double leastGapM;

    /** The largest gap, metres; minus infinity if none is known. */
    public double mostGapM;

    /** How far the follower came ahead of its leader, metres along the route; minus infinity if that is not known. */
    public double mostAheadM;

    /** The largest speed of the follower; minus infinity if none is known. */
    public double mostFollowerMps;

    /** Forgets all samples. */
    public void clear() {
        leastGapM = Double.POSITIVE_INFINITY;
        mostGapM = Double.NEGATIVE_INFINITY;
        mostAheadM = Double.NEGATIVE_INFINITY;
        mostFollowerMps = Double.NEGATIVE_INFINITY;
    }

    /** Takes in one sample more. */
    public void add(PairSample pair) {
        leastGapM = pair.gapM < leastGapM ? pair.gapM : leastGapM;
        mostGapM = pair.gapM > mostGapM ? pair.gapM : mostGapM;
        double aheadM = pair.followerChainageM - pair.leaderChainageM;
        mostAheadM = pair.orderKnown && aheadM > mostAheadM ? aheadM : mostAheadM;
        mostFollowerMps = pair.followerSpeedMps > mostFollowerMps ? pair.followerSpeedMps : mostFollowerMps;
    }
}
