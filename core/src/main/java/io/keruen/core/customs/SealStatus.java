package io.keruen.core.customs;

/** What a navigation seal says about itself. */
public enum SealStatus {
    /** A word that this release does not know: not sealed. */
    UNKNOWN,
    SEALED,
    OPENED,
    TAMPERED,
    HOUSING_TAMPERED,
    FAULT
}
