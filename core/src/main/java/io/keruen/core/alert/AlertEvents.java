package io.keruen.core.alert;

import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import io.keruen.core.alert.Finding.Kind;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes alert events of findings: the first, and each next one from the one before. */
final class AlertEvents {
    private AlertEvents() {}

    /** The first event of an alert; its id stays for ever. */
    static AlertEvent raised(
            Finding found,
            String alertId,
            int revision,
            AlertType type,
            @Nullable String parentAlertId,
            boolean suppressed) {
        return new AlertEvent(
                Event.RAISED,
                alertId,
                revision,
                found.type(),
                found.ruleId(),
                found.severity(),
                State.UNACKNOWLEDGED,
                found.escortId(),
                found.convoyId(),
                found.vehicleId(),
                found.otherVehicleId(),
                found.zoneId(),
                found.sealId(),
                found.declarationId(),
                found.jurisdiction(),
                found.startedAtMs(),
                found.atMs(),
                found.atMs(),
                0,
                found.latDeg(),
                found.lonDeg(),
                found.chainageM(),
                found.measured(),
                found.limit(),
                found.unit(),
                found.evidence(),
                type.eaeuIncidentCode(),
                type.blocksGate(),
                type.recommendedAction(),
                parentAlertId,
                found.late(),
                found.unobserved(),
                suppressed,
                found.policyVersion());
    }

    /** An UPDATED of an alert that is over; what it said before is forgotten but for its times (0 = those too). */
    static AlertEvent corrected(
            Finding found,
            String alertId,
            int revision,
            AlertType type,
            State state,
            long raisedAtMs,
            long clearedAtMs) {
        AlertEvent all = raised(found, alertId, revision, type, null, false);
        AlertDraft draft = AlertDraft.after(all)
                .sameRevision()
                .event(Event.UPDATED, state)
                .at(Math.max(all.updatedAtMs(), clearedAtMs))
                .clearedAt(clearedAtMs == 0 ? all.updatedAtMs() : clearedAtMs);
        draft.raisedAtMs = raisedAtMs == 0 ? all.raisedAtMs() : raisedAtMs;
        draft.late = true;
        return draft.build();
    }

    /** The next event of an alert, as a finding tells it. What the finding does not say stays as it was. */
    static AlertDraft next(AlertEvent last, Event event, State state, Finding found) {
        AlertDraft draft = AlertDraft.after(last).event(event, state).at(found.atMs());
        boolean goesOn = found.kind() == Kind.RAISED || found.kind() == Kind.UPDATED;
        draft.severity = goesOn ? found.severity() : last.severity();
        draft.clearedAtMs = event == Event.CLEARED ? found.atMs() : 0;
        draft.jurisdiction = found.jurisdiction() == null ? last.jurisdiction() : found.jurisdiction();
        if (!Double.isNaN(found.latDeg())) {
            draft.latDeg = found.latDeg();
            draft.lonDeg = found.lonDeg();
            draft.chainageM = found.chainageM();
        }
        if (!Double.isNaN(found.measured())) {
            draft.measured = found.measured();
            draft.limit = found.limit();
            draft.unit = found.unit();
        }
        draft.evidence = merged(last.evidence(), found.evidence());
        draft.late = last.late() || found.late();
        draft.unobserved = last.unobserved() || found.unobserved();
        draft.policyVersion = found.policyVersion();
        return draft;
    }

    private static Map<String, Double> merged(Map<String, Double> before, Map<String, Double> now) {
        if (now.isEmpty()) {
            return before;
        }
        Map<String, Double> all = new TreeMap<>(before);
        all.putAll(now);
        return all;
    }
}
