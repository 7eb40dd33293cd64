package io.keruen.benchmarks.latency;

import java.util.List;

/**
 * What is measured and for how long.
 *
 * @param rates samples a second, ten of each vehicle; each is measured by itself
 * @param frameSize samples that a vehicle sends at once
 * @param warmUpS alerts of the first seconds must come, but their latency does not count
 * @param withHistory whether the history job runs beside, its database away for the middle third of the measured time
 */
record LatencyPlan(List<Integer> rates, int frameSize, int warmUpS, int measuredS, boolean withHistory) {
    static final int SAMPLES_A_SECOND = 10;
    static final int GATES = 8;

    /** A truck needs longer than this at a gate. */
    private static final int SECONDS_PER_TRUCK = 2;

    private static final int FIRST_TRUCKS = 4;

    /**
     * The figures: seven minutes. Two minutes of warm-up, because the compilers of three young processes take the better
     * part of two cores for as long.
     */
    static LatencyPlan full() {
        return new LatencyPlan(List.of(2_000, 20_000), 1, 120, 75, false);
    }

    /** Whether it still works: the figures mean little. */
    static LatencyPlan quick() {
        return new LatencyPlan(List.of(500), 1, 10, 15, false);
    }

    LatencyPlan withRates(List<Integer> newRates) {
        return new LatencyPlan(newRates, frameSize, warmUpS, measuredS, withHistory);
    }

    LatencyPlan withFrameSize(int newFrameSize) {
        return new LatencyPlan(rates, newFrameSize, warmUpS, measuredS, withHistory);
    }

    LatencyPlan withWarmUpS(int newWarmUpS) {
        return new LatencyPlan(rates, frameSize, newWarmUpS, measuredS, withHistory);
    }

    LatencyPlan withMeasuredS(int newMeasuredS) {
        return new LatencyPlan(rates, frameSize, warmUpS, newMeasuredS, withHistory);
    }

    LatencyPlan besideHistory() {
        return new LatencyPlan(rates, frameSize, warmUpS, measuredS, true);
    }

    /** More trucks than a gate can take in the time. */
    int trucksPerGate() {
        return FIRST_TRUCKS + measuredS / SECONDS_PER_TRUCK;
    }

    /** How many samples each vehicle takes. */
    int samples() {
        return (warmUpS + measuredS) * SAMPLES_A_SECOND;
    }
}
