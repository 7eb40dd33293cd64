package io.keruen.core.alert;

/**
 * How long the life of alerts may wait for people, spans of ingest time in ms; declared by the rule {@code alert-life}.
 *
 * @param criticalMs a CRITICAL alert that nobody acknowledges escalates after this
 * @param highMs a HIGH one
 * @param mediumMs a MEDIUM one; a LOW one never does
 * @param shelveMs the longest shelving
 * @param chatterCount so many changes (raised, cleared) of one type and subject ...
 * @param chatterMs ... within this span are chatter
 */
public record LifeLimits(long criticalMs, long highMs, long mediumMs, long shelveMs, int chatterCount, long chatterMs) {
    /** What holds unless a policy says otherwise. */
    public static final LifeLimits DEFAULTS = new LifeLimits(60_000, 300_000, 1_800_000, 3_600_000, 3, 60_000);

    /** When an alert that is notified now escalates. */
    long dueMs(Severity severity, long nowMs) {
        return switch (severity) {
            case CRITICAL -> nowMs + criticalMs;
            case HIGH -> nowMs + highMs;
            case MEDIUM -> nowMs + mediumMs;
            case LOW -> AlertLife.NEVER_MS;
        };
    }
}
