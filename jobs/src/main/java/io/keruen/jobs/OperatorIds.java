package io.keruen.jobs;

/** The operators by the uid under which savepoints keep their state: none is ever renamed or reused. */
public enum OperatorIds {
    FRAMES("frames"),
    FRAMES_WITHOUT_TICKS("frames-without-ticks"),
    CONTROL("control"),
    CONTROL_GATE("control-gate"),
    PERMITS("permits"),
    CUSTOMS("customs"),
    VEHICLE("vehicle"),
    FLEET("fleet"),
    FLEET_FINDINGS("fleet-findings"),
    ESCORT("escort"),
    GATE("gate"),
    ACTION_NOTES("action-notes"),
    ACTIONS("actions"),
    ALERTS("alerts"),
    ALERT_STATES("alert-states"),
    TRANSITS("transits"),
    CLEARANCES("clearances"),
    REJECTED("rejected"),
    TALLIES("tallies"),
    VEHICLES("vehicles"),
    CONVOYS("convoys");

    private final String uid;

    OperatorIds(String uid) {
        this.uid = uid;
    }

    /** The uid in savepoints; also the operator's name in metrics and the web page. */
    public String uid() {
        return uid;
    }
}
