package io.keruen.core.zone;

/** Whose law holds at a place. */
public enum Jurisdiction {
    /** Kazakhstan. */
    KZ,
    /** China. */
    CN,
    /** The strip between the two border posts. */
    BORDER_STRIP,
    /** Not stated. */
    UNKNOWN
}
