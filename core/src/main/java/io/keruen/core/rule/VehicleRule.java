package io.keruen.core.rule;

/**
 * Decides about one kind of danger to one vehicle. Immutable and free of state of its own: the same slice, run and
 * parameters give the same findings and the same slice, however the samples were cut into runs.
 */
public abstract class VehicleRule implements RuleDeclaration {
    /** Version of its slice; raised when the meaning of the slice changes. */
    public int sliceVersion() {
        return 1;
    }

    /** How many longs of state it needs. */
    public abstract int longs();

    /** How many doubles of state it needs. */
    public abstract int doubles();

    /** How many of its longs, the last ones, outlive the escort: the vehicle takes them along to the next. */
    public int lastingLongs() {
        return 0;
    }

    /** How many of its longs, from the first on, it reads in every run; the others only when something happens. */
    public int busyLongs() {
        return longs();
    }

    /** How many of its doubles, from the first on, it reads in every run. */
    public int busyDoubles() {
        return doubles();
    }

    /** Judges samples {@code 1 .. run.size()} of the run, in order. */
    public abstract void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out);
}
