package io.keruen.core.convoy;

import org.jspecify.annotations.Nullable;

/**
 * One vehicle of an escort plan.
 *
 * @param lengthM bumper to bumper, metres, &gt; 0
 * @param cargoTempMinC lowest cargo temperature allowed, NaN if none was agreed
 * @param cargoTempMaxC highest cargo temperature allowed, NaN if none was agreed
 * @param cargoWeightKg the declared weight, NaN if none
 * @param weightTolPct how far the measured weight may differ, percent, NaN if none
 */
public record PlannedVehicle(
        String vehicleId,
        Role role,
        double lengthM,
        @Nullable String sealId,
        @Nullable String declarationId,
        double cargoTempMinC,
        double cargoTempMaxC,
        double cargoWeightKg,
        double weightTolPct) {

    /** A vehicle without seal, declaration or cargo limits. */
    public static PlannedVehicle of(String vehicleId, Role role, double lengthM) {
        return new PlannedVehicle(vehicleId, role, lengthM, null, null, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
}
