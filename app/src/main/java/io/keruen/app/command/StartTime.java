package io.keruen.app.command;

import java.time.DateTimeException;
import java.time.Instant;

/** When a simulated crossing begins, as {@code --start} says it. */
public final class StartTime {
    private static final Instant FIRST = Instant.parse("2000-01-02T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private StartTime() {}

    /**
     * The moment, epoch milliseconds.
     *
     * @throws UsageException if it is none, or not between the years 2000 and 2100
     */
    public static long parse(String start) {
        Instant instant;
        try {
            instant = Instant.parse(start);
        } catch (DateTimeException e) {
            throw new UsageException("--start " + start + " is no instant like 2026-06-01T03:00:00Z");
        }
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new UsageException("--start " + start + " is not between " + FIRST + " and " + LAST);
        }
        return instant.toEpochMilli();
    }
}
