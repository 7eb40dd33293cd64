package io.keruen.benchmarks.job;

import java.util.List;

/**
 * What is measured and for how long.
 *
 * @param vehicles a multiple of five
 * @param samples of each vehicle, after its first; divisible by every frame size
 * @param warmUps rounds before the first that counts
 * @param obviousRounds the slow one takes fewer
 */
record JobPlan(
        List<Integer> zones,
        List<Integer> frameSizes,
        int vehicles,
        int samples,
        int warmUps,
        int rounds,
        int obviousRounds,
        long seed) {
    /** The figures: half an hour. */
    static JobPlan full() {
        return new JobPlan(List.of(10, 1_000), List.of(1, 10, 50), 500, 2_000, 6, 5, 3, 47);
    }

    /** Whether it still works, in a minute or two: the figures mean little. */
    static JobPlan quick() {
        return new JobPlan(List.of(10), List.of(10), 100, 600, 1, 2, 1, 47);
    }

    JobPlan withZones(List<Integer> newZones) {
        return new JobPlan(newZones, frameSizes, vehicles, samples, warmUps, rounds, obviousRounds, seed);
    }

    JobPlan withFrameSizes(List<Integer> newFrameSizes) {
        return new JobPlan(zones, newFrameSizes, vehicles, samples, warmUps, rounds, obviousRounds, seed);
    }

    JobPlan withVehicles(int newVehicles) {
        return new JobPlan(zones, frameSizes, newVehicles, samples, warmUps, rounds, obviousRounds, seed);
    }

    JobPlan withSamples(int newSamples) {
        return new JobPlan(zones, frameSizes, vehicles, newSamples, warmUps, rounds, obviousRounds, seed);
    }

    JobPlan withRounds(int newRounds) {
        int ofObvious = Math.min(obviousRounds, newRounds);
        return new JobPlan(zones, frameSizes, vehicles, samples, warmUps, newRounds, ofObvious, seed);
    }

    /** How many samples a round consists of. */
    long total() {
        return (long) vehicles * (samples + 1);
    }
}
