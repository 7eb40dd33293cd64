package io.keruen.core.control;

/** The situations of one vehicle one after the other, from the beginning of time to its end. Immutable. */
final class VehicleTimeline {
    private final long[] fromMs;
    private final Situation[] situations;

    VehicleTimeline(long[] fromMs, Situation[] situations) {
        this.fromMs = fromMs;
        this.situations = situations;
    }

    Situation at(long eventTimeMs) {
        int low = 0;
        int high = fromMs.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (fromMs[middle] <= eventTimeMs) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return situations[low];
    }
}
