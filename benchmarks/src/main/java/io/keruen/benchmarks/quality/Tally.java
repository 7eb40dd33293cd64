package io.keruen.benchmarks.quality;

import io.keruen.benchmarks.measure.Confidence;
import io.keruen.benchmarks.measure.Percentiles;

/** What is counted of one alert type of one rule. Not thread-safe. */
final class Tally {
    private static final double MS_PER_HOUR = 3_600_000;

    private final String type;
    private final String ruleId;
    private final String hold;
    private final Percentiles raisedMs = new Percentiles();
    private final Percentiles beyondHoldMs = new Percentiles();
    private final Percentiles spokenMs = new Percentiles();
    private long injected;
    private int found;
    private int missed;
    private int falseAlarms;
    private int cleanFalseAlarms;
    private long vehicleMs;
    private long cleanVehicleMs;

    /** Nothing counted; {@code hold} is the name of the rule's parameter, empty without one. */
    Tally(String type, String ruleId, String hold) {
        this.type = type;
        this.ruleId = ruleId;
        this.hold = hold;
    }

    void watched(Outcome.Ride ride) {
        vehicleMs += ride.vehicleMs();
        cleanVehicleMs += ride.source() == Source.CLEAN ? ride.vehicleMs() : 0;
    }

    void injected(long causes) {
        injected += causes;
    }

    void judged(int hits, int misses, int wrong, Source source) {
        found += hits;
        missed += misses;
        falseAlarms += wrong;
        cleanFalseAlarms += source == Source.CLEAN ? wrong : 0;
    }

    void took(Outcome.Delay delay) {
        raisedMs.add(delay.raisedMs());
        beyondHoldMs.add(delay.beyondHoldMs());
        spokenMs.add(delay.spokenMs());
    }

    String type() {
        return type;
    }

    String ruleId() {
        return ruleId;
    }

    String hold() {
        return hold;
    }

    long injectedCount() {
        return injected;
    }

    int expected() {
        return found + missed;
    }

    int found() {
        return found;
    }

    int missed() {
        return missed;
    }

    int falseAlarms() {
        return falseAlarms;
    }

    /** Whether anything was judged in which it could be raised. */
    boolean isJudged() {
        return vehicleMs > 0 || expected() > 0;
    }

    /** Share of what was expected that was said; NaN if nothing was. */
    double recall() {
        return expected() == 0 ? Double.NaN : (double) found / expected();
    }

    /** Share of what was said that was right; NaN if nothing was. */
    double precision() {
        return found + falseAlarms == 0 ? Double.NaN : (double) found / (found + falseAlarms);
    }

    Confidence.Interval recallInterval() {
        return Confidence.wilson(found, expected());
    }

    Confidence.Interval precisionInterval() {
        return Confidence.wilson(found, found + falseAlarms);
    }

    Rate cleanRate() {
        return new Rate(cleanFalseAlarms, cleanVehicleMs / MS_PER_HOUR);
    }

    Rate rate() {
        return new Rate(falseAlarms, vehicleMs / MS_PER_HOUR);
    }

    /** Event time from the beginning of the cause to the raising. */
    Percentiles raisedMs() {
        return raisedMs;
    }

    /** Event time from the beginning of the cause to the raising, less the hold. */
    Percentiles beyondHoldMs() {
        return beyondHoldMs;
    }

    /** From the beginning of the cause to the ingest time at which the core spoke. */
    Percentiles spokenMs() {
        return spokenMs;
    }
}
