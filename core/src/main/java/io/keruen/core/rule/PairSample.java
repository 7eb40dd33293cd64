package io.keruen.core.rule;

import io.keruen.core.alert.Finding;

/**
 * A follower and its leader at the event time of one sample of the follower, the leader interpolated to it. NaN means
 * unknown. Mutable and reused.
 */
public final class PairSample {
    public String followerId = "";
    public String leaderId = "";

    /** Event time of the follower's sample. */
    public long eventTimeMs;

    /** The follower's place. */
    public double latDeg;

    public double lonDeg;

    /** The follower's metres along the route; NaN if either is not matched to it. */
    public double followerChainageM;

    /** The leader's metres along the route; NaN if either is not matched to it. */
    public double leaderChainageM;

    /**
     * Clear road between the two, metres, &lt; 0 when they overlap; NaN if unknown: the leader's place is not known at
     * this time, or an accuracy is above 5 m.
     */
    public double gapM;

    /** The follower's speed over ground (else wheel speed); NaN if unknown. */
    public double followerSpeedMps;

    /** The leader's length, metres. */
    public double leaderLengthM;

    /** Whether the pair's order is known: as for the gap, and both are matched to the route. */
    public boolean orderKnown;

    /** Whether the pair passes a gate, queue, yard or control: nothing is held against it, but what is over ends. */
    public boolean suspended;

    /** Starts a finding about this pair at this moment. */
    public Finding.Builder finding(Finding.Kind kind, String ruleId, String type) {
        return Finding.of(kind, ruleId, type).pair(followerId, leaderId).place(latDeg, lonDeg, followerChainageM);
    }
}
