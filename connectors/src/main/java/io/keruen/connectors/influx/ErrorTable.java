package io.keruen.connectors.influx;

import java.util.List;
import java.util.Locale;

/**
 * What each answer of InfluxDB means for the points of a write: the one place where this is said. The library's own
 * judgement is not asked: it calls an unknown retention policy and a body that is too large worth trying again.
 */
public enum ErrorTable {
    WRITTEN(204, 204, "", Reaction.DONE),
    NO_ANSWER(Answer.NONE, Answer.NONE, "", Reaction.RETRY),
    /** The others of the batch are stored, or none is: written again, it makes no difference. */
    FIELD_TYPE_CONFLICT(400, 400, "field type conflict", Reaction.BISECT),
    TOO_OLD(400, 400, "points beyond retention policy", Reaction.BISECT),
    TOO_MANY_SERIES(400, 400, "limit exceeded", Reaction.BISECT),
    UNREADABLE_LINE(400, 400, "unable to parse", Reaction.BISECT),
    PARTIAL_WRITE(400, 400, "partial write", Reaction.BISECT),
    UNKNOWN_DATABASE(404, 404, "database not found", Reaction.STOP),
    NOT_LET_IN(401, 403, "", Reaction.STOP),
    TOO_SLOW(408, 408, "", Reaction.RETRY),
    TOO_LARGE(413, 413, "", Reaction.BISECT),
    TOO_MANY_WRITES(429, 429, "", Reaction.RETRY),
    UNKNOWN_RETENTION_POLICY(500, 500, "retention policy not found", Reaction.STOP),
    OVERLOADED(500, 599, "", Reaction.RETRY),
    /** A line that breaks a limit we do not know, for which the others shall not wait; or no InfluxDB says so. */
    BAD_REQUEST(400, 400, "", Reaction.DOUBT),
    /** No InfluxDB, or not the one we know: a person must look. */
    UNKNOWN_ANSWER(0, Integer.MAX_VALUE, "", Reaction.STOP);

    private static final List<ErrorTable> ROWS = List.of(values());

    private final int fromStatus;
    private final int toStatus;
    private final String words;
    private final Reaction reaction;

    ErrorTable(int fromStatus, int toStatus, String words, Reaction reaction) {
        this.fromStatus = fromStatus;
        this.toStatus = toStatus;
        this.words = words;
        this.reaction = reaction;
    }

    /** The first row that fits an answer. */
    public static ErrorTable of(Answer answer) {
        String text = answer.text().toLowerCase(Locale.ROOT);
        for (ErrorTable row : ROWS) {
            if (answer.status() >= row.fromStatus && answer.status() <= row.toStatus && text.contains(row.words)) {
                return row;
            }
        }
        throw new IllegalStateException("the last row fits every answer, and did not fit " + answer);
    }

    /** What to do. */
    public Reaction reaction() {
        return reaction;
    }

    /** What to do with the points of a write. */
    public enum Reaction {
        /** They are stored. */
        DONE,
        /** Write them again, later: nothing is wrong with them. */
        RETRY,
        /** At least one will never be taken: write each half; one that stands alone is rejected. */
        BISECT,
        /** The same; but where not one of many is taken, it is not the points: stop. */
        DOUBT,
        /** Nothing will be taken until a person has looked: fail, so that it is seen. */
        STOP
    }
}
