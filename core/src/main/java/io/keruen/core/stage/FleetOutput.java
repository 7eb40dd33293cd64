package io.keruen.core.stage;

/** Where the fleet stage speaks to. Called in the order of deciding. */
@FunctionalInterface
public interface FleetOutput {
    /** A vehicle is silent, or everybody is, or no longer. */
    void finding(StampedFinding finding);
}
