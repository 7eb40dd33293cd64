package io.keruen.core.alert;

import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The next event of an alert in the making: what nobody changes stays as the last one said. */
final class AlertDraft {
    private final AlertEvent last;
    private Event event;
    private State state;
    private int revision;
    private long updatedAtMs;
    private @Nullable String parentAlertId;
    private boolean suppressed;
    private @Nullable String officer;
    private @Nullable String reason;
    private long untilMs;

    Severity severity;

    @Nullable
    String jurisdiction;

    long raisedAtMs;
    long clearedAtMs;
    double latDeg;
    double lonDeg;
    double chainageM;
    double measured;
    double limit;
    String unit;
    Map<String, Double> evidence;
    boolean late;
    boolean unobserved;
    int policyVersion;

    private AlertDraft(AlertEvent last) {
        this.last = last;
        event = last.event();
        state = last.state();
        revision = last.revision() + 1;
        updatedAtMs = last.updatedAtMs();
        parentAlertId = last.parentAlertId();
        suppressed = last.suppressed();
        untilMs = last.untilMs();
        severity = last.severity();
        jurisdiction = last.jurisdiction();
        raisedAtMs = last.raisedAtMs();
        clearedAtMs = last.clearedAtMs();
        latDeg = last.latDeg();
        lonDeg = last.lonDeg();
        chainageM = last.chainageM();
        measured = last.measured();
        limit = last.limit();
        unit = last.unit();
        evidence = last.evidence();
        late = last.late();
        unobserved = last.unobserved();
        policyVersion = last.policyVersion();
    }

    /** A draft of what follows an event. */
    static AlertDraft after(AlertEvent last) {
        return new AlertDraft(last);
    }

    AlertDraft event(Event what, State then) {
        event = what;
        state = then;
        return this;
    }

    AlertDraft at(long momentMs) {
        updatedAtMs = momentMs;
        return this;
    }

    AlertDraft clearedAt(long momentMs) {
        clearedAtMs = momentMs;
        return this;
    }

    AlertDraft parent(@Nullable String alertId) {
        parentAlertId = alertId;
        return this;
    }

    AlertDraft suppressed(boolean value) {
        suppressed = value;
        return this;
    }

    AlertDraft by(@Nullable String who, @Nullable String why) {
        officer = who;
        reason = why;
        return this;
    }

    AlertDraft until(long endMs) {
        untilMs = endMs;
        return this;
    }

    AlertDraft sameRevision() {
        revision = last.revision();
        return this;
    }

    AlertEvent build() {
        return new AlertEvent(
                event,
                last.alertId(),
                revision,
                last.type(),
                last.ruleId(),
                severity,
                state,
                last.escortId(),
                last.convoyId(),
                last.vehicleId(),
                last.otherVehicleId(),
                last.zoneId(),
                last.sealId(),
                last.declarationId(),
                jurisdiction,
                last.startedAtMs(),
                raisedAtMs,
                updatedAtMs,
                clearedAtMs,
                latDeg,
                lonDeg,
                chainageM,
                measured,
                limit,
                unit,
                evidence,
                last.eaeuIncidentCode(),
                last.blocksGate(),
                last.recommendedAction(),
                parentAlertId,
                late,
                unobserved,
                suppressed,
                policyVersion,
                officer,
                reason,
                untilMs);
    }
}
