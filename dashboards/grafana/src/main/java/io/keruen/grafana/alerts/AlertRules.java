package io.keruen.grafana.alerts;

import java.util.List;

/** Every rule: about the system only. What endangers a convoy is decided by the escort job, in event time. */
public final class AlertRules {
    /** How far back a rule looks. */
    public static final int LOOKS_BACK_S = 60;

    private static final List<AlertRule> ALL = List.of(
            new AlertRule(
                    "keruen-no-telemetry",
                    "No telemetry",
                    "No vehicle's state has come for a minute.",
                    "SELECT count(\"latDeg\") FROM \"history\".\"vehicle\" WHERE $timeFilter",
                    true,
                    1,
                    30,
                    true),
            new AlertRule(
                    "keruen-rejected-inputs",
                    "Inputs are rejected",
                    "Inputs were kept with a reason instead of being judged: see the pipeline board.",
                    "SELECT sum(\"sampleCount\") FROM \"history\".\"rejected\" WHERE $timeFilter",
                    false,
                    0,
                    0,
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
                    true));

    private AlertRules() {}

    /** All of them. */
    public static List<AlertRule> all() {
        return ALL;
    }
}
