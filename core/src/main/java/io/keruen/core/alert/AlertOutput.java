package io.keruen.core.alert;

/** Where the alert book speaks to. Called in the order of deciding. */
@FunctionalInterface
public interface AlertOutput {
    /** A moment in the life of an alert. */
    void alert(AlertEvent event);

    /** Officers are told of this alert for the first time, with the event just said. */
    default void notified(AlertEvent event) {}
}
