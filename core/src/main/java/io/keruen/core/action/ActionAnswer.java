package io.keruen.core.action;

import org.jspecify.annotations.Nullable;

/**
 * What the keeper of a thing says to an action about it; who keeps nothing that it is about says nothing.
 *
 * @param ordinal the action's
 * @param ingestTimeMs the action's
 * @param refusal why it changed nothing, {@code null} if it did
 */
public record ActionAnswer(
        long ordinal, long ingestTimeMs, @Nullable Refusal refusal) {
    /** The answer to an action. */
    public static ActionAnswer to(OfficerAction action, @Nullable Refusal refusal) {
        return new ActionAnswer(action.ordinal(), action.ingestTimeMs(), refusal);
    }
}
