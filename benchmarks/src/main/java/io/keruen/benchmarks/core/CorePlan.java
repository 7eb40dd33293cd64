package io.keruen.benchmarks.core;

import java.util.List;

/**
 * What is measured and for how long.
 *
 * @param vehicles how many vehicles; from {@link #MANY} on each plays a short stretch only
 * @param longSamples of each of few vehicles
 * @param shortSamples of each of many vehicles
 * @param tapes at most so many vehicles send bytes of their own
 * @param warmUps rounds before the first that counts
 * @param obviousSamples of each of many vehicles, for the obvious way
 */
record CorePlan(
        List<Integer> zones,
        List<Integer> vehicles,
        List<Integer> frameSizes,
        int longSamples,
        int shortSamples,
        int tapes,
        int warmUps,
        int rounds,
        int obviousSamples,
        long seed) {
    /** From so many vehicles on their state does not fit into the caches. */
    static final int MANY = 10_000;

    private static final int MANY_ROUNDS = 2;

    /** The figures of the issue: some minutes. */
    static CorePlan full() {
        return new CorePlan(
                List.of(10, 1_000, 100_000), List.of(100, 100_000), List.of(1, 10, 50), 3_000, 50, 10_000, 3, 7, 5, 47);
    }

    /** Whether it still works, in some seconds: the figures mean little. */
    static CorePlan quick() {
        return new CorePlan(List.of(10, 1_000), List.of(100), List.of(1, 10, 50), 600, 50, 100, 1, 2, 5, 47);
    }

    /** As small as it gets, for tests. */
    static CorePlan tiny() {
        return new CorePlan(List.of(10), List.of(20), List.of(1, 10, 50), 1_000, 50, 20, 0, 1, 5, 47);
    }

    /** The same with other zones and vehicles. */
    CorePlan with(List<Integer> newZones, List<Integer> newVehicles) {
        return new CorePlan(
                newZones,
                newVehicles,
                frameSizes,
                longSamples,
                shortSamples,
                tapes,
                warmUps,
                rounds,
                obviousSamples,
                seed);
    }

    /** The same with another number of rounds. */
    CorePlan withRounds(int newRounds) {
        return new CorePlan(
                zones,
                vehicles,
                frameSizes,
                longSamples,
                shortSamples,
                tapes,
                warmUps,
                newRounds,
                obviousSamples,
                seed);
    }

    static boolean isMany(int vehicles) {
        return vehicles >= MANY;
    }

    int samples(int vehicles) {
        return isMany(vehicles) ? shortSamples : longSamples;
    }

    /** Of many vehicles small frames play fewer samples, or they would take most of the time. */
    int manySamples(int frameSize) {
        return Math.min(shortSamples, Math.max(10, 2 * frameSize));
    }

    int roundsFor(int vehicles) {
        return isMany(vehicles) ? Math.min(MANY_ROUNDS, rounds) : rounds;
    }

    /** Many vehicles need none where few have warmed the code. */
    int warmUpsFor(int vehicles) {
        boolean warm = isMany(vehicles) && vehicles != this.vehicles.get(0);
        return warm ? 0 : isMany(vehicles) ? Math.min(1, warmUps) : warmUps;
    }
}
