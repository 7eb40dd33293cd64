package io.keruen.app.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Each alert of the page: what it was, on what evidence, and what became of it. */
final class AlertSection {

    private final Html html;
    private final Tables tables;

    AlertSection(Html html, Tables tables) {
        this.html = html;
        this.tables = tables;
    }

    /** All alerts, by their first record. */
    void write(List<Entry> entries) {
        Map<String, List<Entry>> byAlert = new LinkedHashMap<>();
        for (Entry entry : entries) {
            byAlert.computeIfAbsent(entry.text("alertId"), id -> new ArrayList<>())
                    .add(entry);
        }
        byAlert.values().forEach(this::alert);
    }

    /** By revision: what became of an alert does not follow from times, for it ends when its cause did. */
    private void alert(List<Entry> events) {
        events.sort(Comparator.comparingLong(event -> event.integer("revision")));
        Entry first = events.get(0);
        Entry last = events.get(events.size() - 1);
        String severity = last.text("severity").toLowerCase(Locale.ROOT);
        html.open("article", "class", "alert " + severity).open("h3");
        html.leaf("span", last.text("severity"), "class", "severity");
        html.text(" " + first.text("type") + Wording.about(first)).closeLine();
        facts(first, last);
        tables.open("Event", "Severity", "State", "Evidence");
        for (Entry event : events) {
            tables.row(
                    event, "plain", event.text("event"), event.text("severity"), event.text("state"), evidence(event));
        }
        tables.close();
        html.closeLine();
    }

    private void facts(Entry first, Entry last) {
        html.open("dl");
        fact("alert", first.text("alertId") + ", rule " + first.text("ruleId"));
        fact("began", BorderTime.both(first.integer("startedAtMs")));
        fact("raised", BorderTime.both(first.integer("raisedAtMs")));
        fact("ended", last.has("clearedAtMs") ? BorderTime.both(last.integer("clearedAtMs")) : "open at the end");
        optional("noticed", first.has("detectedAtMs") ? BorderTime.both(first.integer("detectedAtMs")) : "");
        optional("where", place(first));
        optional("seal", first.text("sealId"));
        optional("declaration", first.text("declarationId"));
        optional("EAEU code", first.text("eaeuIncidentCode"));
        optional("gate", last.payload().path("blocksGate").asBoolean() ? "held while it is open" : "");
        optional("follows", first.text("parentAlertId"));
        optional("to do", first.text("recommendedAction"));
        html.closeLine();
    }

    private static String place(Entry entry) {
        List<String> texts = new ArrayList<>();
        if (entry.has("latDeg") && entry.has("lonDeg")) {
            texts.add(Wording.degrees(entry.payload().path("latDeg")) + ", "
                    + Wording.degrees(entry.payload().path("lonDeg")));
        }
        if (entry.has("chainageM")) {
            texts.add("at " + Wording.rounded(entry.payload().path("chainageM")) + " m of the route");
        }
        if (entry.has("jurisdiction")) {
            texts.add(entry.text("jurisdiction"));
        }
        return String.join(", ", texts);
    }

    /** The numbers and words by which an event was decided, or who decided it and why. */
    private static String evidence(Entry event) {
        List<String> parts = new ArrayList<>();
        if (event.has("officer")) {
            parts.add(event.text("officer") + ": " + event.text("reason"));
        }
        if (event.has("measured")) {
            parts.add("measured " + Wording.rounded(event.payload().path("measured")) + " " + event.text("unit"));
        }
        if (event.has("limit")) {
            parts.add("limit " + Wording.rounded(event.payload().path("limit")) + " " + event.text("unit"));
        }
        for (String group : List.of("evidence", "notes")) {
            for (Map.Entry<String, JsonNode> each : event.payload().path(group).properties()) {
                parts.add(each.getKey() + " " + Wording.rounded(each.getValue()));
            }
        }
        return parts.isEmpty() ? "no number, the fact itself" : String.join("; ", parts);
    }

    private void optional(String name, String text) {
        if (!text.isEmpty()) {
            fact(name, text);
        }
    }

    private void fact(String name, String text) {
        html.open("div").leaf("dt", name).leaf("dd", text).close();
    }
}
