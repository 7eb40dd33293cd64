package io.keruen.core.rule;

/** Three-valued truth as ints, so that the hot path needs no objects. */
public final class Truth {
    public static final int FALSE = -1;
    public static final int UNKNOWN = 0;
    public static final int TRUE = 1;

    private Truth() {}

    /** TRUE or FALSE. */
    public static int of(boolean value) {
        return value ? TRUE : FALSE;
    }
}
