package io.keruen.benchmarks.latency;

/**
 * An alert as somebody who reads the alerts saw it for the first time.
 *
 * @param seenMs when, by the wall clock
 * @param writtenMs when the job handed it to its producer
 */
record SeenAlert(String alertId, String type, String vehicleId, long startedAtMs, long seenMs, long writtenMs) {}
