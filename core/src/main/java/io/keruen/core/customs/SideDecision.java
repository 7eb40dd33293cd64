package io.keruen.core.customs;

import java.util.Comparator;

/**
 * What one side decided about a declaration, from an event time on until its next decision.
 *
 * @param version of the declaration that the decision is about
 * @param validToMs the decision ends here, event time, exclusive; 0 if it has no end
 * @param eventTimeMs from when it counts
 * @param ingestTimeMs when it reached us
 * @param ordinal its place in its topic or file
 */
public record SideDecision(
        DeclarationStatus status, int version, long validToMs, long eventTimeMs, long ingestTimeMs, long ordinal) {

    /**
     * The last one counts: by event time; at equal event time what is no release beats a release, then a newer version
     * an older one, then the release that ends first.
     */
    static final Comparator<SideDecision> ORDER = Comparator.comparingLong(SideDecision::eventTimeMs)
            .thenComparing(decision -> !decision.isRelease())
            .thenComparingInt(SideDecision::version)
            .thenComparing(Comparator.comparingLong(SideDecision::endMs).reversed())
            .thenComparing(SideDecision::status)
            .thenComparingLong(SideDecision::ordinal);

    /** Whether it releases for transit, its end apart. */
    public boolean isRelease() {
        return status == DeclarationStatus.RELEASED_FOR_TRANSIT;
    }

    /** Whether it closes the transit. */
    public boolean isWriteOff() {
        return status == DeclarationStatus.WRITTEN_OFF;
    }

    /** Whether it releases for transit at an event time from which on it counts. */
    public boolean isReleasedAt(long tMs) {
        return isRelease() && tMs < endMs();
    }

    /** Whether the other says the same, from the same time on. */
    boolean isToldAgainBy(SideDecision other) {
        return status == other.status
                && version == other.version
                && validToMs == other.validToMs
                && eventTimeMs == other.eventTimeMs;
    }

    /** When it ends; {@code Long.MAX_VALUE} if it has no end. */
    public long endMs() {
        return validToMs == 0 ? Long.MAX_VALUE : validToMs;
    }
}
