package io.keruen.grafana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Marks on the time axis of every panel.
 *
 * @param textColumn what a mark says
 * @param tagsColumns what it is marked with, by commas
 */
public record Annotation(String name, String color, String query, String textColumn, String tagsColumns) {
    ObjectNode json() {
        ObjectNode annotation = Json.object();
        annotation.put("name", name);
        annotation.put("enable", true);
        annotation.put("iconColor", color);
        annotation.set("datasource", Datasource.reference());
        annotation
                .putObject("target")
                .put("refId", "Annotation")
                .put("fromAnnotations", true)
                .put("query", query)
                .put("textColumn", textColumn)
                .put("tagsColumn", tagsColumns);
        return annotation;
    }
}
