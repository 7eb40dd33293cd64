package io.keruen.simulator.fault;

import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.CrossingMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Every fault there is. A new one is one file and one line here. */
public final class FaultCatalog {
    private static final List<FaultKind> ALL =
            List.of(Deviation.KIND, WideningGap.KIND, Jump.KIND, Stop.KIND, Silence.KIND);

    private FaultCatalog() {}

    /** All of them, in the order in which a convoy meets them. */
    public static List<FaultKind> all() {
        return ALL;
    }

    /** Their names. */
    public static List<String> names() {
        return ALL.stream().map(FaultKind::name).toList();
    }

    /** The fault of this name. */
    public static Optional<FaultKind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /**
     * The faults of a world: each befalls a vehicle of its own as long as there are enough. A fault's vehicle and
     * numbers do not depend on which others were asked for.
     */
    public static List<Fault> make(Collection<String> names, CrossingMap map, int vehicles, Chance chance) {
        int[] order = chance.stream("vehicles").permutation(vehicles);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < ALL.size(); i++) {
            FaultKind kind = ALL.get(i);
            if (names.contains(kind.name())) {
                faults.add(kind.maker().make(map, order[i % vehicles], chance.stream(kind.name())));
            }
        }
        return faults;
    }
}
