package io.keruen.core.alert;

/** What is at hand while the book works: the moment of ingest time, what the rules declared, and who listens. */
record Turn(long nowMs, AlertTypes types, AlertOutput out) {
    /** When an alert about which officers are told now escalates. */
    long dueMs(AlertEvent event) {
        return types.limits(event.vehicleId(), nowMs).dueMs(event.severity(), nowMs);
    }
}
