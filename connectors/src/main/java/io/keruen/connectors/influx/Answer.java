package io.keruen.connectors.influx;

/**
 * What InfluxDB said to a write.
 *
 * @param status of HTTP; {@link #NONE} when there was no answer
 * @param text the body, or why there was no answer
 */
public record Answer(int status, String text) {
    /** Nobody answered: refused, reset, too slow. */
    public static final int NONE = 0;

    private static final int MAX_TEXT = 500;

    /** As a person reads it. */
    public String words() {
        String shown = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + " ...";
        return status == NONE ? shown : status + " " + shown.strip();
    }
}
