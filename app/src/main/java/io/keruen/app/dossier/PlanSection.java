package io.keruen.app.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Each version of the plan on the page: from when, and who drives in which order, with which seal and declaration. */
final class PlanSection {
    private final Html html;

    PlanSection(Html html) {
        this.html = html;
    }

    /** All versions. */
    void write(List<Entry> shown) {
        for (Entry plan : shown) {
            html.leaf("h3", "Version " + plan.text("version") + " (No. " + plan.number() + ")" + Wording.refusal(plan));
            facts(plan);
            vehicles(plan);
        }
    }

    private void facts(Entry plan) {
        html.open("dl");
        fact("convoy", plan.text("convoyId"));
        fact("route", plan.has("routeId") ? plan.text("routeId") : "none");
        fact("gates", String.join(", ", Wording.texts(plan.payload().path("gates"))));
        fact(plan.isRefused() ? "never in force; from" : "in force from", BorderTime.both(plan.integer("validFromMs")));
        fact("until", BorderTime.both(plan.integer("validToMs")));
        if (plan.withdrawnMs() != Fate.NEVER) {
            fact("withdrawn", BorderTime.both(plan.withdrawnMs()));
        }
        if (plan.isRepeated()) {
            fact("sent again", "what came before is gone from the topic: it may have been withdrawn meanwhile");
        }
        if (plan.has("arriveByMs")) {
            fact("to arrive by", BorderTime.both(plan.integer("arriveByMs")));
        }
        if (plan.has("policy")) {
            fact("policy", CanonicalJson.text(plan.payload().path("policy")));
        }
        html.closeLine();
    }

    private void fact(String name, String text) {
        html.open("div").leaf("dt", name).leaf("dd", text).close();
    }

    private void vehicles(Entry plan) {
        html.open("table").open("thead").open("tr");
        for (String column : List.of("", "Vehicle", "Role", "Length", "Seal", "Declaration", "Limits of the cargo")) {
            html.leaf("th", column);
        }
        html.close().close().open("tbody").own("\n");
        int place = 0;
        for (JsonNode vehicle : plan.payload().path("vehicles")) {
            place++;
            html.open("tr").leaf("td", Integer.toString(place), "class", "number");
            html.cell(vehicle.path("vehicleId").asText());
            html.cell(vehicle.path("role").asText());
            html.cell(Wording.rounded(vehicle.path("lengthM")) + " m");
            html.cell(vehicle.path("sealId").asText());
            html.cell(vehicle.path("declarationId").asText());
            html.cell(Wording.rest(vehicle.path("limits"), List.of())).closeLine();
        }
        html.close().closeLine();
    }
}
