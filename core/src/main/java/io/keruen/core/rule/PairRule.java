package io.keruen.core.rule;

/**
 * Decides about one kind of danger between a follower and its leader. Immutable and free of state of its own; judged
 * at the samples of the follower, in order; not at those that it calls quiet.
 */
public abstract class PairRule implements RuleDeclaration {
    /** Version of its slice; raised when the meaning of the slice changes. */
    public int sliceVersion() {
        return 1;
    }

    /** How many longs of state it needs. */
    public abstract int longs();

    /** How many doubles of state it needs. */
    public abstract int doubles();

    /**
     * Whether judging samples within these bounds would say nothing and leave the slice as it is. An answer of false is
     * never wrong.
     */
    public boolean isQuiet(PairSpan span, double[] parameters, Slice slice) {
        return false;
    }

    /** Judges one moment of the pair. */
    public abstract void judge(PairSample pair, double[] parameters, Slice slice, FindingOutput out);
}
