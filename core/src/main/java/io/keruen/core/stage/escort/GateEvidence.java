package io.keruen.core.stage.escort;

import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.OpenAlert;
import io.keruen.core.control.Control;
import io.keruen.core.control.EscortTerm;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.customs.Authority;
import io.keruen.core.gate.Answer;
import io.keruen.core.gate.Approach;
import io.keruen.core.gate.Approach.Blocker;
import io.keruen.core.gate.Approach.Term;
import io.keruen.core.rule.RuleCatalog;
import io.keruen.core.rule.customs.SealStateRule;
import io.keruen.core.rule.escort.ConvoyIntruderRule;
import io.keruen.core.rule.escort.ConvoyMemberRule;
import io.keruen.core.zone.ZoneKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what an escort knows about a vehicle that waits at a gate. One per stage. */
final class GateEvidence {
    /** Alerts of these rules are about the convoy, whichever vehicle they name. */
    private static final Set<String> ABOUT_CONVOY = Set.of(ConvoyMemberRule.ID, ConvoyIntruderRule.ID);

    private final GateCustoms customs;

    GateEvidence(RuleCatalog catalog) {
        customs = new GateCustoms(catalog.index(SealStateRule.ID));
    }

    /** The evidence at a moment of ingest time. */
    Approach gather(EscortState of, String vehicleId, GateWait wait, Control control, long nowMs) {
        EscortTerm term = control.termAt(of.escortId(), nowMs);
        EscortPlan plan = planAround(of.escortId(), term, control);
        int index = plan == null ? -1 : plan.indexOf(vehicleId);
        PlannedVehicle planned =
                plan == null || index < 0 ? null : plan.vehicles().get(index);
        EscortMember member = of.find(vehicleId);
        MemberSpot spot = member == null ? new MemberSpot() : member.spot;
        boolean isNear = wait.place.isAt() && (spot.zoneKinds & ZoneKind.GATE.bit()) != 0;
        boolean isGateKnown = !control.gateZones(wait.gateId, nowMs).isEmpty();
        boolean isRouted = plan != null && (plan.routeId() == null || term.route() != null);
        return new Approach(
                vehicleId,
                nowMs,
                termOf(term, plan, nowMs),
                planned != null,
                plan != null && plan.gates().contains(wait.gateId),
                wait.laneVehicleId,
                plan == null ? null : waitsForId(of.gates, wait.gateId, plan, index),
                planned == null || planned.role() != Role.ESCORT || planned.declarationId() != null,
                customs.release(of, planned, Authority.KZ, nowMs),
                customs.release(of, planned, Authority.CN, nowMs),
                planned == null || planned.role() == Role.CARGO || planned.sealId() != null,
                customs.seal(of, planned, wait, control, nowMs),
                blocker(of, vehicleId, planned, plan),
                spot.isKnown() ? spot.heardMs : Approach.NOT_YET_MS,
                spot.isKnown() ? spot.sampledMs : Approach.NOT_YET_MS,
                isGateKnown && wait.place.isKnown() ? Answer.of(isNear) : Answer.UNKNOWN,
                wait.hasNotLeft(nowMs),
                isRouted && isGateKnown);
    }

    /** The plan with vehicles that is in force, else the next one to come, else the last; {@code null} if there is none. */
    static @Nullable EscortPlan planAround(String escortId, EscortTerm term, Control control) {
        EscortTerm next = term;
        while (!next.isActive() && next.toMs() != Long.MAX_VALUE) {
            next = control.termAt(escortId, next.toMs());
        }
        EscortTerm last = next.isActive() ? next : term;
        while (!last.isActive() && last.fromMs() != Long.MIN_VALUE) {
            last = control.termAt(escortId, last.fromMs() - 1);
        }
        return last.isActive() ? last.plan() : null;
    }

    private static Term termOf(EscortTerm term, @Nullable EscortPlan around, long nowMs) {
        if (around == null) {
            return Term.UNKNOWN;
        }
        if (term.isActive()) {
            return Term.IN_FORCE;
        }
        if (term.plan() != null) {
            return Term.SUSPENDED;
        }
        return nowMs < around.validFromMs() ? Term.NOT_YET : Term.OVER;
    }

    /** The first vehicle planned before this one that has not passed the gate. */
    private static @Nullable String waitsForId(GateWaits gates, String gateId, EscortPlan plan, int index) {
        for (PlannedVehicle before : plan.vehicles().subList(0, Math.max(index, 0))) {
            if (!gates.isPassed(gateId, before.vehicleId())) {
                return before.vehicleId();
            }
        }
        return null;
    }

    /** A latched alert if there is one, else the first that blocks, by type and subject. */
    private static @Nullable Blocker blocker(
            EscortState of, String vehicleId, @Nullable PlannedVehicle planned, @Nullable EscortPlan plan) {
        Blocker first = null;
        for (OpenAlert open : of.book.open()) {
            AlertEvent alert = open.last();
            if (alert.blocksGate() && isAbout(alert, vehicleId, planned, plan)) {
                if (open.latched()) {
                    return new Blocker(alert.type(), alert.vehicleId(), true);
                }
                first = first == null ? new Blocker(alert.type(), alert.vehicleId(), false) : first;
            }
        }
        return first;
    }

    /** Whether it is about the convoy, whichever vehicle it names. */
    static boolean isAboutConvoy(AlertEvent alert) {
        return ABOUT_CONVOY.contains(alert.ruleId());
    }

    /** About the vehicle, a pair it is in, its papers, or the convoy as a whole. */
    private static boolean isAbout(
            AlertEvent alert, String vehicleId, @Nullable PlannedVehicle planned, @Nullable EscortPlan plan) {
        String declarationId = planned == null ? null : planned.declarationId();
        String about = alert.vehicleId();
        return about.equals(vehicleId)
                || vehicleId.equals(alert.otherVehicleId())
                || about.isEmpty()
                || isAboutConvoy(alert)
                || (declarationId != null && declarationId.equals(alert.declarationId()))
                || plan == null
                || plan.indexOf(about) < 0;
    }
}
