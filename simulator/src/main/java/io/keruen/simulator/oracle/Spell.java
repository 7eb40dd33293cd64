package io.keruen.simulator.oracle;

/**
 * A time in which a condition holds long enough to be alerted.
 *
 * @param earliestMs the alert starts no earlier
 * @param latestMs nor later
 * @param sure it must be alerted; else it may be
 * @param ending when the alert is over, if it must be alerted
 */
record Spell(long earliestMs, long latestMs, boolean sure, Ending ending) {
    /** One of which nobody knows when it is over. */
    Spell(long earliestMs, long latestMs, boolean sure) {
        this(earliestMs, latestMs, sure, Ending.UNKNOWN);
    }

    /** The same, over then. */
    Spell until(Ending when) {
        return new Spell(earliestMs, latestMs, sure, when);
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
