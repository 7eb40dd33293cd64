package io.keruen.grafana.alerts;

/**
 * A rule that Grafana evaluates: the last value of a query against a limit.
 *
 * @param query without variables: Grafana knows none in rules
 * @param isBelow whether it fires below the limit, else above
 * @param forS how long the condition must hold, seconds
 * @param looksBackS how far back it looks, seconds: so long it fires after the last of what it counts
 * @param firesWithoutData whether no answer at all is the danger itself
 */
public record AlertRule(
        String uid,
        String title,
        String summary,
        String query,
        boolean isBelow,
        double limit,
        int forS,
        int looksBackS,
        boolean firesWithoutData) {
    /** Whether it fires at a value. */
    public boolean firesAt(double value) {
        return isBelow ? value < limit : value > limit;
    }
}
