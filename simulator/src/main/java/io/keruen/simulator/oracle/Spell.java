package io.keruen.simulator.oracle;

/**
 * A time in which a condition holds long enough to be alerted.
 *
 * @param earliestMs the alert starts no earlier
 * @param latestMs nor later
 * @param sure it must be alerted; else it may be
 * @param raisedByMs when it has surely been raised, if it must be; {@link Ending#NEVER} if nobody knows
 * @param ending when the alert is over, if it must be alerted
 */
record Spell(long earliestMs, long latestMs, boolean sure, long raisedByMs, Ending ending) {
    /** One of which nobody knows when it is raised, nor when it is over. */
    Spell(long earliestMs, long latestMs, boolean sure) {
        this(earliestMs, latestMs, sure, Ending.NEVER, Ending.UNKNOWN);
    }

    /** The same, over then. */
    Spell until(Ending when) {
        return new Spell(earliestMs, latestMs, sure, raisedByMs, when);
    }

    /** The same, raised by then. */
    Spell raisedBy(long ms) {
        return new Spell(earliestMs, latestMs, sure, ms, ending);
    }

    /** The middle of the possible starts. */
    long startedAtMs() {
        return earliestMs + (latestMs - earliestMs) / 2;
    }

    /** How far from the middle the start may be, when it is seen so much later or earlier. */
    long toleranceMs(long samplingMs) {
        return (latestMs - earliestMs + 1) / 2 + samplingMs;
    }
}
