package io.keruen.app;

import io.keruen.simulator.run.Setup;
import io.keruen.simulator.run.SimulatedScenario;
import io.keruen.simulator.world.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a crossing that fails as small as it can while it still fails: fewer faults, fairer, fewer vehicles, shorter. */
final class Shrinker {
    private static final long MINUTE_MS = 60_000;

    private final Predicate<Setup> fails;

    Shrinker(Predicate<Setup> fails) {
        this.fails = fails;
    }

    /** The smallest that was found. */
    Setup shrink(Setup failing) {
        Setup small = failing;
        for (String fault : failing.faults()) {
            List<String> fewer = new ArrayList<>(small.faults());
            fewer.remove(fault);
            small = orElse(small.withFaults(fewer), small);
        }
        small = orElse(small.withConditions(Conditions.FAIR), small);
        small = orElse(small.withOncoming(false), small);
        while (small.vehicles() > Setup.FEWEST_VEHICLES && fails.test(small.withVehicles(small.vehicles() - 1))) {
            small = small.withVehicles(small.vehicles() - 1);
        }
        int least = 0;
        int most = (int) (SimulatedScenario.play(small).lengthMs() / MINUTE_MS);
        while (most - least > 1) {
            int middle = (least + most) / 2;
            if (fails.test(small.withMinutes(middle))) {
                most = middle;
            } else {
                least = middle;
            }
        }
        return most > 0 ? orElse(small.withMinutes(most), small) : small;
    }

    private Setup orElse(Setup smaller, Setup otherwise) {
        return fails.test(smaller) ? smaller : otherwise;
    }
}
