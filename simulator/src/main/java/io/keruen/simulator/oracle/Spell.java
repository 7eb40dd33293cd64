package io.keruen.simulator.oracle;

/**
 * A time in which a condition holds long enough to be alerted.
 *
 * @param earliestMs the alert starts no earlier
 * @param latestMs nor later
 * @param sure it must be alerted; else it may be
 */
record Spell(long earliestMs, long latestMs, boolean sure) {
    /** The middle of the possible starts. */
    long startedAtMs() {
        return earliestMs + (latestMs - earliestMs) / 2;
    }

    /** How far from the middle the start may be, when it is seen so much later or earlier. */
    long toleranceMs(long samplingMs) {
        return (latestMs - earliestMs + 1) / 2 + samplingMs;
    }
}
