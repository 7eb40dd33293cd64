package io.keruen.app.verify;

/**
 * How well one alert type was raised.
 *
 * @param hits expected and raised, and told where the line asks for that
 * @param misses expected and not so
 * @param falseAlarms told and neither expected nor optional
 */
public record TypeScore(String type, int hits, int misses, int falseAlarms) {
    /** Share of what was raised that was right; 1 if nothing was raised. */
    public double precisionRatio() {
        return hits + falseAlarms == 0 ? 1 : (double) hits / (hits + falseAlarms);
    }

    /** Share of what was expected that was raised; 1 if nothing was expected. */
    public double recallRatio() {
        return hits + misses == 0 ? 1 : (double) hits / (hits + misses);
    }
}
