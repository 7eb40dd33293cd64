package io.keruen.core.stage.escort;

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
import io.keruen.core.stage.escort.GateWaits.Passage;
import io.keruen.core.stage.zone.GateApproach;
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
    private final LeaderPlace place = new LeaderPlace();
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
        switch (line.event()) {
            case ARRIVED -> {
                if (vehicleId != null) {
                    arrived(of, line, vehicleId, nowMs);
                }
            }
            case PASSED -> {
                if (vehicleId != null && isSure(of, line, vehicleId)) {
                    passed(of, line, vehicleId, nowMs);
                } else if (line.vehicleId() == null) {
                    passedUnread(of, line);
                }
            }
            case BARRIER_OPENED, BARRIER_CLOSED, FAULT -> {
                // the gate's own matter
            }
        }
    }

    private void arrived(EscortState of, GateLine line, String vehicleId, long nowMs) {
        GateWait wait = of.gates.byVehicle.get(vehicleId);
        Passage passage = of.gates.passage(line.gateId(), vehicleId);
        boolean isOld = wait != null && line.ingestTimeMs() < wait.arrivedMs;
        if (isOld || (passage != null && line.eventTimeMs() <= passage.happenedMs())) {
            return; // sent again, after what followed it
        }
        boolean isHere = wait != null && wait.gateId.equals(line.gateId());
        if (!isHere && of.gates.isToldAgain(line, vehicleId)) {
            return; // by the gate that it has left, perhaps for another one
        }
        if (wait != null && !isHere && wait.place.isAt() && isOffPlan(of, line, wait)) {
            return; // it stands at a gate of its journey: the line is misread, or the gate is none of ours
        }
        of.gates.read(line, vehicleId);
        String read = line.vehicleId() == null && !vehicleId.equals(line.plate()) ? null : vehicleId;
        if (wait != null && isHere) {
            if (line.eventTimeMs() > wait.unreadMs) {
                wait.readAgain(line, read);
            }
            return;
        }
        if (wait != null) {
            over(of, vehicleId, wait, nowMs);
        }
        GateWait begun = new GateWait(line.gateId(), line.ingestTimeMs(), read, line.sealId());
        if (passage != null) {
            begun.passedMs = passage.knownMs();
            begun.passedUntilMs = passage.countsUntilMs();
        }
        of.gates.byVehicle.put(vehicleId, begun);
    }

    /** Whether the line is of a gate that is not on the journey, and the vehicle waits at one that is. */
    private boolean isOffPlan(EscortState of, GateLine line, GateWait wait) {
        EscortPlan plan = planAround(of.escortId(), line.ingestTimeMs());
        return plan != null
                && plan.gates().contains(wait.gateId)
                && !plan.gates().contains(line.gateId());
    }

    /** A plate alone may be misread: it counts where its vehicle waits, or has passed then and is told of again. */
    private static boolean isSure(EscortState of, GateLine line, String vehicleId) {
        if (line.vehicleId() != null || !vehicleId.equals(line.plate())) {
            return true;
        }
        GateWait wait = of.gates.byVehicle.get(vehicleId);
        Passage passage = of.gates.passage(line.gateId(), vehicleId);
        return (wait != null && wait.gateId.equals(line.gateId()))
                || (passage != null && line.happenedMs() <= passage.happenedMs());
    }

    /** Whether the escort is under way then, or suspended and the vehicle not another's. */
    private boolean isOnJourney(String escortId, String vehicleId, long atMs) {
        EscortTerm term = control.termAt(escortId, atMs);
        boolean isSuspended = term.plan() != null && !term.isActive();
        return term.isActive()
                || (isSuspended && control.situationAt(vehicleId, atMs).escortId() == null);
    }

    private void passed(EscortState of, GateLine line, String vehicleId, long nowMs) {
        boolean isOnJourney = isOnJourney(of.escortId(), vehicleId, line.ingestTimeMs())
                && isOnJourney(of.escortId(), vehicleId, line.happenedMs());
        Passage known = of.gates.passage(line.gateId(), vehicleId);
        of.gates.pass(line.gateId(), vehicleId, new Passage(line.happenedMs(), line.ingestTimeMs(), isOnJourney));
        if (known != null && line.happenedMs() <= known.happenedMs()) {
            return; // told again, perhaps after it has come back
        }
        GateWait wait = of.gates.byVehicle.get(vehicleId);
        if (wait != null && wait.gateId.equals(line.gateId())) {
            over(of, vehicleId, wait, nowMs);
        }
    }

    /** It may have been any of those that wait: who it was will be seen by where they go. */
    private static void passedUnread(EscortState of, GateLine line) {
        for (GateWait wait : of.gates.byVehicle.values()) {
            if (wait.gateId.equals(line.gateId()) && wait.arrivedMs <= line.ingestTimeMs()) {
                wait.passedUnread(line);
            }
        }
    }

    private void over(EscortState of, String vehicleId, GateWait wait, long nowMs) {
        of.gates.byVehicle.remove(vehicleId);
        output.readiness(new Readiness(wait.gateId, vehicleId, of.escortId(), wait.arrivedMs, nowMs, List.of()));
    }

    /** The vehicle of this escort that the line is about: as read by the lane, else whose seal it read. */
    private @Nullable String vehicleOf(String escortId, GateLine line) {
        EscortPlan plan = planAround(escortId, line.ingestTimeMs());
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
                boolean isOurs = escortNow == null || escortNow.equals(escortId);
                return isOurs || isHandedTo(plan, line) ? plannedId : null;
            }
        }
        boolean isActive = control.termAt(escortId, line.ingestTimeMs()).isActive();
        if (vehicleId == null && line.sealId() != null && isActive) {
            for (PlannedVehicle planned : plan.vehicles()) {
                if (line.sealId().equals(planned.sealId())) {
                    return planned.vehicleId();
                }
            }
        }
        return null;
    }

    private @Nullable EscortPlan planAround(String escortId, long atMs) {
        return GateEvidence.planAround(escortId, control.termAt(escortId, atMs), control);
    }

    /** Another escort has the vehicle now and this one will, perhaps while it still waits. */
    private static boolean isHandedTo(EscortPlan plan, GateLine line) {
        return line.ingestTimeMs() < plan.validFromMs() && plan.gates().contains(line.gateId());
    }

    /** Tells the gates what is new at this moment, all of whose input has been worked off. */
    void tell(EscortState of, long nowMs) {
        GateWaits gates = of.gates;
        gates.isStirred = false;
        gates.wakeMs = Long.MAX_VALUE;
        for (Map.Entry<String, GateWait> entry : List.copyOf(gates.byVehicle.entrySet())) {
            follow(of, entry.getKey(), entry.getValue(), nowMs);
        }
        for (Map.Entry<String, GateWait> entry : List.copyOf(gates.byVehicle.entrySet())) {
            tell(of, entry.getKey(), entry.getValue(), nowMs);
        }
    }

    /** Looks where a vehicle has gone: it may have passed unread, or be another escort's by now. */
    private void follow(EscortState of, String vehicleId, GateWait wait, long nowMs) {
        EscortMember member = of.find(vehicleId);
        if (member != null) {
            wait.place.follow(member, control.gateZones(wait.gateId, nowMs), wait.passedMs, place);
            double chainageM = member.spot.chainageM;
            if (wait.place.isAt()) {
                if (!Double.isNaN(chainageM)) {
                    wait.seenChainageM = chainageM;
                    wait.seenRouteKey = member.spot.routeKey;
                }
            } else if (wait.unreadMs != EscortMember.NOT_YET_MS
                    && wait.place.mayBeBehind()
                    && chainageM > seenM(of, wait, member.spot, nowMs) + GateApproach.REACH_M
                    && control.termAt(of.escortId(), nowMs).isActive()) {
                of.gates.pass(wait.gateId, vehicleId, new Passage(wait.unreadMs, nowMs, true));
                over(of, vehicleId, wait, nowMs);
                return;
            }
        }
        String escortNow = control.situationAt(vehicleId, nowMs).escortId();
        EscortPlan plan = planAround(of.escortId(), nowMs);
        boolean isHandedOver = escortNow != null && !escortNow.equals(of.escortId());
        if (isHandedOver && (plan == null || nowMs >= plan.validFromMs())) {
            over(of, vehicleId, wait, nowMs);
        }
    }

    /** Where along its route a vehicle was last at the gate; along another one than then, where the gate is. */
    private double seenM(EscortState of, GateWait wait, MemberSpot spot, long nowMs) {
        if (wait.seenRouteKey == spot.routeKey) {
            return wait.seenChainageM;
        }
        EscortTerm term = control.termAt(of.escortId(), nowMs);
        EscortPlan plan = term.plan();
        int gate = plan == null ? -1 : plan.gates().indexOf(wait.gateId);
        double[] gatesM = term.gates().chainageM();
        boolean isKnown = gate >= 0 && gate < gatesM.length && term.routeKey() == spot.routeKey;
        return isKnown ? gatesM[gate] : Double.NaN;
    }

    private void tell(EscortState of, String vehicleId, GateWait wait, long nowMs) {
        Approach approach = evidence.gather(of, vehicleId, wait, control, nowMs);
        wait.seenMs = approach.atGate() == Answer.TRUE ? nowMs : wait.seenMs;
        if (nowMs - wait.seenMs > PATIENCE_MS) {
            over(of, vehicleId, wait, nowMs);
            return;
        }
        List<Reply> replies = interlock.ask(approach);
        wait.judged(replies, nowMs);
        if (!replies.equals(wait.told) || nowMs - wait.toldMs >= GateLimits.RENEW_MS) {
            wait.told = replies;
            wait.toldMs = nowMs;
            output.readiness(new Readiness(wait.gateId, vehicleId, of.escortId(), wait.arrivedMs, nowMs, replies));
        }
        long changesMs = Math.min(
                approach.changesMs(), control.termAt(of.escortId(), nowMs).toMs());
        changesMs = Math.min(changesMs, control.situationAt(vehicleId, nowMs).toMs());
        of.gates.wakeMs = Math.min(of.gates.wakeMs, Math.min(changesMs, wait.toldMs + GateLimits.RENEW_MS));
    }
}
