package io.keruen.core.alert;

import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.AlertEvent.State;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes alert events of findings: the first, and each next one from the one before. */
final class AlertEvents {
    private AlertEvents() {}

    /** The first event of an alert; its id stays for ever. */
    static AlertEvent raised(
            Finding found, String alertId, int revision, AlertType type, @Nullable String parentAlertId) {
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
                null,
                null,
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
                false,
                found.policyVersion());
    }

    /** An UPDATED of an alert that is over; what it said before is forgotten but for its times (0 = those too). */
    static AlertEvent corrected(
            Finding found, String alertId, int revision, AlertType type, long raisedAtMs, long clearedAtMs) {
        AlertEvent all = raised(found, alertId, revision, type, null);
        return new AlertEvent(
                Event.UPDATED,
                all.alertId(),
                all.revision(),
                all.type(),
                all.ruleId(),
                all.severity(),
                State.RETURNED_UNACKNOWLEDGED,
                all.escortId(),
                all.convoyId(),
                all.vehicleId(),
                all.otherVehicleId(),
                all.zoneId(),
                all.sealId(),
                all.declarationId(),
                all.jurisdiction(),
                all.startedAtMs(),
                raisedAtMs == 0 ? all.raisedAtMs() : raisedAtMs,
                Math.max(all.updatedAtMs(), clearedAtMs),
                clearedAtMs == 0 ? all.updatedAtMs() : clearedAtMs,
                all.latDeg(),
                all.lonDeg(),
                all.chainageM(),
                all.measured(),
                all.limit(),
                all.unit(),
                all.evidence(),
                all.eaeuIncidentCode(),
                all.blocksGate(),
                all.recommendedAction(),
                all.parentAlertId(),
                true,
                all.unobserved(),
                all.suppressed(),
                all.policyVersion());
    }

    /** The next event of an alert. What the finding does not say (place, numbers) stays as it was. */
    static AlertEvent next(AlertEvent last, Event event, State state, @Nullable String parentAlertId, Finding found) {
        boolean placed = !Double.isNaN(found.latDeg());
        boolean measured = !Double.isNaN(found.measured());
        return new AlertEvent(
                event,
                last.alertId(),
                last.revision() + 1,
                last.type(),
                last.ruleId(),
                event == Event.CLEARED ? last.severity() : found.severity(),
                state,
                last.escortId(),
                last.convoyId(),
                last.vehicleId(),
                last.otherVehicleId(),
                last.zoneId(),
                last.sealId(),
                last.declarationId(),
                found.jurisdiction() == null ? last.jurisdiction() : found.jurisdiction(),
                last.startedAtMs(),
                last.raisedAtMs(),
                found.atMs(),
                event == Event.CLEARED ? found.atMs() : 0,
                placed ? found.latDeg() : last.latDeg(),
                placed ? found.lonDeg() : last.lonDeg(),
                placed ? found.chainageM() : last.chainageM(),
                measured ? found.measured() : last.measured(),
                measured ? found.limit() : last.limit(),
                measured ? found.unit() : last.unit(),
                merged(last.evidence(), found.evidence()),
                last.eaeuIncidentCode(),
                last.blocksGate(),
                last.recommendedAction(),
                parentAlertId,
                last.late() || found.late(),
                last.unobserved() || found.unobserved(),
                last.suppressed(),
                found.policyVersion());
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
