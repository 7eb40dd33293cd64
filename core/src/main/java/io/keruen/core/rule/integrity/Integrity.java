package io.keruen.core.rule.integrity;

/** How far a vehicle's place can be believed. */
public enum Integrity {
    /** Nothing speaks against it. */
    TRUSTED,
    /** An alert about its receiver, place or clock is open. */
    DEGRADED,
    /** Its place was found to be untrue; only an officer's CLEAR_LATCH ends that. */
    UNTRUSTED
}
