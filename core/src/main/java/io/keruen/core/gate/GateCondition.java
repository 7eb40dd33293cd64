package io.keruen.core.gate;

/** The conditions of a clearance, in the order in which they are told. All must be TRUE to open. */
public enum GateCondition {
    ESCORT_VALID("escortValid"),
    IDENTITY("identity"),
    TURN("turn"),
    DECLARATION("declaration"),
    SEAL("seal"),
    NO_BLOCKING_ALERT("noBlockingAlert"),
    TELEMETRY_FRESH("telemetryFresh"),
    AT_GATE("atGate"),
    CONTROL_LOADED("controlLoaded"),
    LAG("lag"),
    NO_HOLD("noHold");

    private final String field;

    GateCondition(String field) {
        this.field = field;
    }

    /** Its name in clearances. */
    public String field() {
        return field;
    }
}
