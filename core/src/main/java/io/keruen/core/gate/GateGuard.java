package io.keruen.core.gate;

/**
 * Everything besides the conditions that keeps a gate closed. Each is asked by name, so that a test can remove it and
 * show that the loss is noticed.
 */
public enum GateGuard {
    /** A gate has one lease at a time. */
    ONE_LEASE,
    /** A lease that the vehicle has used ends. */
    SINGLE_USE,
    /** Who has passed unread under its lease gets no other before its escorts know that it has passed. */
    UNREAD_USE,
    /** An escort of before has a say too: its alert about the vehicle is not over. */
    OBJECTION,
    /** A lease whose conditions do not hold any more is revoked at once. */
    REVOKE,
    /** A lease is short. */
    LEASE_LENGTH,

    /** A command has a higher number than all before it. */
    NUMBERS_RISE,
    /** A term of the dispatcher that is not higher than the last is no term. */
    EPOCH_RISES,
    /** A lease that has expired, or was decided on too long ago, is never issued. */
    IN_TIME,
    /** At equal time revoke beats grant; an older decision never undoes a newer one. */
    REVOKE_FIRST,

    /** The gate refuses numbers that are not higher than the last. */
    LATCH_NUMBER,
    /** The gate refuses what is meant for another. */
    LATCH_GATE,
    /** The gate refuses leases that are over. */
    LATCH_EXPIRY,
    /** The gate refuses leases that are too long. */
    LATCH_LENGTH,
    /** The gate refuses leases from what its clock calls the future: its clock is wrong. */
    LATCH_CLOCK,
    /** The gate closes when its clock falls back. */
    LATCH_CLOCK_FALL,
    /** The gate refuses a lease for a vehicle that its lane has not read. */
    LATCH_LANE,
    /** The gate refuses a lease for an earlier arrival than the one that stands in its lane. */
    LATCH_ARRIVAL,
    /** The gate takes no reading from before a vehicle's passage for another arrival. */
    LATCH_REPEAT,
    /** The gate closes when a vehicle has passed, and does not open for it again. */
    LATCH_USED,
    /** The gate closes when it hears nothing. */
    LATCH_SILENCE
}
