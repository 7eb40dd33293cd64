package io.keruen.app.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Each version of the plan on the page: from when, and who drives in which order, with which seal and declaration. */
final class PlanSection {
    private final Html html;
    private final Tables tables;

    PlanSection(Html html, Tables tables) {
        this.html = html;
        this.tables = tables;
    }

    /** All versions. */
    void write(List<Entry> shown) {
        tables.open("Version", "Convoy", "Route", "Gates", "In force until", "To arrive by", "Policy");
        for (Entry plan : shown) {
            tables.row(
                    plan,
                    "plain",
                    plan.text("version"),
                    plan.text("convoyId"),
                    plan.text("routeId"),
                    String.join(", ", Wording.texts(plan.payload().path("gates"))),
                    BorderTime.both(plan.integer("validToMs")),
                    plan.has("arriveByMs") ? BorderTime.both(plan.integer("arriveByMs")) : "",
                    plan.has("policy") ? plan.payload().path("policy").toString() : "");
        }
        tables.close();
        shown.forEach(this::vehicles);
    }

    private void vehicles(Entry plan) {
        html.leaf("h3", "Driving order of version " + plan.text("version"));
        html.open("table").open("thead").open("tr");
        for (String column : List.of("", "Vehicle", "Role", "Length", "Seal", "Declaration", "Limits of the cargo")) {
            html.leaf("th", column);
        }
        html.close().close().open("tbody").own("\n");
        int place = 0;
        for (JsonNode vehicle : plan.payload().path("vehicles")) {
            place++;
            html.open("tr").leaf("td", Integer.toString(place), "class", "number");
            html.leaf("td", vehicle.path("vehicleId").asText());
            html.leaf("td", vehicle.path("role").asText());
            html.leaf("td", Wording.rounded(vehicle.path("lengthM")) + " m");
            html.leaf("td", vehicle.path("sealId").asText());
            html.leaf("td", vehicle.path("declarationId").asText());
            html.leaf("td", Wording.rest(vehicle.path("limits"), List.of())).closeLine();
        }
        html.close().closeLine();
    }
}
