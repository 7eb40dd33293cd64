package io.keruen.jobs.record;

import io.keruen.connectors.rejected.Reason;
import io.keruen.connectors.rejected.RejectedInput;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A control record or action whose signatures are good, unless it has come before; equal by content.
 *
 * @param source where it came from, as in a {@link RejectedInput}
 * @param original the record as it came
 * @param key its key; {@code null} = it had none
 */
public record SignedNote(
        ControlRecord record,
        List<SeenSignature> signatures,
        String source,
        long position,
        byte[] original,
        byte @Nullable [] key) {
    /** A note of lists that do not change. */
    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /** The record as an input that is not accepted. */
    public RejectedInput rejected(Reason reason, String sentence) {
        return new RejectedInput(reason, sentence, source, position, record.ingestTimeMs(), original, key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedNote that
                && record.equals(that.record)
                && signatures.equals(that.signatures)
                && source.equals(that.source)
                && position == that.position
                && Arrays.equals(original, that.original)
                && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return 31 * record.hashCode() + signatures.hashCode();
    }
}
