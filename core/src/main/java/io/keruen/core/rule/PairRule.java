package io.keruen.core.rule;

/**
 * Decides about one kind of danger between a follower and its leader. Immutable and free of state of its own; judged
 * at every sample of the follower, in order.
 */
public interface PairRule extends RuleDeclaration {
    /** Version of its slice; raised when the meaning of the slice changes. */
    default int sliceVersion() {
        return 1;
    }

    /** How many longs of state it needs. */
    int longs();

    /** How many doubles of state it needs. */
    int doubles();

    /** Judges one moment of the pair. */
    void judge(PairSample pair, double[] parameters, Slice slice, FindingOutput out);
}
