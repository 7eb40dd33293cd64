package io.keruen.core.stage;

import io.keruen.core.alert.AlertEvent;

/** Where the escort stage speaks to. Called in the order of deciding. */
public interface EscortOutput {
    /** A moment in the life of an alert. */
    void alert(AlertEvent event);
}
