package io.keruen.connectors.cap;

import io.keruen.connectors.cap.CapDocument.CapReference;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.NoticeText;
import io.keruen.core.alert.AlertEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
record CapMessage(String alertId, int revision, CapReference reference, String headline) {
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{16})-(\\d{1,9})\\.xml");
    private static final List<String> READ = List.of("identifier", "sender", "sent", "headline");

    /** The message about an event. */
    static CapMessage of(AlertEvent event, CapReference reference) {
        return new CapMessage(
                event.alertId(), event.revision(), reference, NoticeText.title(new Notice.OfAlert(event)));
    }

    /** The message in a file; {@code null} if its name is none of a message. */
    static @Nullable CapMessage read(Path file) throws IOException {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return null;
        }
        Map<String, String> found = new HashMap<>();
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT && READ.contains(xml.getLocalName())) {
                    found.putIfAbsent(xml.getLocalName(), xml.getElementText());
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(file + " is no CAP message: move it away", e);
        }
        return new CapMessage(
                name.group(1),
                Integer.parseInt(name.group(2)),
                new CapReference(text(found, "sender"), text(found, "identifier"), text(found, "sent")),
                text(found, "headline"));
    }

    private static String text(Map<String, String> found, String name) {
        return found.getOrDefault(name, "");
    }

    /** The name of its file. */
    String file() {
        return alertId + "-" + revision + ".xml";
    }
}
