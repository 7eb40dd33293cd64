package io.keruen.core.action;

/** Why an officer's action changes nothing. Of two the earlier one says more about what the officer should do. */
public enum Refusal {
    SAME_OFFICER("A second officer must agree, and this one has agreed already."),
    CAUSE_LASTS("What the alert is about still lasts: it cannot be cleared."),
    CRITICAL_NOT_SHELVED("A CRITICAL alert cannot be shelved."),
    LATCHED_NOT_SHELVED("A latched alert cannot be shelved."),
    END_PASSED("The shelving or the hold would have ended before it began."),
    ALREADY_SHELVED("The alert is shelved already."),
    NOT_SHELVED("The alert is not shelved."),
    NOT_LATCHED("The alert is not latched: it clears by itself."),
    ALREADY_ACKNOWLEDGED("The alert is acknowledged already."),
    ALREADY_OVER("The alert is over: it can be acknowledged, nothing else."),
    NO_SUCH_VEHICLE("No such vehicle has reported."),
    NO_SUCH_ALERT("No such alert is open or waits to be acknowledged.");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    /** Why, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** Whether nothing was found to act on. */
    public boolean isAboutNothing() {
        return this == NO_SUCH_VEHICLE || this == NO_SUCH_ALERT;
    }
}
