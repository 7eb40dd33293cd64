package io.keruen.grafana.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A board: panels from left to right, a new row where one does not fit any more. */
public record Board(
        String uid,
        String title,
        String description,
        List<Variable> variables,
        List<Annotation> annotations,
        List<Panel> panels) {
    private static final int COLUMNS = 24;
    private static final int SCHEMA = 41;

    /** The board as Grafana reads it. */
    public String json() {
        ObjectNode board = Json.object();
        board.put("uid", uid);
        board.put("title", title);
        board.put("description", description);
        board.putArray("tags").add("keruen");
        board.put("timezone", "browser");
        board.put("editable", false);
        board.put("graphTooltip", 1);
        board.put("refresh", "5s");
        board.put("schemaVersion", SCHEMA);
        board.set("time", Json.object().put("from", "now-30m").put("to", "now"));
        board.putObject("templating")
                .set("list", list(variables.stream().map(Variable::json).toList()));
        board.putObject("annotations")
                .set("list", list(annotations.stream().map(Annotation::json).toList()));
        board.set("panels", laidOut());
        return Json.text(board);
    }

    private ArrayNode laidOut() {
        ArrayNode all = Json.array();
        int x = 0;
        int y = 0;
        int rowHeight = 0;
        for (int i = 0; i < panels.size(); i++) {
            Panel panel = panels.get(i);
            if (x + panel.width() > COLUMNS) {
                x = 0;
                y += rowHeight;
                rowHeight = 0;
            }
            all.add(panel.json(i + 1, x, y));
            x += panel.width();
            rowHeight = Math.max(rowHeight, panel.height());
        }
        return all;
    }

    private static ArrayNode list(List<ObjectNode> nodes) {
        return Json.array().addAll(nodes);
    }
}
