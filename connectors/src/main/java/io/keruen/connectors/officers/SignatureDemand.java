package io.keruen.connectors.officers;

import io.keruen.connectors.names.Topics;
import io.keruen.core.action.OfficerAction;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Whose signatures a record needs.
 *
 * @param officers how many different officers
 * @param longestMs how long after it was made a signature may still arrive, at most
 * @param what the record does, for people
 * @param isEntitled whether a key's officer may sign it
 */
public record SignatureDemand(int officers, long longestMs, String what, Predicate<OfficerKey> isEntitled) {
    /** An action is a matter of now: what is older may be about what is no more. */
    public static final long ACTION_MS = Duration.ofMinutes(15).toMillis();

    /** A change waits for a second officer, who may be at home until Monday. */
    public static final long CHANGE_MS = Duration.ofHours(72).toMillis();

    private static final int TWO = 2;

    /** What an action needs: the signature of who acts. That two must clear is counted where alerts are. */
    public static SignatureDemand of(OfficerAction action) {
        return new SignatureDemand(
                1,
                ACTION_MS,
                action.action() + " by " + action.officer(),
                key -> key.isOf(action.officer()) && key.mayDo(action));
    }

    /** What a change of zones, plans or policies needs, and a withdrawal: two officers, for each may hide a smuggler. */
    public static SignatureDemand ofChange(Topics topic) {
        return new SignatureDemand(TWO, CHANGE_MS, "a change in " + topic.topicName(), key -> key.mayChange(topic));
    }
}
