package io.keruen.benchmarks.obvious;

import java.util.Map;

/** An alert: raised, or cleared. */
public record ObviousAlert(
        String alertId, String event, String vehicleId, String type, long atMs, Map<String, Double> evidence) {}
