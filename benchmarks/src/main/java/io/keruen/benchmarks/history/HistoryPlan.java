package io.keruen.benchmarks.history;

import java.util.List;

/**
 * What is measured.
 *
 * @param points that are written in all
 * @param batches points in one write, a measurement each
 */
record HistoryPlan(int points, List<Integer> batches) {
    private static final int WARM_UP_PARTS = 5;

    static HistoryPlan full() {
        return new HistoryPlan(400_000, List.of(1_000, 5_000));
    }

    static HistoryPlan quick() {
        return new HistoryPlan(20_000, List.of(5_000));
    }

    HistoryPlan withPoints(int others) {
        return new HistoryPlan(others, batches);
    }

    HistoryPlan withBatches(List<Integer> others) {
        return new HistoryPlan(points, others);
    }

    /** So many points are written before it counts. */
    int warmUpPoints() {
        return points / WARM_UP_PARTS;
    }
}
