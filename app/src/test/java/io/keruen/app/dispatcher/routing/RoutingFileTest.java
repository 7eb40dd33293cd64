package io.keruen.app.dispatcher.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keruen.app.dispatcher.Alerts;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.core.alert.AlertEvent.Event;
import io.keruen.core.alert.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class RoutingFileTest {
    private static final String GOOD = """
            destinations:
              desk: {kind: mail}
              supervisor: {kind: mail}
              customs-kz: {kind: webhook}
            routes:
              - to: [desk]
                escalates-to: [supervisor]
              - jurisdictions: [KZ]
                severity-from: HIGH
                types: [CONVOY_SPLIT]
                to: [customs-kz]
            pages-to: [supervisor]
            """;

    /** What is written instead of what, and the line that says so. */
    private static final List<List<String>> MISTAKES = List.of(
            List.of("pages-to: [supervisor]", "", "pages-to: names nobody; write who is called"),
            List.of("to: [desk]", "to: [desc]", "routes[0].to: names desc, which is no destination; write some of"),
            List.of("severity-from: HIGH", "severity-from: HIHG", "routes[1].severity-from: is HIHG; write one of"),
            List.of("jurisdictions: [KZ]", "jurisdictions: [RU]", "routes[1].jurisdictions: holds RU; write some of"),
            List.of("types: [CONVOY_SPLIT]", "type: [A]", "routes[1].type: is not known here; known are"),
            List.of(
                    "  - to: [desk]\n",
                    "  - types: [CARGO_TEMPERATURE]\n    to: [desk]\n",
                    "routes: have none that every alert takes"),
            List.of("desk: {kind: mail}", "desk: {kind: gate}", "routes: have none that every alert takes to a person"),
            List.of("supervisor: {kind: mail}", "supervisor: {kind: gate}", "pages-to: names nobody"),
            List.of("customs-kz: {kind", "Customs KZ: {kind", "destinations: has the name 'Customs KZ'; use"),
            List.of("pages-to:", "retry-for: 72\npages-to:", "retry-for: is 72; write a span as"),
            List.of("pages-to:", "remember-for: 1h\npages-to:", "remember-for: is shorter than retry-for"),
            List.of("pages-to:", "routes: []\npages-to:", "is no YAML (Duplicate field 'routes')"),
            List.of("to: [desk]", "to: desk", "routes[0].to: is 'desk'; write a list"),
            List.of("routes:", "routes: [", "is no YAML"),
            List.of(
                    "[CONVOY_SPLIT]",
                    "[CONVOY_SPILT]",
                    "routes[1].types: holds CONVOY_SPILT, which is no type of [ALERTS]"),
            List.of(
                    "to: [desk]",
                    "to: [desk]\n    records: [ALERTS, TRANSITS]\n    types: [GRANTED]",
                    "routes[0].types: holds"),
            List.of("[KZ]", "[KZ]\n    records: [TRANSITS]", "routes[1].severity-from: is of alerts only"),
            List.of("severity-from: HIGH", "records: [CLEARANCES]", "routes[1].jurisdictions: is of alerts only"),
            gates(
                    "gate: a",
                    "gate: a",
                    "{records: [CLEARANCES], to: [g1, g2]}",
                    "destinations.g2.gate: is a, as that of g1"),
            gates(
                    "gate: a, host: h, client-id: c",
                    "gate: b, host: h, client-id: c",
                    "{records: [CLEARANCES], to: [g1, g2]}",
                    "destinations.g2.client-id: is c, as that of g1"),
            gates(
                    "gate: a, host: h",
                    "gate: b, host: h, client-id: keruen-dispatcher-g1",
                    "{records: [CLEARANCES], to: [g1, g2]}",
                    "destinations.g2.client-id: is keruen-dispatcher-g1, as that of g1"),
            gates(
                    "gate: a",
                    "gate: b",
                    "{records: [CLEARANCES], to: [g1]}",
                    "destinations.g2.gate: is commanded by no route"),
            gates(
                    "gate: a",
                    "gate: b",
                    "{records: [CLEARANCES], types: [GRANTED], to: [g1, g2]}",
                    "destinations.g1.gate: is told of some types of clearances only"),
            gates(
                    "gate: a, timeout: 2001ms",
                    "gate: b",
                    "{records: [CLEARANCES], to: [g1, g2]}",
                    "destinations.g1.timeout: is longer than 2s"),
            List.of(
                    "routes:",
                    "  f1: {kind: cap, folder: feed}\n  f2: {kind: cap, folder: ./feed}\nroutes:",
                    "destinations.f2.folder: is ./feed, as that of f1"),
            List.of(GOOD, "", "destinations: is empty; name at least one"));

    private static List<String> gates(String first, String second, String route, String line) {
        String all =
                "  g1: {kind: gate, " + first + "}\n  g2: {kind: gate, " + second + "}\nroutes:\n  - " + route + "\n";
        return List.of("routes:\n", all, line);
    }

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> a_mistake_is_one_line_with_the_key_and_the_fix() {
        return MISTAKES.stream()
                .map(mistake -> DynamicTest.dynamicTest(mistake.get(2), () -> {
                    assertThat(GOOD).contains(mistake.get(0));
                    assertThatThrownBy(() -> read(GOOD.replace(mistake.get(0), mistake.get(1))))
                            .isInstanceOf(SettingException.class)
                            .hasMessageContaining(mistake.get(2))
                            .hasMessageContaining("routing.yaml: ")
                            .extracting(Throwable::getMessage)
                            .asString()
                            .doesNotContain("\n");
                }));
    }

    @Test
    void type_severity_and_jurisdiction_decide() throws Exception {
        Routing routing = read(GOOD);

        Map<Notice, List<String>> told = Map.of(
                alert(Event.RAISED, Severity.HIGH, "KZ"), List.of("desk", "customs-kz"),
                alert(Event.RAISED, Severity.MEDIUM, "KZ"), List.of("desk"),
                alert(Event.RAISED, Severity.HIGH, "CN"), List.of("desk"),
                alert(Event.RAISED, Severity.CRITICAL, null), List.of("desk"),
                alert(Event.ESCALATED, Severity.HIGH, "CN"), List.of("desk", "supervisor"));

        told.forEach((notice, names) ->
                assertThat(routing.tell(notice, name -> false)).containsExactlyElementsOf(names));
    }

    @Test
    void children_and_what_is_held_off_are_not_told() throws Exception {
        Routing routing = read(GOOD);

        assertThat(routing.tell(
                        new Notice.OfAlert(Alerts.event(1, Event.RAISED, 1, Severity.HIGH, "KZ", "00ff", false)),
                        name -> false))
                .isEmpty();
        assertThat(routing.tell(
                        new Notice.OfAlert(Alerts.event(1, Event.RAISED, 1, Severity.HIGH, "KZ", null, true)),
                        name -> false))
                .isEmpty();
    }

    @Test
    void whoever_was_told_of_an_alert_is_told_how_it_ends() throws Exception {
        Notice end = new Notice.OfAlert(Alerts.event(1, Event.CLEARED, 3, Severity.LOW, "CN", "00ff", true));

        assertThat(read(GOOD).tell(end, "customs-kz"::equals)).containsExactly("customs-kz");
    }

    private static Notice alert(Event event, Severity severity, String jurisdiction) {
        return new Notice.OfAlert(Alerts.event(1, event, 1, severity, jurisdiction, null, false));
    }

    private Routing read(String text) throws IOException, SettingException {
        Path file = folder.resolve("routing.yaml");
        Files.writeString(file, text);
        return RoutingFile.read(file);
    }
}
