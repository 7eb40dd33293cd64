package io.keruen.connectors.codec;

import io.keruen.connectors.rejected.ControlCheck;
import io.keruen.connectors.rejected.InvalidInputException;
import io.keruen.connectors.rejected.Reason;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.convoy.PlannedVehicle;
import io.keruen.core.convoy.Role;
import io.keruen.core.policy.PolicyOverrides;
import io.keruen.schemas.CargoLimits;
import io.keruen.schemas.EscortPlanRecord;
import io.keruen.schemas.EscortPolicy;
import io.keruen.schemas.VehicleRole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Escort plans as they stand in {@code control.escorts}. One per thread. */
public final class PlanCodec {
    private static final long NEVER = 0;

    private final RecordCodec<EscortPlanRecord> codec;

    /** A codec that also reads what the other schemas of the store wrote. */
    public PlanCodec(SchemaStore schemas) {
        codec = new RecordCodec<>(schemas, EscortPlanRecord.getClassSchema());
    }

    /** Encodes a plan. */
    public byte[] encode(EscortPlan plan) {
        EscortPlanRecord written = new EscortPlanRecord();
        written.setEscortId(plan.escortId());
        written.setVersion(plan.version());
        written.setConvoyId(plan.convoyId());
        written.setVehicles(plan.vehicles().stream().map(PlanCodec::vehicle).toList());
        written.setRouteId(plan.routeId());
        written.setGates(plan.gates());
        written.setValidFromMs(plan.validFromMs());
        written.setValidToMs(plan.validToMs());
        written.setArriveByMs(Absent.asNull(plan.arriveByMs(), NEVER));
        boolean changesNothing = plan.policy().rules().isEmpty();
        written.setPolicy(changesNothing ? null : new EscortPolicy(plan.policy().rules()));
        return codec.encode(written);
    }

    private static io.keruen.schemas.PlannedVehicle vehicle(PlannedVehicle vehicle) {
        return new io.keruen.schemas.PlannedVehicle(
                vehicle.vehicleId(),
                VehicleRole.valueOf(vehicle.role().name()),
                vehicle.lengthM(),
                vehicle.sealId(),
                vehicle.declarationId(),
                limits(vehicle));
    }

    /** Limits of the temperature come in pairs: where only one was agreed, the other is NaN on the wire too. */
    private static @Nullable CargoLimits limits(PlannedVehicle vehicle) {
        boolean noTemp = Double.isNaN(vehicle.cargoTempMinC()) && Double.isNaN(vehicle.cargoTempMaxC());
        Double weight = Absent.nanAsNull(vehicle.cargoWeightKg());
        Double tolerance = Absent.nanAsNull(vehicle.weightTolPct());
        if (noTemp && weight == null && tolerance == null) {
            return null;
        }
        List<Double> temps = noTemp ? null : List.of(vehicle.cargoTempMinC(), vehicle.cargoTempMaxC());
        return new CargoLimits(temps, weight, tolerance);
    }

    /** Decodes a plan. */
    public EscortPlan decode(byte[] message) throws InvalidInputException {
        EscortPlanRecord read = codec.decode(message);
        List<PlannedVehicle> vehicles = new ArrayList<>();
        for (io.keruen.schemas.PlannedVehicle vehicle : read.getVehicles()) {
            vehicles.add(vehicle(vehicle));
        }
        EscortPolicy policy = read.getPolicy();
        EscortPlan plan = new EscortPlan(
                read.getEscortId(),
                read.getConvoyId(),
                read.getVersion(),
                read.getValidFromMs(),
                read.getValidToMs(),
                Absent.nullAs(read.getArriveByMs(), NEVER),
                read.getRouteId(),
                List.copyOf(read.getGates()),
                List.copyOf(vehicles),
                policy == null ? PolicyOverrides.NONE : new PolicyOverrides(policy.getRules()));
        ControlCheck.check(plan);
        return plan;
    }

    private static PlannedVehicle vehicle(io.keruen.schemas.PlannedVehicle read) throws InvalidInputException {
        CargoLimits limits = read.getLimits();
        List<Double> temps = limits == null ? null : limits.getCargoTempC();
        if (temps != null && temps.size() != 2) {
            throw new InvalidInputException(
                    Reason.OUT_OF_RANGE,
                    "The limit cargoTempC of " + read.getVehicleId() + " has " + temps.size() + " entries, not 2.");
        }
        return new PlannedVehicle(
                read.getVehicleId(),
                Absent.sameName(Role.class, read.getRole()),
                read.getLengthM(),
                read.getSealId(),
                read.getDeclarationId(),
                temps == null ? Double.NaN : temps.get(0),
                temps == null ? Double.NaN : temps.get(1),
                limits == null ? Double.NaN : Absent.nullAsNan(limits.getCargoWeightKg()),
                limits == null ? Double.NaN : Absent.nullAsNan(limits.getWeightTolPct()));
    }
}
