package io.keruen.core.stage;

import io.keruen.core.control.Control;
import io.keruen.core.control.EscortTerm;
import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.gate.Answer;
import io.keruen.core.gate.Approach;
import io.keruen.core.gate.GateLimits;
import io.keruen.core.gate.GateLine;
import io.keruen.core.gate.Interlock;
import io.keruen.core.gate.Readiness;
import io.keruen.core.gate.Reply;
import io.keruen.core.rule.RuleCatalog;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows which vehicles of an escort wait at gates, and tells the gates how each of them stands: once all input of a
 * moment has been worked off, if that changed anything, and again every {@link GateLimits#RENEW_MS}. One per stage.
 */
final class GateWatch {
    /** A vehicle that has not been at the gate for so long does not wait there any more. */
    private static final long PATIENCE_MS = 3_600_000;

    private final Interlock interlock = new Interlock();
    private final GateEvidence evidence;
    private Control control = (vehicleId, eventTimeMs) -> Situation.NONE;
    private EscortOutput output = event -> {};

    GateWatch(RuleCatalog catalog) {
        evidence = new GateEvidence(catalog);
    }

    /** What is in force and where it is told, until the next call. */
    void begin(Control newControl, EscortOutput newOutput) {
        control = newControl;
        output = newOutput;
    }

    /** Something has happened: what was told may have changed. */
    void stir(EscortState of) {
        of.gates.isStirred = !of.gates.byVehicle.isEmpty();
    }

    /** A gate reported something, which is known to the escort since {@code nowMs}. */
    void line(EscortState of, GateLine line, long nowMs) {
        String vehicleId = vehicleOf(of.escortId(), line);
        if (vehicleId == null) {
            return;
        }
        GateWait wait = of.gates.byVehicle.get(vehicleId);
        switch (line.event()) {
            case ARRIVED -> {
                if (wait != null && !wait.gateId.equals(line.gateId())) {
                    over(of, vehicleId, wait, nowMs);
                }
                String read = line.vehicleId() == null && !vehicleId.equals(line.plate()) ? null : vehicleId;
                of.gates.byVehicle.put(
                        vehicleId, new GateWait(line.gateId(), line.ingestTimeMs(), read, line.sealId()));
            }
            case PASSED -> {
                if (!control.termAt(of.escortId(), line.ingestTimeMs()).isActive()) {
                    return; // on another journey
                }
                of.gates.pass(line.gateId(), vehicleId);
                if (wait != null && wait.gateId.equals(line.gateId())) {
                    over(of, vehicleId, wait, nowMs);
                }
            }
            case BARRIER_OPENED, BARRIER_CLOSED, FAULT -> {
                // the gate's own matter
            }
        }
    }

    private void over(EscortState of, String vehicleId, GateWait wait, long nowMs) {
        of.gates.byVehicle.remove(vehicleId);
        output.readiness(new Readiness(wait.gateId, vehicleId, of.escortId(), wait.arrivedMs, nowMs, List.of()));
    }

    /** The vehicle of this escort that the line is about: as read by the lane, else whose seal it read. */
    private @Nullable String vehicleOf(String escortId, GateLine line) {
        EscortTerm term = control.termAt(escortId, line.ingestTimeMs());
        EscortPlan plan = GateEvidence.planAround(escortId, term, control);
        if (plan == null) {
            return null;
        }
        String vehicleId = line.vehicleId();
        for (PlannedVehicle planned : plan.vehicles()) {
            String plannedId = planned.vehicleId();
            boolean isRead = plannedId.equals(vehicleId) || (vehicleId == null && plannedId.equals(line.plate()));
            if (isRead) {
                String escortNow =
                        control.situationAt(plannedId, line.ingestTimeMs()).escortId();
                return escortNow == null || escortNow.equals(escortId) ? plannedId : null;
            }
        }
        if (vehicleId == null && line.sealId() != null && term.isActive()) {
            for (PlannedVehicle planned : plan.vehicles()) {
                if (line.sealId().equals(planned.sealId())) {
                    return planned.vehicleId();
                }
            }
        }
        return null;
    }

    /** Tells the gates what is new at this moment, all of whose input has been worked off. */
    void tell(EscortState of, long nowMs) {
        GateWaits gates = of.gates;
        gates.isStirred = false;
        gates.wakeMs = Long.MAX_VALUE;
        for (Map.Entry<String, GateWait> entry : List.copyOf(gates.byVehicle.entrySet())) {
            tell(of, entry.getKey(), entry.getValue(), nowMs);
        }
    }

    private void tell(EscortState of, String vehicleId, GateWait wait, long nowMs) {
        Approach approach = evidence.gather(of, vehicleId, wait, control, nowMs);
        wait.seenMs = approach.atGate() == Answer.TRUE ? nowMs : wait.seenMs;
        if (nowMs - wait.seenMs > PATIENCE_MS) {
            over(of, vehicleId, wait, nowMs);
            return;
        }
        List<Reply> replies = interlock.ask(approach);
        if (!replies.equals(wait.told) || nowMs - wait.toldMs >= GateLimits.RENEW_MS) {
            wait.told = replies;
            wait.toldMs = nowMs;
            output.readiness(new Readiness(wait.gateId, vehicleId, of.escortId(), wait.arrivedMs, nowMs, replies));
        }
        long changesMs = Math.min(
                approach.changesMs(), control.termAt(of.escortId(), nowMs).toMs());
        of.gates.wakeMs = Math.min(of.gates.wakeMs, Math.min(changesMs, wait.toldMs + GateLimits.RENEW_MS));
    }
}
