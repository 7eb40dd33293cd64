package io.keruen.core.control;

import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.customs.DeclarationLine;
import io.keruen.core.customs.SealLine;
import io.keruen.core.gate.GateLine;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * By what names a line of customs and a plan find each other: a declaration by its id, a seal by its id and by the
 * vehicle that it reports to be on, because a seal that no plan names may sit on a vehicle that one does; a passage that
 * was not read by its gate.
 */
public final class CustomsNames {
    private static final String DECLARATION = "D|";
    private static final String SEAL = "S|";
    private static final String VEHICLE = "V|";
    private static final String GATE = "G|";

    private CustomsNames() {}

    /** What a plan names. */
    public static Set<String> of(EscortPlan plan) {
        TreeSet<String> names = new TreeSet<>();
        plan.gates().forEach(gateId -> names.add(GATE + gateId));
        for (PlannedVehicle vehicle : plan.vehicles()) {
            names.add(VEHICLE + vehicle.vehicleId());
            if (vehicle.sealId() != null) {
                names.add(SEAL + vehicle.sealId());
            }
            if (vehicle.declarationId() != null) {
                names.add(DECLARATION + vehicle.declarationId());
            }
        }
        return names;
    }

    /** What a declaration line is about. */
    public static List<String> of(DeclarationLine line) {
        return List.of(DECLARATION + line.declarationId());
    }

    /** What a seal line is about. */
    public static List<String> of(SealLine line) {
        return List.of(SEAL + line.sealId(), VEHICLE + line.vehicleId());
    }

    /**
     * What a gate's line is about: whom or whose seal the lane read; a plate may be the name of a vehicle. A passage of
     * nobody by name is about all whose plans lead through the gate.
     */
    public static List<String> of(GateLine line) {
        TreeSet<String> names = new TreeSet<>();
        String vehicleId = line.readVehicleId();
        if (vehicleId != null) {
            names.add(VEHICLE + vehicleId);
        }
        if (line.sealId() != null) {
            names.add(SEAL + line.sealId());
        }
        if (line.event() == GateLine.Event.PASSED && line.vehicleId() == null) {
            names.add(GATE + line.gateId());
        }
        return List.copyOf(names);
    }
}
