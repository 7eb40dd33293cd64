package io.keruen.core.gate;

/** What is known about a condition. Only {@link #TRUE} speaks for opening. */
public enum Answer {
    TRUE,
    FALSE,
    UNKNOWN;

    /** TRUE or FALSE. */
    public static Answer of(boolean value) {
        return value ? TRUE : FALSE;
    }
}
