package io.keruen.app.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A dossier as a page for people: one file that asks nobody for anything, to be read on screen and on A4. */
final class DossierPage {
    static final String NAME = "dossier.html";

    private static final String STYLE = "dossier.css";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private final Dossier dossier;
    private final List<Entry> entries;
    private final Html html = new Html();
    private final Tables tables = new Tables(html);

    private DossierPage(Dossier dossier) {
        this.dossier = dossier;
        entries = Entry.of(dossier);
    }

    /** The page of a dossier. */
    static String of(Dossier dossier) {
        return new DossierPage(dossier).page();
    }

    private String page() {
        String title = "Escort dossier " + dossier.header().path("escortId").asText();
        html.own("<!DOCTYPE html>\n").open("html", "lang", "en").own("\n").open("head");
        html.single("meta", "charset", "utf-8");
        html.single("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.single("meta", "name", "viewport", "content", "width=device-width");
        html.leaf("title", title).open("style").own(style()).close();
        html.closeLine().open("body").own("\n");
        head(title);
        section("Timeline", this::timeline, DossierKind.values());
        section("Plan", new PlanSection(html)::write, DossierKind.PLAN);
        section("Declarations", this::declarations, DossierKind.DECLARATION);
        section("Seals", this::seals, DossierKind.SEAL);
        section("Transit", this::transits, DossierKind.TRANSIT);
        section("Alerts, with evidence", new AlertSection(html, tables)::write, DossierKind.ALERT);
        section("Clearances and gates", this::clearances, DossierKind.CLEARANCE, DossierKind.GATE);
        section("Actions: who did what", this::actions, DossierKind.ACTION);
        foot();
        return html.closeLine().closeLine().toString();
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(DossierPage.class.getResourceAsStream(STYLE), STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Entry> of(DossierKind... kinds) {
        return entries.stream()
                .filter(entry -> Arrays.asList(kinds).contains(entry.kind()))
                .toList();
    }

    private void head(String title) {
        JsonNode header = dossier.header();
        html.open("header").leaf("h1", title).open("dl");
        fact("convoy", names("convoyIds"));
        fact("vehicles", names("vehicleIds"));
        fact("declarations", names("declarationIds"));
        fact("seals", names("sealIds"));
        fact("gates", names("gateIds"));
        fact("plan in force from", BorderTime.both(header.path("validFromMs").asLong()));
        fact("until", BorderTime.both(header.path("validToMs").asLong()));
        fact("first record", BorderTime.both(header.path("firstMs").asLong()));
        fact("last record", BorderTime.both(header.path("lastMs").asLong()));
        fact("written by", header.path("versions").path("program").asText());
        html.closeLine();
        counts();
        html.open("p", "class", "chain").text(entries.size() + " records in a chain of hashes (SHA-256). Last hash ");
        html.leaf("code", dossier.lastSha256()).text(" Check it with ");
        html.leaf("code", "keruen dossier verify dossier.json --last " + shortened(dossier.lastSha256()) + "…");
        html.text(" (the whole hash). Who changes a record changes this hash.")
                .closeLine()
                .closeLine();
    }

    private static String shortened(String hash) {
        return hash.substring(0, 8);
    }

    private String names(String field) {
        List<String> names = Wording.texts(dossier.header().path(field));
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private void fact(String name, String text) {
        html.open("div").leaf("dt", name).leaf("dd", text).close();
    }

    private void counts() {
        html.open("ul", "class", "counts");
        for (JsonNode source : dossier.header().path("sources")) {
            html.open("li").leaf("b", source.path("records").asText()).text(" ");
            html.leaf("span", source.path("topic").asText()).close();
        }
        html.closeLine();
    }

    private void section(String title, Part part, DossierKind... kinds) {
        html.open("section").leaf("h2", title).own("\n");
        List<Entry> shown = of(kinds);
        List<String> lacks = Wording.lacks(dossier.header(), kinds);
        lacks.forEach(words -> html.leaf("p", words, "class", "lack"));
        if (!shown.isEmpty()) {
            part.write(shown);
        } else if (lacks.isEmpty()) {
            html.leaf("p", "No record.", "class", "none");
        }
        html.closeLine();
    }

    private void timeline(List<Entry> shown) {
        html.leaf(
                "p",
                "All that happened, in order. What was said again and again of one seal or one vehicle at a gate stands"
                        + " once; dossier.json has each record.",
                "class",
                "note");
        tables.timeline(shown);
    }

    private void declarations(List<Entry> shown) {
        tables.open("Declaration", "Of", "Status", "Valid until", "Arrived");
        for (Entry entry : shown) {
            tables.openRow(entry, "plain");
            html.cell(entry.text("declarationId") + ", version " + entry.text("version"));
            html.cell(entry.text("authority")).cell(entry.text("status"));
            if (entry.has("validToMs")) {
                tables.otherMoment(entry.integer("validToMs"));
            } else {
                html.cell("");
            }
            html.cell(arrival(entry));
            tables.closeRow();
        }
        tables.close();
    }

    private void seals(List<Entry> shown) {
        tables.open("Seal", "Vehicle", "Status", "Battery", "Also", "Arrived");
        for (Run run : Run.of(shown)) {
            Entry entry = run.first();
            tables.openRow(entry, Tables.style(entry));
            html.cell(entry.text("sealId")).cell(entry.text("vehicleId"));
            html.open("td").text(entry.text("status"));
            tables.repeated(run);
            html.close();
            html.cell(entry.has("batteryPct") ? rounded(entry, "batteryPct") + " %" : "");
            html.cell(Wording.rest(
                    entry.payload(), List.of("sealId", "vehicleId", "status", "batteryPct", "eventTimeMs")));
            html.cell(arrival(entry));
            tables.closeRow();
        }
        tables.close();
    }

    private static String rounded(Entry entry, String field) {
        return Wording.rounded(entry.payload().path(field));
    }

    private void transits(List<Entry> shown) {
        tables.open("Event", "Vehicle", "Zone", "Also");
        for (Entry entry : shown) {
            tables.row(
                    entry,
                    "plain",
                    entry.text("event"),
                    entry.text("vehicleId"),
                    entry.text("zoneId"),
                    Wording.rest(
                            entry.payload(),
                            List.of("event", "vehicleId", "zoneId", "escortId", "convoyId", "eventTimeMs")));
        }
        tables.close();
    }

    private void clearances(List<Entry> shown) {
        tables.open("Gate", "Vehicle", "Said", "Conditions", "Why");
        for (Run run : Run.of(shown)) {
            Entry entry = run.first();
            boolean isDecision = entry.kind() == DossierKind.CLEARANCE;
            tables.openRow(entry, Tables.style(entry));
            html.cell(entry.text("gateId")).cell(entry.text("vehicleId"));
            html.open("td").text(isDecision ? entry.text("decision") : "gate: " + entry.text("event"));
            tables.repeated(run);
            html.close();
            html.cell(isDecision ? conditions(entry.payload().path("conditions")) : "");
            html.cell(
                    isDecision
                            ? String.join("; ", Wording.texts(entry.payload().path("reasons")))
                            : Wording.rest(entry.payload(), List.of("gateId", "vehicleId", "event", "eventTimeMs")));
            tables.closeRow();
        }
        tables.close();
    }

    private static String conditions(JsonNode conditions) {
        List<String> others = new ArrayList<>();
        conditions.properties().forEach(each -> {
            if (!each.getValue().asText().equals("TRUE")) {
                others.add(each.getKey() + " " + each.getValue().asText());
            }
        });
        int met = conditions.size() - others.size();
        return others.isEmpty()
                ? "all " + met + " TRUE"
                : others.stream().collect(Collectors.joining(", ", "", "; " + met + " TRUE"));
    }

    private void actions(List<Entry> shown) {
        tables.open("Officer", "Action", "On", "Reason", "Also", "Arrived");
        List<String> on = List.of("alertId", "type", "vehicleId", "gateId");
        List<String> named = List.of("officer", "action", "reason", "eventTimeMs");
        for (Entry entry : shown) {
            List<String> shownAlready = new ArrayList<>(on);
            shownAlready.addAll(named);
            tables.row(
                    entry,
                    Tables.style(entry),
                    entry.text("officer"),
                    entry.text("action") + Wording.refusal(entry),
                    on.stream().filter(entry::has).map(entry::text).collect(Collectors.joining(" ")),
                    entry.text("reason"),
                    Wording.rest(entry.payload(), shownAlready),
                    arrival(entry));
        }
        tables.close();
    }

    /** How long after it happened. */
    private static String arrival(Entry entry) {
        return entry.ingestTimeMs() == SourceRecord.UNKNOWN
                ? ""
                : CanonicalJson.number((entry.ingestTimeMs() - entry.timeMs()) / 1_000.0) + " s later";
    }

    private void foot() {
        html.open("footer")
                .text("Times are those of the devices and of the event, on both clocks: all of Kazakhstan is ");
        html.text("UTC+5, all of China UTC+8. Last hash ");
        html.leaf("code", dossier.lastSha256()).closeLine();
    }

    /** Writes the records of a section. */
    private interface Part {
        void write(List<Entry> shown);
    }
}
