package io.keruen.connectors.cap;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index of a feed as Atom text: the messages, the one that was written last first. */
final class CapIndex {
    private static final Logger LOG = LoggerFactory.getLogger(CapIndex.class);
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private CapIndex() {}

    /** The text of the index. */
    static String text(List<CapMessage> newestFirst) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(ATOM);
            xml.writeStartElement(ATOM, "feed");
            xml.writeDefaultNamespace(ATOM);
            write(xml, "id", "urn:keruen:cap");
            write(xml, "title", "Keruen alerts, CAP 1.2");
            write(xml, "updated", lastSent(newestFirst));
            for (CapMessage message : newestFirst) {
                xml.writeStartElement(ATOM, "entry");
                write(xml, "id", "urn:keruen:cap:" + message.reference().identifier());
                write(xml, "title", message.headline());
                write(xml, "updated", message.reference().sent());
                xml.writeEmptyElement(ATOM, "link");
                xml.writeAttribute("rel", "alternate");
                xml.writeAttribute("type", "application/cap+xml");
                xml.writeAttribute("href", message.file());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text cannot fail", e);
        }
        return text.append('\n').toString();
    }

    /** What is told late was sent earlier than what was told before: the index does not grow younger by it. */
    private static String lastSent(List<CapMessage> messages) {
        return messages.stream()
                .map(message -> message.reference().sent())
                .max(String::compareTo)
                .orElseThrow();
    }

    private static void write(XMLStreamWriter xml, String element, String value) throws XMLStreamException {
        xml.writeStartElement(ATOM, element);
        xml.writeCharacters(CapDocument.legal(value));
        xml.writeEndElement();
    }

    /** The files that an index lists, the one that was written last first; none of one that is not there or is none. */
    static List<String> files(Path index) throws IOException {
        List<String> files = new ArrayList<>();
        if (!Files.exists(index)) {
            return files;
        }
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = Files.newInputStream(index)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("link")) {
                    files.add(xml.getAttributeValue(null, "href"));
                }
            }
        } catch (XMLStreamException e) {
            LOG.warn("{} is no index of a feed: it is made anew from the messages beside it", index, e);
            return List.of();
        }
        return files;
    }
}
