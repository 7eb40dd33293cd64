package io.keruen.core.alert;

import org.jspecify.annotations.Nullable;

/** Where the alert book looks up what the rules declared about their alerts. */
@FunctionalInterface
public interface AlertTypes {
    /** The declaration of an alert type, or {@code null} if no rule raises it. */
    @Nullable
    AlertType alertType(String name);

    /** What holds for the life of an alert about this vehicle at a moment. */
    default LifeLimits limits(String vehicleId, long atMs) {
        return LifeLimits.DEFAULTS;
    }
}
