package io.keruen.jobs.record;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.action.ActionAnswer;
import io.keruen.core.action.OfficerAction;
import io.keruen.jobs.serial.ActionNoteSerializer;
import io.keruen.jobs.serial.BinaryTypeInfo;
import java.util.Arrays;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one officer's action: that it came, with its original bytes, or what a stage said to it; exactly one
 * of the two. Equal by content.
 *
 * @param ordinal the action's place in its topic or file
 * @param ingestTimeMs when it reached us
 * @param action {@code null} in an answer
 * @param source where it came from, as in a {@link RejectedInput}; empty in an answer
 * @param original the record or line as it came; empty in an answer
 * @param answer {@code null} if the note says that the action came
 */
public record ActionNote(
        long ordinal,
        long ingestTimeMs,
        @Nullable OfficerAction action,
        String source,
        byte[] original,
        @Nullable ActionAnswer answer) {
    /** How Flink writes it. */
    public static final TypeInformation<ActionNote> TYPE = new BinaryTypeInfo<>(new ActionNoteSerializer());

    private static final byte[] NOTHING = new byte[0];

    /** An action came. */
    public static ActionNote came(OfficerAction action, String source, byte[] original) {
        return new ActionNote(action.ordinal(), action.ingestTimeMs(), action, source, original, null);
    }

    /** The same of an action that counts from another moment on. */
    public ActionNote at(long otherMs) {
        OfficerAction came = action;
        if (came == null) {
            throw new IllegalStateException("an answer stays where it was given: " + ordinal);
        }
        return came(came.withIngestTimeMs(otherMs), source, original);
    }

    /** A stage said something to an action. */
    public static ActionNote answered(ActionAnswer answer) {
        return new ActionNote(answer.ordinal(), answer.ingestTimeMs(), null, "", NOTHING, answer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActionNote that
                && ordinal == that.ordinal
                && ingestTimeMs == that.ingestTimeMs
                && Objects.equals(action, that.action)
                && source.equals(that.source)
                && Arrays.equals(original, that.original)
                && Objects.equals(answer, that.answer);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(ordinal) + Long.hashCode(ingestTimeMs);
    }
}
