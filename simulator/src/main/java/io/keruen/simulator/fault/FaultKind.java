package io.keruen.simulator.fault;

import io.keruen.core.rule.RuleCatalog;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.World;
import java.util.List;

/**
 * A kind of fault as the catalogue lists it.
 *
 * @param name its name on the command line
 * @param slot where along the crossing it strikes
 * @param alertTypes what it is sure to cause, in some worlds at least
 */
public record FaultKind(String name, Slot slot, List<String> alertTypes, Maker maker) {

    /** Makes the fault of one world. */
    @FunctionalInterface
    public interface Maker {
        /** The fault of this vehicle (its place in the convoy), with the fault's own stream of chance. */
        Fault make(World world, int vehicle, Chance chance);
    }

    /** Whether there are rules for all that it causes. */
    public boolean isLive() {
        RuleCatalog rules = RuleCatalog.standard();
        return alertTypes.stream().allMatch(type -> rules.alertType(type) != null);
    }
}
