package io.keruen.connectors.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Our writing down of the schema and the file that OASIS published, kept beside the project, allow the same messages. */
class PublishedCapSchemaTest {
    private static final int SEEDS = 4_000;
    private static final List<String> TEXTS = List.of(
            "",
            "Actual",
            "Public",
            "Alert",
            "Security",
            "Observed",
            "en-GB",
            "2026-06-01T03:00:00-00:00",
            "2026-06-01T03:00:00Z",
            "2026-06-01T03:00:00.5+05:00",
            "yes",
            "17",
            "https://example.org/a b");

    @Test
    void it_allows_what_the_published_one_allows_and_nothing_else() throws Exception {
        Path folder = Path.of(System.getProperty("basedir", ".")).resolve("../../shared/data/schemas");
        assumeThat(Files.isDirectory(folder))
                .as("the published schema is absent: %s", folder.normalize())
                .isTrue();
        Schema published = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(folder.resolve("CAP-v1.2.xsd").toFile());
        CapSchema own = new CapSchema();
        String message = Files.readString(folder.resolve("cap_amber_alert_example.xml"));
        assertThat(own.wrong(message)).isNull();

        int allowed = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            String spoilt = spoilt(message, new Random(seed));
            boolean isAllowed = isAllowed(published, spoilt);
            allowed += isAllowed ? 1 : 0;
            assertThat(own.wrong(spoilt) == null)
                    .as("seed %d: %s", seed, spoilt)
                    .isEqualTo(isAllowed);
        }
        assertThat(allowed).isBetween(SEEDS / 20, SEEDS * 19 / 20);
    }

    private static boolean isAllowed(Schema schema, String message) throws Exception {
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(message)));
            return true;
        } catch (SAXException e) {
            return false;
        }
    }

    /** One element is gone, or there twice, or elsewhere, or says something else, or has another name. */
    private static String spoilt(String message, Random random) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(message)));
        Element chosen = any(document, random);
        Element other = any(document, random);
        switch (random.nextInt(5)) {
            case 0 -> chosen.getParentNode().removeChild(chosen);
            case 1 -> chosen.getParentNode().insertBefore(chosen.cloneNode(true), chosen);
            case 2 -> other.getParentNode().insertBefore(chosen.cloneNode(true), other);
            case 3 -> chosen.setTextContent(TEXTS.get(random.nextInt(TEXTS.size())));
            default -> document.renameNode(chosen, chosen.getNamespaceURI(), other.getLocalName());
        }
        StringWriter text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }

    private static Element any(Document document, Random random) {
        NodeList all = document.getElementsByTagName("*");
        List<Element> below = new ArrayList<>();
        for (int i = 1; i < all.getLength(); i++) {
            below.add((Element) all.item(i));
        }
        return below.get(random.nextInt(below.size()));
    }
}
