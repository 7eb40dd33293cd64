package io.keruen.connectors.cap;

import io.keruen.connectors.cap.CapDocument.CapReference;
import io.keruen.connectors.outlet.AlertEnd;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.NoticeText;
import io.keruen.core.alert.AlertEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A message in the folder: what the index and later messages have to know of it. */
record CapMessage(String alertId, int revision, CapReference reference, String headline, boolean isOver) {
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{16})-(\\d{1,9})\\.xml");
    private static final List<String> READ =
            List.of("identifier", "sender", "sent", "references", "headline", "urgency", "valueName", "value");

    private static final List<String> OVER = List.of("NORMAL", "RETURNED_UNACKNOWLEDGED");

    /** A message that was read, and those about the same alert that it names. */
    record Found(CapMessage message, List<CapReference> before) {}

    /** The message about an event. */
    static CapMessage of(AlertEvent event, CapReference reference) {
        return new CapMessage(
                event.alertId(),
                event.revision(),
                reference,
                NoticeText.title(new Notice.OfAlert(event)),
                AlertEnd.isOver(event));
    }

    /** The message in a file; {@code null} if its name is none of a message. */
    static @Nullable Found read(Path file) throws IOException {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return null;
        }
        Map<String, String> found = new HashMap<>();
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        String parameter = "";
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT && READ.contains(xml.getLocalName())) {
                    String element = xml.getLocalName();
                    String text = xml.getElementText();
                    parameter = element.equals("valueName") ? text : parameter;
                    found.putIfAbsent(element.equals("value") ? parameter : element, text);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(file + " is no CAP message: move it away", e);
        }
        // The urgency of an alert that was acknowledged after its end was not always Past.
        boolean isOver = text(found, "urgency").equals("Past") || OVER.contains(text(found, "state"));
        CapMessage message = new CapMessage(
                name.group(1),
                Integer.parseInt(name.group(2)),
                new CapReference(text(found, "sender"), text(found, "identifier"), text(found, "sent")),
                text(found, "headline"),
                isOver);
        return new Found(message, references(file, text(found, "references")));
    }

    private static List<CapReference> references(Path file, String written) throws IOException {
        List<CapReference> all = new ArrayList<>();
        for (String each : written.isEmpty() ? List.<String>of() : List.of(written.split(" ", -1))) {
            CapReference reference = CapReference.of(each);
            if (reference == null) {
                throw new IOException(file + " refers to " + each + ", which is none of its kind: move it away");
            }
            all.add(reference);
        }
        return List.copyOf(all);
    }

    private static String text(Map<String, String> found, String name) {
        return found.getOrDefault(name, "");
    }

    /** The name of its file. */
    String file() {
        return alertId + "-" + revision + ".xml";
    }
}
