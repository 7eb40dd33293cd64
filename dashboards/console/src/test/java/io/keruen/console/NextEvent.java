package io.keruen.console;

import io.keruen.core.alert.AlertEvent;
import org.jspecify.annotations.Nullable;

/** What follows an event of an alert: what nobody changes stays as it was. */
final class NextEvent {
    private final AlertEvent last;
    private AlertEvent.Event event;
    private AlertEvent.State state;
    private String alertId;
    private int revision;
    private String vehicleId;
    private @Nullable String parentAlertId;
    private boolean suppressed;
    private @Nullable String officer;
    private @Nullable String reason;
    private long untilMs;

    NextEvent(AlertEvent last) {
        this.last = last;
        event = last.event();
        state = last.state();
        alertId = last.alertId();
        vehicleId = last.vehicleId();
        revision = last.revision() + 1;
        parentAlertId = last.parentAlertId();
        suppressed = last.suppressed();
        untilMs = last.untilMs();
    }

    NextEvent of(String otherAlertId) {
        alertId = otherAlertId;
        return this;
    }

    NextEvent event(AlertEvent.Event what, AlertEvent.State then) {
        event = what;
        state = then;
        return this;
    }

    NextEvent vehicle(String otherVehicleId) {
        vehicleId = otherVehicleId;
        return this;
    }

    NextEvent parent(@Nullable String alertIdOfParent) {
        parentAlertId = alertIdOfParent;
        return this;
    }

    NextEvent by(String who, String why) {
        officer = who;
        reason = why;
        return this;
    }

    NextEvent suppressedUntil(long endMs) {
        suppressed = endMs != 0;
        untilMs = endMs;
        return this;
    }

    AlertEvent build() {
        return new AlertEvent(
                event,
                alertId,
                revision,
                last.type(),
                last.ruleId(),
                last.severity(),
                state,
                last.escortId(),
                last.convoyId(),
                vehicleId,
                last.otherVehicleId(),
                last.zoneId(),
                last.sealId(),
                last.declarationId(),
                last.jurisdiction(),
                last.startedAtMs(),
                last.raisedAtMs(),
                last.updatedAtMs(),
                last.clearedAtMs(),
                last.latDeg(),
                last.lonDeg(),
                last.chainageM(),
                last.measured(),
                last.limit(),
                last.unit(),
                last.evidence(),
                last.eaeuIncidentCode(),
                last.blocksGate(),
                last.recommendedAction(),
                parentAlertId,
                last.late(),
                last.unobserved(),
                suppressed,
                last.policyVersion(),
                officer,
                reason,
                untilMs);
    }
}
