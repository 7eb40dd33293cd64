package io.keruen.app.dossier;

import java.util.Comparator;

/**
 * What became of a record: the escort job took it, or refused it, or took it and it was withdrawn later.
 *
 * @param refusal why the job refused it, by the name of the reason; empty = it did not
 * @param withdrawnMs when a plan was withdrawn: epoch, UTC; {@link #NEVER} = nobody withdrew it
 * @param isRepeated whether it is a repetition, and what the job took, or that it was withdrawn since, is nowhere any more
 */
record Fate(String refusal, long withdrawnMs, boolean isRepeated) {
    static final long NEVER = Long.MAX_VALUE;

    /** The job took it, and nobody withdrew it. */
    static final Fate TAKEN = new Fate("", NEVER, false);

    /** The job took it once; this is a repetition, and what came before is forgotten. */
    static final Fate REPEATED = new Fate("", NEVER, true);

    /** What was taken before what was refused, and what counted for longer before what did not. */
    static final Comparator<Fate> ORDER = Comparator.comparing(Fate::refusal)
            .thenComparing(Comparator.comparingLong(Fate::withdrawnMs).reversed())
            .thenComparing(Fate::isRepeated);

    /** The job refused it. */
    static Fate refused(String reason) {
        return new Fate(reason, NEVER, false);
    }

    /** It was taken, and withdrawn later. */
    static Fate withdrawn(long atMs) {
        return new Fate("", atMs, false);
    }

    /** Whether the job refused it. */
    boolean isRefused() {
        return !refusal.isEmpty();
    }
}
