package io.keruen.jobs.source;

import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.jobs.record.SeenSignature;
import io.keruen.jobs.record.SignedNote;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which signatures have come, as long as they would be good, so that what an officer did once is not done
 * again: a release that is repeated after a hold would end the hold. Mutable.
 */
final class SignatureMemory {
    private final Map<String, SeenSignature> seen = new TreeMap<>();
    private long nowMs = Long.MIN_VALUE;

    /** Notes how far time has come, and forgets what would come too late. */
    void pass(long reachedMs) {
        if (reachedMs > nowMs) {
            nowMs = reachedMs;
            seen.values().removeIf(each -> each.validToMs() <= nowMs);
        }
    }

    /** Takes a record for the first time; why it is not accepted if it is not. */
    @Nullable
    RejectedInput take(SignedNote note) {
        for (SeenSignature each : note.signatures()) {
            RejectedInput why = refusal(note, each);
            if (why != null) {
                return why;
            }
        }
        note.signatures().forEach(this::keep);
        return null;
    }

    private @Nullable RejectedInput refusal(SignedNote note, SeenSignature said) {
        if (said.validToMs() <= nowMs) {
            // Its stamp says that it came in time, and time is past that already.
            return note.rejected(
                    Reason.SIGNATURE_EXPIRED,
                    "What officer " + said.officer() + " signed is stamped with a time past.");
        }
        SeenSignature before = seen.get(key(said));
        if (before == null) {
            return null;
        }
        boolean isSame = before.signature().equals(said.signature());
        return note.rejected(
                Reason.REPLAYED,
                isSame
                        ? "Officer " + said.officer() + " signed this once, and it has come before: " + said.id() + "."
                        : "Officer " + said.officer() + " has signed something else as " + said.id() + ".");
    }

    private void keep(SeenSignature said) {
        seen.put(key(said), said);
    }

    private static String key(SeenSignature said) {
        return said.officer() + '\n' + said.id();
    }

    /** All that is remembered. */
    Collection<SeenSignature> all() {
        return seen.values();
    }

    /** How far time has come. */
    long nowMs() {
        return nowMs;
    }

    /** Remembers what was kept, and how far time had come by then: what was expired stays so. */
    void restore(Iterable<SeenSignature> kept, long reachedMs) {
        kept.forEach(this::keep);
        pass(reachedMs);
    }
}
