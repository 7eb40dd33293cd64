package io.keruen.grafana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A question to InfluxDB in its own words.
 *
 * @param alias how its series are called; empty = as they come
 */
public record Query(String text, Format format, String alias) {
    /** Rows and columns. */
    public static Query table(String text) {
        return new Query(text, Format.TABLE, "");
    }

    /** One line for each series. */
    public static Query series(String text, String alias) {
        return new Query(text, Format.SERIES, alias);
    }

    /** As a panel's target. */
    ObjectNode json(String refId) {
        ObjectNode target = Json.object();
        target.put("refId", refId);
        target.set("datasource", Datasource.reference());
        target.put("rawQuery", true);
        target.put("query", text);
        target.put("resultFormat", format.word);
        if (!alias.isEmpty()) {
            target.put("alias", alias);
        }
        return target;
    }

    /** What Grafana makes of an answer. */
    public enum Format {
        TABLE("table"),
        SERIES("time_series");

        private final String word;

        Format(String word) {
            this.word = word;
        }
    }
}
