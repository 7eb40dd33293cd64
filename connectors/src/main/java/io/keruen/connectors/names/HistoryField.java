package io.keruen.connectors.names;

/**
 * A field of a measurement and how it is kept.
 *
 * @param name as in the contract
 */
public record HistoryField(String name, Kind kind) {
    /** How a field is kept. */
    public enum Kind {
        /** A double; of a list of numbers the lowest. */
        NUMBER,
        /** A long; times too. */
        COUNT,
        /** A boolean as 0 or 1, because InfluxDB has no mean of booleans. */
        FLAG,
        /** A string; an enum by its name, a list joined by commas. */
        TEXT
    }
}
