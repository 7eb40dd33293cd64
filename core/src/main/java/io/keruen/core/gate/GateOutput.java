package io.keruen.core.gate;

/** Where the gate stage speaks to. Called in the order of deciding. */
public interface GateOutput {
    /** A decision. */
    void clearance(ClearanceDecision decision);
}
