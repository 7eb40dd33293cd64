package io.keruen.simulator.run;

import io.keruen.simulator.fault.FaultCatalog;
import java.time.Instant;
import java.util.List;

/**
 * What a simulation is made from.
 *
 * @param minutes how long it is recorded, 0 until the convoy stands in its last yard
 * @param vehicles how many vehicles drive in the convoy
 * @param faults names of faults, none for a clean crossing
 */
public record Setup(long seed, long startMs, int minutes, int vehicles, List<String> faults) {
    /** The longest recording. */
    public static final int MOST_MINUTES = 120;

    /** The smallest convoy. */
    public static final int FEWEST_VEHICLES = 2;

    /** The largest convoy that the yards and queues of the map hold. */
    public static final int MOST_VEHICLES = 8;

    /** When a crossing begins unless somebody says otherwise: a morning in June, 08:00 in Bakhty. */
    public static final Instant START = Instant.parse("2026-06-01T03:00:00Z");

    /** The crossing that shows everything: five vehicles, every fault, until they stand in the last yard. */
    public static Setup standard() {
        return new Setup(1, START.toEpochMilli(), 0, 5, FaultCatalog.names());
    }

    /** Refuses what cannot be played. */
    public Setup {
        if (minutes < 0 || minutes > MOST_MINUTES) {
            throw new IllegalArgumentException("minutes " + minutes + " is not in 0.." + MOST_MINUTES);
        }
        if (vehicles < FEWEST_VEHICLES || vehicles > MOST_VEHICLES) {
            throw new IllegalArgumentException(
                    "vehicles " + vehicles + " is not in " + FEWEST_VEHICLES + ".." + MOST_VEHICLES);
        }
        faults = List.copyOf(faults);
        for (String fault : faults) {
            if (FaultCatalog.named(fault).isEmpty()) {
                throw new IllegalArgumentException("no fault " + fault);
            }
        }
    }
}
