package io.keruen.core.alert;

import org.jspecify.annotations.Nullable;

/** Where the alert book looks up what the rules declared about their alerts. */
@FunctionalInterface
public interface AlertTypes {
    /** The declaration of an alert type, or {@code null} if no rule raises it. */
    @Nullable
    AlertType alertType(String name);

    /**
     * The alert of the foremost of the vehicles that stand before that of an alert whose cause has ended, among those that
     * are open in a book; {@code null} if there is none or the type knows no such cause.
     *
     * @param atMs the moment of that end, event time
     */
    default @Nullable String causeAhead(AlertBook book, AlertEvent of, long atMs) {
        return null;
    }

    /** What holds for the life of an alert about this vehicle at a moment. */
    default LifeLimits limits(String vehicleId, long atMs) {
        return LifeLimits.DEFAULTS;
    }
}
