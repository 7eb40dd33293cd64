package io.keruen.core.alert;

/** How urgent an alert is, lowest first. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
