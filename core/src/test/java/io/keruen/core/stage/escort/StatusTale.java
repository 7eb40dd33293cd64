package io.keruen.core.stage.escort;

import static io.keruen.core.stage.escort.Crossing.ESCORT;
import static io.keruen.core.stage.escort.Crossing.T;
import static io.keruen.core.stage.escort.Crossing.vehicle;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.Severity;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.rule.integrity.Integrity;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import io.keruen.core.stage.escort.EscortBench.Said;
import io.keruen.core.stage.flow.VehicleStatus;
import java.util.Arrays;
import java.util.List;

/** What the vehicle stage says of vehicles of an escort, and what is told then. */
abstract class StatusTale {
    static final PlannedVehicle ALONE = vehicle("A", Role.ESCORT, null, null);

    /** As the vehicle stage says it. */
    static VehicleStatus status(String id, long atMs, double chainageM, double mps) {
        VehicleStatus status = new VehicleStatus();
        status.vehicleId = id;
        status.escortId = ESCORT;
        status.convoyId = "C1";
        status.role = Role.CARGO;
        status.routeId = Double.isNaN(chainageM) ? null : "road";
        status.sealId = id.equals("B") ? "S1" : null;
        status.atMs = T + atMs;
        status.eventTimeMs = T + atMs - 50;
        status.ingestTimeMs = T + atMs;
        status.integrity = Integrity.TRUSTED;
        status.latDeg = Point.LAT_DEG;
        status.lonDeg = Point.LON_DEG;
        status.chainageM = chainageM;
        status.jurisdiction = "KZ";
        Arrays.fill(status.values, Double.NaN);
        Arrays.fill(status.codes, CodedSignal.ABSENT);
        status.values[Signal.SPEED_MPS.ordinal()] = mps;
        return status;
    }

    static VehicleStatus end(VehicleStatus.Kind kind, String id, long atMs) {
        VehicleStatus status = new VehicleStatus();
        status.kind = kind;
        status.vehicleId = id;
        status.escortId = ESCORT;
        status.atMs = T + atMs;
        return status;
    }

    static Finding finding(Finding.Kind kind, String type, Severity severity, long atMs) {
        return Finding.of(kind, "route-deviation", type)
                .vehicle("B")
                .escort(ESCORT, "C1")
                .severity(severity)
                .times(T + 5_000, T + atMs)
                .build();
    }

    /** The statuses told of a vehicle as {@code moment alerts severity seal}. */
    static List<String> told(Said said, String id) {
        return said.vehicles.stream()
                .filter(status -> status.vehicleId.equals(id))
                .map(status -> (status.atMs - T) + " " + status.openAlerts + " " + status.highestSeverity + " "
                        + status.sealStatus)
                .toList();
    }

    static ConvoyStatus last(Said said) {
        return said.convoys.get(said.convoys.size() - 1);
    }

    static List<Long> moments(Said said) {
        return said.convoys.stream().map(status -> status.atMs() - T).toList();
    }
}
