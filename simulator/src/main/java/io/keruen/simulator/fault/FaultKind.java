package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.CrossingMap;

/**
 * A kind of fault as the catalogue lists it.
 *
 * @param name its name on the command line
 */
public record FaultKind(String name, Maker maker) {

    /** Makes the fault of one world. */
    @FunctionalInterface
    public interface Maker {
        /** The fault of this vehicle (its place in the convoy), with the fault's own stream of chance. */
        Fault make(CrossingMap map, int vehicle, Chance chance);
    }
}
