package io.keruen.grafana.alerts;

import java.util.List;

/** Every rule: about the system only. What endangers a convoy is decided by the escort job, in event time. */
public final class AlertRules {
    private static final int MINUTE_S = 60;

    /** As full as by default it gets, {@code history.batch-points}. */
    private static final int MOST_POINTS_WAITING = 5_000;

    private static final List<AlertRule> ALL = List.of(
            new AlertRule(
                    "keruen-history-behind",
                    "History is behind",
                    "The boards show what was: the history job is away, or InfluxDB too slow for it.",
                    // whether anybody drives does not count: who was heard and is silent is the escort job's affair
                    "SELECT max(\"waiting\") FROM (SELECT last(\"pointsWaiting\") AS \"waiting\""
                            + " FROM \"history\".\"pipeline\" WHERE $timeFilter GROUP BY \"operator\", \"subtask\")",
                    false,
                    MOST_POINTS_WAITING - 1,
                    MINUTE_S,
                    MINUTE_S,
                    true),
            new AlertRule(
                    "keruen-rejected-inputs",
                    "Inputs are rejected",
                    "Inputs were kept with a reason instead of being judged: see the pipeline board.",
                    "SELECT sum(\"sampleCount\") FROM \"history\".\"rejected\" WHERE $timeFilter",
                    false,
                    0,
                    0,
                    // a point stands where its input came: the job, or the history, may have been away for a while
                    // since
                    15 * MINUTE_S,
                    false),
            new AlertRule(
                    "keruen-tick-age",
                    "Ticks are late",
                    "No ticks: no time passes, nothing is judged, gates stay closed.",
                    // the worst of what each subtask said last: one late report is over with the next
                    "SELECT max(\"age\") FROM (SELECT last(\"tickAgeMs\") AS \"age\" FROM \"history\".\"pipeline\""
                            + " WHERE $timeFilter GROUP BY \"operator\", \"subtask\")",
                    false,
                    3_000,
                    10,
                    MINUTE_S,
                    true));

    private AlertRules() {}

    /** All of them. */
    public static List<AlertRule> all() {
        return ALL;
    }
}
