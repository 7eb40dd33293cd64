package io.keruen.grafana.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A panel: what it asks, how it shows it, and how much room it takes.
 *
 * @param unit of its numbers, by Grafana's name; {@code none} = numbers without one
 * @param width of 24
 * @param options what the kind of panel can be told, in JSON
 * @param defaults what holds for all its fields beside the unit, in JSON
 * @param transformations what is made of the answers before they are shown, in JSON; empty = nothing
 * @param looksBack how far back it looks whatever the board shows, in Grafana's words; empty = as the board
 */
public record Panel(
        Kind kind,
        String title,
        String description,
        String unit,
        int width,
        int height,
        List<Query> queries,
        String options,
        String defaults,
        String transformations,
        String looksBack) {
    private static final String NOTHING = "{}";

    /** A panel as its kind shows itself. */
    public static Panel of(Kind kind, String title, String description, String unit, Query... queries) {
        return new Panel(
                kind,
                title,
                description,
                unit,
                kind.width,
                kind.height,
                List.of(queries),
                kind.options,
                NOTHING,
                "",
                "");
    }

    /** The same in another size. */
    public Panel size(int newWidth, int newHeight) {
        return with(newWidth, newHeight, defaults, transformations, looksBack);
    }

    /** The same with colours from limits: green below the first, then yellow, then red. */
    public Panel limits(double yellowFrom, double redFrom) {
        return withDefaults("""
                {"color": {"mode": "thresholds"}, "thresholds": {"mode": "absolute", "steps": [
                  {"color": "green", "value": null}, {"color": "yellow", "value": %s}, {"color": "red", "value": %s}]}}\
                """.formatted(yellowFrom, redFrom));
    }

    /** The same with lines at limits: yellow, then red. */
    public Panel lines(double yellowFrom, double redFrom) {
        return withDefaults("""
                {"custom": {"thresholdsStyle": {"mode": "line"}}, "thresholds": {"mode": "absolute", "steps": [
                  {"color": "transparent", "value": null}, {"color": "yellow", "value": %s},
                  {"color": "red", "value": %s}]}}\
                """.formatted(yellowFrom, redFrom));
    }

    /** The same, its numbers as bars. */
    public Panel bars() {
        return withDefaults("""
                {"custom": {"drawStyle": "bars", "fillOpacity": 60, "stacking": {"mode": "normal", "group": "A"}}}\
                """);
    }

    /** The same, showing what is made of the answers. */
    public Panel transformed(String newTransformations) {
        return with(width, height, defaults, newTransformations, looksBack);
    }

    /** The same over a day: what it tells of the silent is not gone with the board's half hour. */
    public Panel overADay() {
        return with(width, height, defaults, transformations, "24h");
    }

    private Panel withDefaults(String more) {
        return with(width, height, more, transformations, looksBack);
    }

    private Panel with(
            int newWidth, int newHeight, String newDefaults, String newTransformations, String newLooksBack) {
        return new Panel(
                kind,
                title,
                description,
                unit,
                newWidth,
                newHeight,
                queries,
                options,
                newDefaults,
                newTransformations,
                newLooksBack);
    }

    ObjectNode json(int id, int x, int y) {
        ObjectNode panel = Json.object();
        panel.put("id", id);
        panel.put("type", kind.word);
        panel.put("title", title);
        panel.put("description", description);
        panel.set(
                "gridPos",
                Json.object().put("h", height).put("w", width).put("x", x).put("y", y));
        panel.set("datasource", Datasource.reference());
        ArrayNode targets = panel.putArray("targets");
        for (int i = 0; i < queries.size(); i++) {
            targets.add(queries.get(i).json(String.valueOf((char) ('A' + i))));
        }
        ObjectNode fields = Json.object().put("unit", unit);
        fields.setAll((ObjectNode) Json.parse(defaults));
        ObjectNode config = panel.putObject("fieldConfig");
        config.set("defaults", fields);
        config.putArray("overrides");
        panel.set("options", Json.parse(options));
        if (!looksBack.isEmpty()) {
            panel.put("timeFrom", looksBack);
        }
        if (!transformations.isEmpty()) {
            panel.set("transformations", Json.parse(transformations));
        }
        return panel;
    }

    /** A kind of panel, and how it shows itself. */
    public enum Kind {
        STAT("stat", 4, 4, """
                {"colorMode": "background", "graphMode": "none", "justifyMode": "center", "textMode": "auto",
                 "orientation": "auto", "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": false}}"""),
        TIME_SERIES("timeseries", 12, 8, """
                {"legend": {"displayMode": "list", "placement": "bottom", "showLegend": true, "calcs": []},
                 "tooltip": {"mode": "multi", "sort": "desc"}}"""),
        STATE_TIMELINE("state-timeline", 24, 8, """
                {"mergeValues": true, "showValue": "auto", "alignValue": "left", "rowHeight": 0.9,
                 "legend": {"displayMode": "list", "placement": "bottom", "showLegend": true, "calcs": []},
                 "tooltip": {"mode": "single", "sort": "none"}}"""),
        TABLE("table", 12, 8, """
                {"showHeader": true, "cellHeight": "sm"}"""),
        BAR_GAUGE("bargauge", 12, 8, """
                {"displayMode": "basic", "orientation": "horizontal", "showUnfilled": true, "valueMode": "color",
                 "minVizWidth": 8, "minVizHeight": 16, "namePlacement": "auto", "sizing": "auto", "maxVizHeight": 300,
                 "legend": {"displayMode": "list", "placement": "bottom", "showLegend": false, "calcs": []},
                 "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": true}}"""),
        /** The basemap is named: the default one asks for a key. Without internet the marks stand on a plain ground. */
        MAP("geomap", 12, 12, """
                {"view": {"id": "fit", "allLayers": true, "lat": 46.67, "lon": 82.72, "zoom": 12},
                 "controls": {"showZoom": true, "mouseWheelZoom": true, "showAttribution": true, "showScale": true,
                  "showMeasure": false, "showDebug": false},
                 "basemap": {"type": "osm-standard", "name": "Basemap", "config": {}},
                 "tooltip": {"mode": "details"},
                 "layers": [{"type": "markers", "name": "Vehicles", "tooltip": true,
                  "location": {"mode": "coords", "latitude": "lat", "longitude": "lon"},
                  "config": {"showLegend": true, "style": {"opacity": 0.8,
                   "size": {"fixed": 6, "min": 4, "max": 12}, "color": {"fixed": "blue"},
                   "symbol": {"mode": "fixed", "fixed": "img/icons/marker/circle.svg"},
                   "text": {"mode": "field", "field": "vehicleId", "fixed": ""},
                   "textConfig": {"fontSize": 11, "offsetX": 10, "offsetY": 0, "textAlign": "left",
                    "textBaseline": "middle"}}}}]}""");

        private final String word;
        private final int width;
        private final int height;
        private final String options;

        Kind(String word, int width, int height, String options) {
            this.word = word;
            this.width = width;
            this.height = height;
            this.options = options;
        }
    }
}
