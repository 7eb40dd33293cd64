package io.keruen.connectors.cap;

import io.keruen.connectors.cap.CapDocument.CapReference;
import io.keruen.connectors.outlet.DurableFiles;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.NoticeText;
import io.keruen.core.alert.AlertEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * The folder of CAP messages and its index, an Atom feed. The messages themselves are what it remembers. Not thread-safe.
 */
final class CapFeed {
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{16})-(\\d{1,9})\\.xml");
    private static final String INDEX = "feed.xml";
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final Path folder;
    private final int maxEntries;
    private final Map<String, TreeMap<Integer, Entry>> alerts = new HashMap<>();
    private boolean isRead;

    /** A message as the index lists it. */
    private record Entry(CapReference reference, String headline, String file) {}

    CapFeed(Path folder, int maxEntries) {
        this.folder = folder;
        this.maxEntries = maxEntries;
    }

    /** The messages about an alert before a revision. */
    List<CapReference> before(String alertId, int revision) throws IOException {
        read();
        return alerts.getOrDefault(alertId, new TreeMap<>()).headMap(revision).values().stream()
                .map(Entry::reference)
                .toList();
    }

    /** Puts a message into the folder, then into the index. */
    void put(AlertEvent event, CapReference reference, byte[] xml) throws IOException {
        read();
        String file = event.alertId() + "-" + event.revision() + ".xml";
        DurableFiles.replace(folder.resolve(file), xml);
        alerts.computeIfAbsent(event.alertId(), id -> new TreeMap<>())
                .put(event.revision(), new Entry(reference, NoticeText.title(new Notice.OfAlert(event)), file));
        DurableFiles.replace(folder.resolve(INDEX), index().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the folder anew when it is asked next. */
    void forget() {
        alerts.clear();
        isRead = false;
    }

    private void read() throws IOException {
        if (isRead) {
            return;
        }
        DurableFiles.createFolder(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    alerts.computeIfAbsent(name.group(1), id -> new TreeMap<>())
                            .put(Integer.parseInt(name.group(2)), entry(file));
                }
            }
        }
        isRead = true;
    }

    private static Entry entry(Path file) throws IOException {
        Map<String, String> found = new HashMap<>();
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && List.of("identifier", "sender", "sent", "headline").contains(xml.getLocalName())) {
                    found.putIfAbsent(xml.getLocalName(), xml.getElementText());
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(file + " is no CAP message: move it away", e);
        }
        return new Entry(
                new CapReference(text(found, "sender"), text(found, "identifier"), text(found, "sent")),
                text(found, "headline"),
                String.valueOf(file.getFileName()));
    }

    private static String text(Map<String, String> found, String name) {
        return found.getOrDefault(name, "");
    }

    private String index() {
        List<Entry> entries = new ArrayList<>();
        alerts.values().forEach(revisions -> entries.addAll(revisions.values()));
        entries.sort((a, b) -> {
            int bySent = b.reference().sent().compareTo(a.reference().sent());
            return bySent != 0 ? bySent : b.file().compareTo(a.file());
        });
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(ATOM);
            xml.writeStartElement(ATOM, "feed");
            xml.writeDefaultNamespace(ATOM);
            write(xml, "id", "urn:keruen:cap");
            write(xml, "title", "Keruen alerts, CAP 1.2");
            write(xml, "updated", entries.get(0).reference().sent());
            for (Entry entry : entries.subList(0, Math.min(entries.size(), maxEntries))) {
                xml.writeStartElement(ATOM, "entry");
                write(xml, "id", "urn:keruen:cap:" + entry.reference().identifier());
                write(xml, "title", entry.headline());
                write(xml, "updated", entry.reference().sent());
                xml.writeEmptyElement(ATOM, "link");
                xml.writeAttribute("rel", "alternate");
                xml.writeAttribute("type", "application/cap+xml");
                xml.writeAttribute("href", entry.file());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text cannot fail", e);
        }
        return text.append('\n').toString();
    }

    private static void write(XMLStreamWriter xml, String element, String value) throws XMLStreamException {
        xml.writeStartElement(ATOM, element);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }
}
