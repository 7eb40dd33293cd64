package io.keruen.core.stage.escort;

import io.keruen.core.control.Control;
import io.keruen.core.control.EscortTerm;
import io.keruen.core.control.Situation;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which vehicle of an escort a seal counts for at a moment, and whether it is the declared one. Mutable, reused. */
final class SealOwner {
    /** The vehicle for which the plan declares the seal, else the one that it reports to be on; {@code null} if neither is in it. */
    @Nullable
    String vehicleId;

    /** The plan declares the seal. */
    boolean declared;

    /** The seal, the vehicle that it reports to be on, and the plan disagree. */
    boolean mismatch;

    /** The plan in force at the moment, {@code null} if none of this escort is. */
    @Nullable
    EscortPlan plan;

    /** Looks a seal up that reports to be on a vehicle. */
    void find(EscortState of, Control control, String sealId, String onVehicleId, long tMs) {
        plan = control.termAt(of.escortId(), tMs).plan();
        PlannedVehicle holder = holder(of, control, plan, sealId, tMs);
        PlannedVehicle on = on(of, control, onVehicleId, tMs);
        declared = holder != null;
        vehicleId = holder != null ? holder.vehicleId() : on == null ? null : on.vehicleId();
        boolean isOther = on != null && on.sealId() != null && !on.sealId().equals(sealId);
        mismatch = isOther || (holder != null && !holder.vehicleId().equals(onVehicleId));
    }

    private static @Nullable PlannedVehicle holder(
            EscortState of, Control control, @Nullable EscortPlan plan, String sealId, long tMs) {
        if (plan != null) {
            for (PlannedVehicle vehicle : plan.vehicles()) {
                if (sealId.equals(vehicle.sealId()) && on(of, control, vehicle.vehicleId(), tMs) != null) {
                    return vehicle;
                }
            }
        }
        return null;
    }

    /** The vehicle as planned in this escort at a moment, or {@code null} if it drives for another or for none. */
    static @Nullable PlannedVehicle on(EscortState of, Control control, String vehicleId, long tMs) {
        Situation situation = control.situationAt(vehicleId, tMs);
        EscortPlan plan = situation.plan();
        return plan == null || !plan.escortId().equals(of.escortId())
                ? null
                : plan.vehicles().get(situation.memberIndex());
    }

    /**
     * The vehicle for which any version of the plan declares a seal, looked for where none does at the moment: the next
     * to come, else the last; {@code null} if there is none or the vehicle drives for another escort then.
     */
    static @Nullable String outside(EscortState of, Control control, String sealId, long tMs) {
        String last = null;
        for (long atMs = Long.MIN_VALUE; atMs != Long.MAX_VALUE; ) {
            EscortTerm term = control.termAt(of.escortId(), atMs);
            EscortPlan plan = term.plan();
            List<PlannedVehicle> planned = plan == null ? List.of() : plan.vehicles();
            boolean isDeclared = false;
            for (PlannedVehicle vehicle : planned) {
                if (sealId.equals(vehicle.sealId())) {
                    last = vehicle.vehicleId();
                    isDeclared = true;
                }
            }
            if (isDeclared && term.fromMs() > tMs) {
                break;
            }
            atMs = term.toMs();
        }
        return last == null || control.situationAt(last, tMs).plan() != null ? null : last;
    }
}
