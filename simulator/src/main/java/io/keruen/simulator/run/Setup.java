package io.keruen.simulator.run;

import io.keruen.simulator.fault.FaultCatalog;
import io.keruen.simulator.world.Chance;
import io.keruen.simulator.world.Conditions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a simulation is made from.
 *
 * @param minutes how long it is recorded, 0 until the convoy stands in its last yard
 * @param vehicles how many vehicles drive in the convoy
 * @param faults names of faults, none for a clean crossing
 * @param conditions sky, road and air
 * @param gates whether vehicles are cleared at the gates one by one; else the convoy drives through as one
 * @param oncoming whether another convoy, which faults leave alone, comes the other way meanwhile; not through such
 *     gates
 */
public record Setup(
        long seed,
        long startMs,
        int minutes,
        int vehicles,
        List<String> faults,
        Conditions conditions,
        boolean gates,
        boolean oncoming) {
    /** The longest recording. */
    public static final int MOST_MINUTES = 120;

    /** The smallest convoy. */
    public static final int FEWEST_VEHICLES = 2;

    /** The largest convoy that the yards and queues of the map hold. */
    public static final int MOST_VEHICLES = 8;

    /** When a crossing begins unless somebody says otherwise: a morning in June, 08:00 in Bakhty. */
    public static final Instant START = Instant.parse("2026-06-01T03:00:00Z");

    /**
     * The crossing that shows everything: five vehicles, faults in the first minute, on the road and at the gates, until
     * the last yard.
     */
    public static Setup standard() {
        return standard(START.toEpochMilli());
    }

    /** The same at another time. */
    public static Setup standard(long startMs) {
        List<String> faults = new ArrayList<>(FaultCatalog.shown());
        faults.addAll(FaultCatalog.atGates());
        faults.addAll(FaultCatalog.atStart());
        return new Setup(1, startMs, 0, 5, faults).withGates();
    }

    /** A crossing drawn from a seed: convoy, conditions and faults, of those for which there are rules. */
    public static Setup drawn(long seed) {
        Chance chance = Chance.of(seed).stream("setup");
        int vehicles = vehiclesDrawn(chance);
        Conditions conditions = Conditions.drawn(chance.stream("conditions"));
        List<String> faults = FaultCatalog.drawn(chance.stream("faults"));
        return new Setup(seed, START.toEpochMilli(), 0, vehicles, faults, conditions, false, false);
    }

    /** How many vehicles a convoy has of which nobody said it. */
    static int vehiclesDrawn(Chance chance) {
        return FEWEST_VEHICLES + chance.below(MOST_VEHICLES - FEWEST_VEHICLES + 1);
    }

    /** A crossing on a fine day. */
    public Setup(long seed, long startMs, int minutes, int vehicles, List<String> faults) {
        this(seed, startMs, minutes, vehicles, faults, Conditions.FAIR, false, false);
    }

    /** The same with other faults. */
    public Setup withFaults(List<String> others) {
        return new Setup(seed, startMs, minutes, vehicles, others, conditions, gates, oncoming);
    }

    /** The same in other conditions. */
    public Setup withConditions(Conditions others) {
        return new Setup(seed, startMs, minutes, vehicles, faults, others, gates, oncoming);
    }

    /** The same with another convoy. */
    public Setup withVehicles(int others) {
        return new Setup(seed, startMs, minutes, others, faults, conditions, gates, oncoming);
    }

    /** The same, recorded for so many minutes. */
    public Setup withMinutes(int others) {
        return new Setup(seed, startMs, others, vehicles, faults, conditions, gates, oncoming);
    }

    /** The same with gates that clear one vehicle at a time. */
    public Setup withGates() {
        return new Setup(seed, startMs, minutes, vehicles, faults, conditions, true, oncoming);
    }

    /** The same with another convoy that comes the other way, or without. */
    public Setup withOncoming(boolean comes) {
        return new Setup(seed, startMs, minutes, vehicles, faults, conditions, gates, comes);
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
        if (gates && oncoming) {
            throw new IllegalArgumentException("gates let vehicles through in one direction only");
        }
        faults = List.copyOf(faults);
        for (String fault : faults) {
            if (FaultCatalog.named(fault).isEmpty()) {
                throw new IllegalArgumentException("no fault " + fault);
            }
        }
    }
}
