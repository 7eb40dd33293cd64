package io.keruen.connectors.http;

import io.keruen.connectors.outlet.Attempt;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** What the answers of a web server mean for a delivery. */
final class Answers {
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    /** Answers that are about this one message: the same bytes get the same answer. */
    private static final Set<Integer> ABOUT_THE_MESSAGE = Set.of(400, 406, 411, 413, 414, 415, 422);

    private static final int MAX_SECONDS_DIGITS = 8;

    /** A wish to be left alone counts so long: alerts wait behind it. */
    static final long LONGEST_WISH_MS = 900_000;

    private Answers() {}

    /** The answer to a delivery. */
    static Attempt attempt(HttpResponse<?> response, long nowMs) {
        int status = response.statusCode();
        String words = "answered " + status;
        if (status / 100 == 2) {
            return Attempt.delivered(words);
        }
        if (status == GONE) {
            return Attempt.gone("answered 410: it wants nothing any more");
        }
        if (status == TOO_MANY || status == UNAVAILABLE) {
            return Attempt.retryNotBefore(words, Math.min(retryAfterMs(response, nowMs), nowMs + LONGEST_WISH_MS));
        }
        if (status / 100 == 3) {
            return Attempt.retry(words + ": a redirect is not followed; write the right url");
        }
        return ABOUT_THE_MESSAGE.contains(status) ? Attempt.refused(words) : Attempt.retry(words);
    }

    /** When the other side wants to be asked again, 0 if it does not say. */
    private static long retryAfterMs(HttpResponse<?> response, long nowMs) {
        String value = response.headers().firstValue("Retry-After").orElse("").strip();
        if (!value.isEmpty()
                && value.length() <= MAX_SECONDS_DIGITS
                && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return nowMs + Long.parseLong(value) * 1_000;
        }
        try {
            return value.isEmpty()
                    ? 0
                    : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                            .toEpochMilli();
        } catch (DateTimeException e) {
            return 0; // a wish that cannot be read is none
        }
    }
}
