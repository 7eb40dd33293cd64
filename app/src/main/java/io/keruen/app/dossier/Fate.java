package io.keruen.app.dossier;

import java.util.Comparator;

/**
 * What became of a record: the escort job took it, or refused it, or took it and it was withdrawn later.
 *
 * @param refusal why the job refused it, by the name of the reason; empty = it did not
 * @param withdrawnMs when a plan was withdrawn: epoch, UTC; {@link #NEVER} = nobody withdrew it
 */
record Fate(String refusal, long withdrawnMs) {
    static final long NEVER = Long.MAX_VALUE;

    /** The job took it, and nobody withdrew it. */
    static final Fate TAKEN = new Fate("", NEVER);

    /** What was taken before what was refused, and what counted for longer before what did not. */
    static final Comparator<Fate> ORDER = Comparator.comparing(Fate::refusal)
            .thenComparing(Comparator.comparingLong(Fate::withdrawnMs).reversed());

    /** The job refused it. */
    static Fate refused(String reason) {
        return new Fate(reason, NEVER);
    }

    /** It was taken, and withdrawn later. */
    static Fate withdrawn(long atMs) {
        return new Fate("", atMs);
    }

    /** Whether the job refused it. */
    boolean isRefused() {
        return !refusal.isEmpty();
    }
}
