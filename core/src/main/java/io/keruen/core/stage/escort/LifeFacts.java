package io.keruen.core.stage.escort;

import io.keruen.core.control.EscortTerm;
import io.keruen.core.control.GateOrder;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import java.util.List;

/**
 * What is known of an escort as a whole: each fact is the moment since which it is so, {@link #NOT_YET_MS} if it is not.
 * Gates are judged by the planned vehicles that were ever heard; nobody has arrived before all have. One per stage.
 */
final class LifeFacts {
    static final long NOT_YET_MS = EscortMember.NOT_YET_MS;

    /** A plan with vehicles is in force. */
    long activeMs;

    /** A plan is in force that names no vehicle, or a later version is known. */
    long suspendedMs;

    /** No plan is in force any more. */
    long overMs;

    /** The foremost vehicle that was heard has departed. */
    long departedMs;

    /** A vehicle has come to the exit gate. */
    long atExitMs;

    /** All are past the exit gate. */
    long pastExitMs;

    /** A vehicle has come to the entry gate. */
    long atEntryMs;

    /** All are at the destination. */
    long arrivedMs;

    /** The vehicle whose departure counts. */
    MemberProgress foremost = new MemberProgress();

    boolean arrivedUnobserved;

    /** Looks at an escort. */
    void look(EscortState of) {
        EscortLife life = of.life;
        EscortTerm term = life.term;
        long sinceMs = Math.max(term.fromMs(), life.changedMs);
        activeMs = term.isActive() ? sinceMs : NOT_YET_MS;
        boolean isOver = term.plan() == null && !term.isFollowed();
        overMs = isOver ? sinceMs : NOT_YET_MS;
        suspendedMs = term.isActive() || isOver ? NOT_YET_MS : sinceMs;
        departedMs = NOT_YET_MS;
        arrivedMs = NOT_YET_MS;
        atExitMs = NOT_YET_MS;
        pastExitMs = NOT_YET_MS;
        atEntryMs = NOT_YET_MS;
        EscortPlan plan = term.plan();
        if (plan != null && !plan.vehicles().isEmpty()) {
            lookAtWay(of, plan.vehicles());
            atExitMs = firstAt(of, plan.vehicles(), term.gates().exitIndex());
            pastExitMs = lastPast(of, plan.vehicles(), term.gates());
            atEntryMs = firstAt(of, plan.vehicles(), term.gates().entryIndex());
        }
    }

    private void lookAtWay(EscortState of, List<PlannedVehicle> vehicles) {
        boolean isFirst = true;
        boolean allArrived = true;
        long lastMs = NOT_YET_MS;
        arrivedUnobserved = false;
        for (PlannedVehicle vehicle : vehicles) {
            EscortMember member = of.find(vehicle.vehicleId());
            if (member == null || !member.progress.isHeard()) {
                allArrived = false;
                continue;
            }
            MemberProgress progress = member.progress;
            if (isFirst) {
                foremost = progress;
                departedMs = progress.departedMs;
                isFirst = false;
            }
            allArrived &= progress.isArrived();
            if (progress.isArrived() && progress.arrivedMs >= lastMs) {
                lastMs = progress.arrivedMs;
                arrivedUnobserved = progress.arrivedUnobserved;
            }
        }
        arrivedMs = allArrived ? lastMs : NOT_YET_MS;
    }

    /** When the first vehicle came to a gate that it has not passed, or passed it unseen at it. */
    private static long firstAt(EscortState of, List<PlannedVehicle> vehicles, int gate) {
        long firstMs = NOT_YET_MS;
        for (PlannedVehicle vehicle : vehicles) {
            EscortMember member = of.find(vehicle.vehicleId());
            if (gate < 0 || member == null) {
                continue;
            }
            MemberProgress progress = member.progress;
            long atMs = progress.gatesPassed == gate ? progress.atGateMs : NOT_YET_MS;
            if (progress.gatesPassed == gate + 1) {
                atMs = progress.passedMs;
            }
            if (atMs != NOT_YET_MS && (firstMs == NOT_YET_MS || atMs < firstMs)) {
                firstMs = atMs;
            }
        }
        return firstMs;
    }

    /** When the last vehicle passed the exit gate, if there is an entry gate behind it. */
    private static long lastPast(EscortState of, List<PlannedVehicle> vehicles, GateOrder gates) {
        long lastMs = NOT_YET_MS;
        for (PlannedVehicle vehicle : vehicles) {
            EscortMember member = of.find(vehicle.vehicleId());
            if (gates.entryIndex() < 0 || member == null || !member.progress.isHeard()) {
                continue;
            }
            if (member.progress.gatesPassed <= gates.exitIndex()) {
                return NOT_YET_MS;
            }
            lastMs = Math.max(lastMs, member.progress.passedMs);
        }
        return lastMs;
    }
}
