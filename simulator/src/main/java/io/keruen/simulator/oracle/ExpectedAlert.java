package io.keruen.simulator.oracle;

import org.jspecify.annotations.Nullable;

/**
 * An alert that the truth calls for.
 *
 * @param vehicleId {@code null} if it is about everybody
 * @param otherVehicleId the leader, of a pair
 * @param optional it may be raised and need not: the truth is too near to a limit to tell
 */
public record ExpectedAlert(
        String type,
        @Nullable String vehicleId,
        @Nullable String otherVehicleId,
        long startedAtMs,
        long toleranceMs,
        boolean optional) {

    /** The alert of a spell. */
    static ExpectedAlert of(
            String type, @Nullable String vehicleId, @Nullable String otherVehicleId, Spell spell, long samplingMs) {
        return new ExpectedAlert(
                type, vehicleId, otherVehicleId, spell.startedAtMs(), spell.toleranceMs(samplingMs), !spell.sure());
    }
}
