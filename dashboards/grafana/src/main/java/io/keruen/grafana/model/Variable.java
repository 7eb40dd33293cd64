package io.keruen.grafana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that the person who looks at a board chooses.
 *
 * @param isMulti whether several, or all, can be chosen
 */
public record Variable(String name, String label, String query, boolean isMulti) {
    ObjectNode json() {
        ObjectNode variable = Json.object();
        variable.put("type", "query");
        variable.put("name", name);
        variable.put("label", label);
        variable.set("datasource", Datasource.reference());
        variable.put("query", query);
        variable.put("refresh", 2);
        variable.put("sort", 1);
        variable.put("multi", isMulti);
        variable.put("includeAll", isMulti);
        if (isMulti) {
            variable.put("allValue", ".*");
            variable.set("current", Json.parse("{\"text\": [\"All\"], \"value\": [\"$__all\"]}"));
        }
        return variable;
    }
}
