package io.keruen.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DossierPageTest {
    private static final Set<String> ELEMENTS = Set.of(
            "html", "head", "meta", "title", "style", "body", "header", "footer", "section", "article", "h1", "h2",
            "h3", "p", "b", "small", "code", "span", "dl", "div", "dt", "dd", "ul", "li", "table", "thead", "tbody",
            "tr", "th", "td", "wbr");
    private static final Set<String> ATTRIBUTES = Set.of("class", "lang", "charset", "http-equiv", "content", "name");
    private static final List<String> HOSTILE = List.of(
            "</td><script>alert(1)</script>",
            "\" onmouseover=\"alert(1)",
            "' onload='alert(1)",
            "</style><img src=x onerror=alert(1)>",
            "<!-- ",
            "]]>",
            "javascript:alert(1)",
            "&lt;b&gt;");

    @Test
    void the_page_is_well_formed_and_of_known_elements() throws Exception {
        Document page = parsed(DossierPage.of(new SeededEscort(21, 120).dossier()));

        assertKnown(page);
        assertThat(page.getElementsByTagName("section").getLength()).isEqualTo(8);
        assertThat(page.getDocumentElement().getTextContent())
                .contains("2026-06-01", "08:00:00.000", "11:00:00.000", "UTC+5", "UTC+8");
    }

    @Test
    void nothing_from_outside_becomes_markup() throws Exception {
        for (String evil : HOSTILE) {
            String page = DossierPage.of(evil(evil));
            Document parsed = parsed(page);

            assertKnown(parsed);
            assertThat(parsed.getDocumentElement().getTextContent()).contains(evil);
            assertThat(page).doesNotContain("<script", "<img", "<a ");
        }
    }

    @Test
    void nothing_is_asked_of_anybody() throws Exception {
        String page = DossierPage.of(new SeededEscort(22, 60).dossier());

        assertThat(page).doesNotContain("http:", "https:", "url(", "@import", "<link", "<script");
        assertThat(page).contains("default-src &#39;none&#39;");
    }

    @Test
    void signs_that_hide_or_turn_others_are_written_out() throws Exception {
        String page = DossierPage.of(evil("a\u202Eb\u0000c\u200Bd\uD800e"));

        assertThat(page).contains("a\\u{202e}b\\u{0}c\\u{200b}d\\u{d800}e").doesNotContain("\u202E", "\u200B");
    }

    @Test
    void the_last_hash_stands_on_the_page() throws Exception {
        Dossier dossier = new SeededEscort(23, 60).dossier();

        assertThat(DossierPage.of(dossier)).contains(dossier.lastSha256());
    }

    @Test
    void what_a_seal_says_again_and_again_stands_once_on_the_timeline() throws Exception {
        SeededEscort escort = new SeededEscort(24, 0);
        for (int i = 0; i < 50; i++) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("eventTimeMs", SeededEscort.START_MS + i)
                    .put("sealId", "S-T-1")
                    .put("vehicleId", "T-1");
            line.put("status", i < 40 ? "SEALED" : "OPENED");
            escort.records.add(SourceRecord.of(DossierKind.SEAL, SeededEscort.START_MS + i, line));
        }
        List<Run> runs = Run.of(Entry.of(escort.dossier()));

        assertThat(runs).extracting(Run::count).containsExactly(1, 40, 10);
        assertThat(runs.get(1).words()).isEqualTo("S-T-1 on T-1: SEALED");
    }

    @Test
    void an_alert_that_was_acknowledged_after_its_cause_had_ended_is_over() throws Exception {
        SeededEscort escort = new SeededEscort(25, 0);
        escort.records.add(alert("RAISED", 1, 90));
        escort.records.add(alert("ACKNOWLEDGED", 2, 102));
        escort.records.add(alert("CLEARED", 3, 100));
        String page = DossierPage.of(escort.dossier());
        String section = page.substring(page.indexOf("<article"), page.indexOf("</article>"));

        assertThat(section).doesNotContain("open at the end");
        assertThat(section).contains("ended</dt><dd>" + BorderTime.both(SeededEscort.START_MS + 100));
        assertThat(section).containsSubsequence(">RAISED</td>", ">ACKNOWLEDGED</td>", ">CLEARED</td>");
    }

    private static SourceRecord alert(String event, int revision, long afterMs) {
        ObjectNode alert = JsonNodeFactory.instance.objectNode();
        alert.put("alertId", "a")
                .put("escortId", SeededEscort.ID)
                .put("event", event)
                .put("revision", revision);
        alert.put("updatedAtMs", SeededEscort.START_MS + afterMs).put("severity", "HIGH");
        if (event.equals("CLEARED")) {
            alert.put("clearedAtMs", SeededEscort.START_MS + afterMs);
        }
        return SourceRecord.of(DossierKind.ALERT, 0, alert);
    }

    @Test
    void what_its_source_lacks_stands_in_the_dossier_and_on_the_page() throws Exception {
        SeededEscort escort = new SeededEscort(26, 0);
        escort.lacks.put(DossierKind.SEAL, new Lack(0, SeededEscort.START_MS));
        escort.lacks.put(DossierKind.TRANSIT, new Lack(2, SeededEscort.START_MS + 1));
        escort.lacks.put(DossierKind.CLEARANCE, new Lack(0, Lack.EMPTIED));
        Dossier dossier = escort.dossier();
        String page = DossierPage.of(dossier);

        assertThat(section(page, "Seals")).contains("No record.").doesNotContain("not here");
        assertThat(section(page, "Transit"))
                .contains("escort.transits begins at 2026-06-01 08:00:00.001 UTC+5", "after the plan began: what was")
                .contains("2 in escort.transits could not be read")
                .doesNotContain("No record.");
        assertThat(section(page, "Clearances"))
                .contains("A part of escort.clearances held no record any more")
                .doesNotContain("No record.");
        assertThat(section(page, "Timeline")).contains("escort.transits begins at", "A part of escort.clearances");
        assertThat(dossier.header().path("sources"))
                .filteredOn(source -> source.has("unreadable") || source.has("fromMs") || source.has("emptied"))
                .hasSize(3);
    }

    private static String section(String page, String title) {
        int from = page.indexOf("<h2>" + title);
        return page.substring(from, page.indexOf("</section>", from));
    }

    /** A dossier in which every text of every kind is this one. */
    private static Dossier evil(String text) {
        List<ObjectNode> records = new ArrayList<>();
        for (DossierKind kind : DossierKind.values()) {
            ObjectNode record = JsonNodeFactory.instance.objectNode();
            record.put("kind", kind.name()).put("timeMs", SeededEscort.START_MS);
            record.set("payload", filled(kind.contract(), text));
            records.add(record);
        }
        ObjectNode header = JsonNodeFactory.instance.objectNode().put("escortId", text);
        for (String field : List.of("convoyIds", "vehicleIds", "sealIds", "declarationIds", "gateIds")) {
            header.putArray(field).add(text);
        }
        return Dossier.chained(header, records);
    }

    private static JsonNode filled(Schema schema, String text) {
        return switch (schema.getType()) {
            case RECORD -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                schema.getFields().forEach(field -> object.set(field.name(), filled(field.schema(), text)));
                yield object;
            }
            case ARRAY -> JsonNodeFactory.instance.arrayNode().add(filled(schema.getElementType(), text));
            case MAP -> JsonNodeFactory.instance.objectNode().set(text, filled(schema.getValueType(), text));
            case UNION -> filled(schema.getTypes().get(1), text);
            case INT, LONG -> JsonNodeFactory.instance.numberNode(SeededEscort.START_MS);
            case DOUBLE -> JsonNodeFactory.instance.numberNode(12.5);
            case BOOLEAN -> JsonNodeFactory.instance.booleanNode(true);
            default -> JsonNodeFactory.instance.textNode(text);
        };
    }

    private static Document parsed(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setExpandEntityReferences(false);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.replaceFirst("<!DOCTYPE html>", ""))));
    }

    private static void assertKnown(Document page) {
        Set<String> elements = new TreeSet<>();
        Set<String> attributes = new TreeSet<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            elements.add(element.getTagName());
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                attributes.add(element.getAttributes().item(j).getNodeName());
            }
        }
        assertThat(ELEMENTS).containsAll(elements);
        assertThat(ATTRIBUTES).containsAll(attributes);
    }
}
