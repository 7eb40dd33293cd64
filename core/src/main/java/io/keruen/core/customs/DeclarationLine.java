package io.keruen.core.customs;

/**
 * One decision of one side, as it reached us.
 *
 * @param version of the declaration that the decision is about
 * @param validToMs the decision ends here, event time, exclusive; 0 if it has no end
 * @param eventTimeMs from when it counts
 * @param ordinal its place in its topic or file, where no two lines share one
 */
public record DeclarationLine(
        String declarationId,
        Authority authority,
        DeclarationStatus status,
        int version,
        long validToMs,
        long eventTimeMs,
        long ingestTimeMs,
        long ordinal) {}
