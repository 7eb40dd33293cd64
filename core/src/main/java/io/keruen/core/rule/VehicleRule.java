package io.keruen.core.rule;

/**
 * Decides about one kind of danger to one vehicle. Immutable and free of state of its own: the same slice, run and
 * parameters give the same findings and the same slice, however the samples were cut into runs.
 */
public interface VehicleRule extends RuleDeclaration {
    /** Version of its slice; raised when the meaning of the slice changes. */
    default int sliceVersion() {
        return 1;
    }

    /** How many longs of state it needs. */
    int longs();

    /** How many doubles of state it needs. */
    int doubles();

    /** How many of its longs, from the first on, it reads in every run; the others only when something happens. */
    default int busyLongs() {
        return longs();
    }

    /** How many of its doubles, from the first on, it reads in every run. */
    default int busyDoubles() {
        return doubles();
    }

    /** Judges samples {@code 1 .. run.size()} of the run, in order. */
    void judge(VehicleRun run, double[] parameters, Slice slice, FindingOutput out);
}
