package io.keruen.benchmarks.obvious;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is remembered of a vehicle. */
final class ObviousVehicle {
    final String vehicleId;

    /** Since when it has been inside of each zone. */
    final Map<String, Long> insideSince = new HashMap<>();

    /** Since when each condition has held. */
    final Map<String, Long> since = new HashMap<>();

    /** The open alerts by their type. */
    final Map<String, ObviousAlert> open = new HashMap<>();

    /** The samples of the last 5 s. */
    final Deque<ObviousSample> lately = new ArrayDeque<>();

    /** When each of the last 30 s of samples was taken and how late it came, ms. */
    final Deque<Long> arrivals = new ArrayDeque<>();

    final Deque<Long> delays = new ArrayDeque<>();

    @Nullable
    ObviousSample last;

    @Nullable
    ObviousSample stoppedAt;

    ObviousVehicle(String vehicleId) {
        this.vehicleId = vehicleId;
    }
}
