package io.keruen.core.stage.escort;

import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.core.stage.flow.StampedTransit;
import org.jspecify.annotations.Nullable;

/**
 * Of the samples, passages and findings that wait in an escort's state the one that comes first in the total order of
 * {@link EscortStage}. One per stage.
 */
final class NextInput {
    private static final long NOTHING = EscortStage.NOTHING;

    private @Nullable EscortMember member;
    private @Nullable StampedFinding finding;
    private @Nullable StampedTransit transit;
    private long lastOrdinal;

    /** Looks for it; answers when it is due, {@link EscortStage#NOTHING} if nothing waits. */
    long look(EscortState state) {
        member = firstPending(state);
        finding = state.findings.first();
        transit = state.transits.first();
        long sampleMs = member == null ? NOTHING : member.queue.pendingIngestMs();
        long findingMs = finding == null ? NOTHING : finding.ingestTimeMs();
        long transitMs = transit == null ? NOTHING : transit.ingestTimeMs();
        choose();
        return Math.min(sampleMs, Math.min(findingMs, transitMs));
    }

    /** The passage, if it is one; else {@code null}. */
    @Nullable
    StampedTransit transit() {
        return transit;
    }

    /** The vehicle whose sample it is, if it is one; else {@code null}. */
    @Nullable
    EscortMember member() {
        return member;
    }

    /** The finding, if it is one; else {@code null}. */
    @Nullable
    StampedFinding finding() {
        return finding;
    }

    /** If it is a sample: the last of the vehicle's that come before what was found and passed at the same time. */
    long lastOrdinal() {
        return lastOrdinal;
    }

    /** Of all pending samples the first by ingest time, then vehicle. */
    private static @Nullable EscortMember firstPending(EscortState state) {
        EscortMember first = null;
        long firstMs = NOTHING;
        EscortMember[] members = state.members();
        for (int m = 0; m < state.memberCount(); m++) {
            long pendingMs = members[m].queue.pendingIngestMs();
            if (pendingMs < firstMs) {
                first = members[m];
                firstMs = pendingMs;
            }
        }
        return first;
    }

    /** Drops all but the first: at one sample a passage comes before it and a finding behind it. */
    private void choose() {
        EscortMember sampled = member;
        StampedFinding found = finding;
        StampedTransit passed = transit;
        boolean isPassage = passed != null
                && (sampled == null || precedes(passed, sampled))
                && (found == null || precedes(passed, found));
        boolean isSample = !isPassage && sampled != null && (found == null || precedes(sampled, found));
        lastOrdinal = sampled == null ? NOTHING : lastOrdinal(sampled, found, passed);
        transit = isPassage ? passed : null;
        member = isSample ? sampled : null;
        finding = isPassage || isSample ? null : found;
    }

    private static boolean precedes(StampedTransit passed, EscortMember sampled) {
        return precedes(
                passed.ingestTimeMs(),
                passed.key(),
                passed.ordinal(),
                sampled.queue.pendingIngestMs(),
                sampled.vehicleId,
                sampled.queue.pendingOrdinal());
    }

    private static boolean precedes(StampedTransit passed, StampedFinding found) {
        return precedes(
                passed.ingestTimeMs(),
                passed.key(),
                passed.ordinal(),
                found.ingestTimeMs(),
                found.key(),
                found.ordinal());
    }

    private static boolean precedes(EscortMember sampled, StampedFinding found) {
        return precedes(
                sampled.queue.pendingIngestMs(),
                sampled.vehicleId,
                sampled.queue.pendingOrdinal(),
                found.ingestTimeMs(),
                found.key(),
                found.ordinal());
    }

    /** By ingest time, vehicle and judged index; the one comes first where both are the same. */
    private static boolean precedes(
            long oneMs, String oneKey, long oneOrdinal, long otherMs, String otherKey, long otherOrdinal) {
        if (oneMs != otherMs) {
            return oneMs < otherMs;
        }
        int order = oneKey.compareTo(otherKey);
        return order < 0 || (order == 0 && oneOrdinal <= otherOrdinal);
    }

    private static long lastOrdinal(
            EscortMember sampled, @Nullable StampedFinding found, @Nullable StampedTransit passed) {
        long nowMs = sampled.queue.pendingIngestMs();
        long last = Long.MAX_VALUE;
        if (found != null && found.ingestTimeMs() == nowMs && found.key().equals(sampled.vehicleId)) {
            last = found.ordinal();
        }
        if (passed != null && passed.ingestTimeMs() == nowMs && passed.key().equals(sampled.vehicleId)) {
            last = Math.min(last, passed.ordinal() - 1);
        }
        return last;
    }
}
