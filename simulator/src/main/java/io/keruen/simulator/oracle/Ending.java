package io.keruen.simulator.oracle;

/**
 * When an alert is over: the moment at which its clear condition begins to hold.
 *
 * @param earliestMs no earlier; {@link #NEVER} if it is open at the end
 * @param latestMs no later; {@link #NEVER} if it may be open at the end
 */
public record Ending(long earliestMs, long latestMs) {
    /** A time that does not come. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Nothing is known of it. */
    static final Ending UNKNOWN = new Ending(0, NEVER);

    /** Whether an alert that ended then, or {@link #NEVER}, ended as it should, seen so much sooner or later. */
    public boolean allows(long clearedAtMs, long toleranceMs) {
        boolean isSoonEnough = latestMs == NEVER || clearedAtMs - toleranceMs <= latestMs;
        boolean isLateEnough = earliestMs == NEVER ? clearedAtMs == NEVER : clearedAtMs >= earliestMs - toleranceMs;
        return isSoonEnough && isLateEnough;
    }
}
