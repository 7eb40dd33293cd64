package io.keruen.connectors.names;

/**
 * The metrics of the jobs, as operations watch them: what each means and when it needs a person stands in
 * {@code docs/operations.md}. Flink puts the operator's scope before a name.
 */
public enum MetricNames {
    /** Samples that were accepted. */
    SAMPLES_ACCEPTED("samplesAccepted"),
    /** Samples that had come before. */
    SAMPLES_DUPLICATE("samplesDuplicate"),
    /** Accepted samples older than what was already judged. */
    SAMPLES_LATE("samplesLate"),
    /** Late samples that joined no path: nobody knows where the vehicle was. */
    SAMPLES_LATE_UNJUDGED("samplesLateUnjudged"),
    /** Records that were kept with a reason instead of being judged. */
    RECORDS_REJECTED("recordsRejected"),
    /** Alert events that were written. */
    ALERT_EVENTS("alertEvents"),
    /** Time spent in the rules of a stage, nanoseconds. */
    JUDGED_NS("judgedNs"),
    /** How long ago the last tick came, milliseconds: without ticks time stands still. */
    TICK_AGE_MS("tickAgeMs"),
    /** How long ago the last checkpoint was completed, milliseconds. */
    CHECKPOINT_AGE_MS("checkpointAgeMs"),
    /** How far the stage's time is behind ours, milliseconds; means nothing while a recorded scenario plays. */
    LAG_MS("lagMs"),
    /** Points that the history has written. */
    POINTS_WRITTEN("pointsWritten"),
    /** Points that InfluxDB will never take: they were kept with a reason. */
    POINTS_REJECTED("pointsRejected"),
    /** Points that wait to be written. */
    POINTS_WAITING("pointsWaiting"),
    /** Writes that were tried again. */
    WRITE_RETRIES("writeRetries"),
    /** How long the last write took, milliseconds. */
    WRITE_MS("writeMs");

    /** Under this group all of them stand. */
    public static final String GROUP = "keruen";

    private final String metricName;

    MetricNames(String metricName) {
        this.metricName = metricName;
    }

    /** The name in Flink. */
    public String metricName() {
        return metricName;
    }
}
