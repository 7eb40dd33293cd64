package io.keruen.grafana.boards;

import io.keruen.grafana.model.Board;
import io.keruen.grafana.model.Panel;
import io.keruen.grafana.model.Query;
import java.util.List;

/** Whether the pipeline itself is well; what each number means stands in docs/operations.md. */
public final class PipelineHealthBoard {
    private PipelineHealthBoard() {}

    /** The board. */
    public static Board board() {
        return new Board(
                "keruen-pipeline",
                "Pipeline health",
                "Whether the system itself is well. By our clock, also while a recorded scenario plays.",
                List.of(),
                List.of(),
                List.of(
                        age("Age of ticks", "Since the last tick came: without ticks no time passes.", "tickAgeMs")
                                .lines(1_000, 3_000),
                        age("Lag", "How far a stage's time is behind ours; gates are held above 3 s.", "lagMs")
                                .lines(1_000, 3_000),
                        age("Age of checkpoints", "A restart repeats so much.", "checkpointAgeMs")
                                .lines(60_000, 300_000),
                        rate("Samples", "Samples that were accepted, per second.", "cps", "samplesAccepted"),
                        rate("Late samples", "Older than what was already judged, per second.", "cps", "samplesLate"),
                        rate(
                                "Repeated samples",
                                "Samples that had come before, per second.",
                                "cps",
                                "samplesDuplicate"),
                        rate("Alert events", "Alert events that were written, per second.", "cps", "alertEvents"),
                        rejected(),
                        latestRejected(),
                        rate("Points written", "Points that the history wrote, per second.", "cps", "pointsWritten"),
                        rate(
                                "Writes tried again",
                                "Tries in vain to write to InfluxDB, per second.",
                                "cps",
                                "writeRetries"),
                        rate(
                                "Points refused",
                                "Points that InfluxDB will never take, per second.",
                                "cps",
                                "pointsRejected"),
                        age("Time of a write", "How long the last write to InfluxDB took.", "writeMs"),
                        waiting()));
    }

    private static Panel age(String title, String description, String metric) {
        return Panel.of(
                        Panel.Kind.TIME_SERIES,
                        title,
                        description,
                        "ms",
                        Query.series(
                                "SELECT max(\"" + metric + "\") FROM \"history\".\"pipeline\" WHERE $timeFilter"
                                        + " GROUP BY time($__interval), \"operator\", \"subtask\" fill(none)",
                                "$tag_operator $tag_subtask"))
                .size(8, 7);
    }

    private static Panel rate(String title, String description, String unit, String metric) {
        return Panel.of(
                        Panel.Kind.TIME_SERIES,
                        title,
                        description,
                        unit,
                        Query.series(
                                "SELECT non_negative_derivative(max(\"" + metric
                                        + "\"), 1s) FROM \"history\".\"pipeline\""
                                        + " WHERE $timeFilter"
                                        + " GROUP BY time($__interval), \"operator\", \"subtask\" fill(none)",
                                "$tag_operator $tag_subtask"))
                .size(8, 7);
    }

    private static Panel rejected() {
        return Panel.of(
                        Panel.Kind.TIME_SERIES,
                        "Rejected inputs",
                        "Inputs that were kept with a reason instead of being judged.",
                        "none",
                        Query.series("""
                        SELECT sum("sampleCount") FROM "history"."rejected" WHERE $timeFilter \
                        GROUP BY time($__interval), "reason" fill(none)""", "$tag_reason"))
                .bars()
                .size(8, 7);
    }

    private static Panel latestRejected() {
        return Panel.of(
                        Panel.Kind.TABLE,
                        "Latest rejected inputs",
                        "Each with its reason and where it stands.",
                        "none",
                        Query.table("""
                        SELECT "reason", "source", "offset", "detail" FROM "history"."rejected" WHERE $timeFilter \
                        ORDER BY time DESC LIMIT 50"""))
                .size(8, 7);
    }

    private static Panel waiting() {
        return Panel.of(
                        Panel.Kind.TIME_SERIES,
                        "Points waiting",
                        "Points in the writers' buffers.",
                        "none",
                        Query.series("""
                        SELECT max("pointsWaiting") FROM "history"."pipeline" WHERE $timeFilter \
                        GROUP BY time($__interval), "subtask" fill(none)""", "$tag_subtask"))
                .size(16, 7);
    }
}
