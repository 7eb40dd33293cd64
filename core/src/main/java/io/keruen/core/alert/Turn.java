package io.keruen.core.alert;

/** What is at hand while the book works: the moment of ingest time, what the rules declared, and who listens. */
record Turn(long nowMs, AlertTypes types, AlertOutput out) {
    /** Officers are told now of an alert that has this severity. */
    AlertLife notified(AlertLife life, AlertEvent event, Severity severity) {
        return life.notifiedDue(nowMs, types.limits(event.vehicleId(), nowMs).dueMs(severity, nowMs));
    }

    AlertLife notified(AlertLife life, AlertEvent event) {
        return notified(life, event, event.severity());
    }
}
