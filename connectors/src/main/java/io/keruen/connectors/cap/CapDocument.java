package io.keruen.connectors.cap;

import io.keruen.connectors.outlet.AlertEnd;
import io.keruen.connectors.outlet.Notice;
import io.keruen.connectors.outlet.NoticeText;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.alert.AlertType;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** One alert event as a CAP 1.2 message: same event and same messages before it, same text. */
final class CapDocument {
    static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss'-00:00'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final CapSender sender;
    private final AlertEvent event;
    private final List<CapReference> before;

    /**
     * A message.
     *
     * @param before the messages about this alert that came before, in their order
     */
    CapDocument(CapSender sender, AlertEvent event, List<CapReference> before) {
        this.sender = sender;
        this.event = event;
        this.before = before;
    }

    /** Who speaks, and how. */
    record CapSender(String sender, String status, String language) {}

    /** What a later message names an earlier one by. */
    record CapReference(String sender, String identifier, String sent) {
        private static final Pattern FORM = Pattern.compile("([^\\s,]+),(keruen-[0-9a-f]{16}-\\d{1,9}),([^\\s,]+)");

        /** What {@link #toString} has written; {@code null} if it is something else. */
        static @Nullable CapReference of(String text) {
            Matcher form = FORM.matcher(text);
            return form.matches() ? new CapReference(form.group(1), form.group(2), form.group(3)) : null;
        }

        /** Which message about its alert it is. */
        int revision() {
            return Integer.parseInt(identifier.substring(identifier.lastIndexOf('-') + 1));
        }

        @Override
        public String toString() {
            return sender + "," + identifier + "," + sent;
        }
    }

    CapReference reference() {
        return new CapReference(sender.sender(), "keruen-" + event.alertId() + "-" + event.revision(), sent());
    }

    private String sent() {
        return time(event.momentMs());
    }

    private static String time(long timeMs) {
        return TIME.format(Instant.ofEpochMilli(timeMs));
    }

    String xml() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(NAMESPACE);
            xml.writeStartElement(NAMESPACE, "alert");
            xml.writeDefaultNamespace(NAMESPACE);
            writeHead(xml);
            writeInfo(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text cannot fail", e);
        }
        return text.append('\n').toString();
    }

    private void writeHead(XMLStreamWriter xml) throws XMLStreamException {
        CapReference self = reference();
        write(xml, "identifier", self.identifier());
        write(xml, "sender", self.sender());
        write(xml, "sent", self.sent());
        write(xml, "status", sender.status());
        write(xml, "msgType", messageType());
        write(xml, "scope", "Restricted");
        write(xml, "restriction", "For the customs services and those who escort the convoy.");
        if (!before.isEmpty()) {
            write(
                    xml,
                    "references",
                    String.join(" ", before.stream().map(CapReference::toString).toList()));
        }
        if (event.parentAlertId() != null) {
            write(xml, "incidents", event.parentAlertId());
        }
    }

    /** Nobody can update or cancel what nobody was told of; whatever is said of what is over leaves it cancelled. */
    private String messageType() {
        if (before.isEmpty()) {
            return "Alert";
        }
        return AlertEnd.isOver(event) ? "Cancel" : "Update";
    }

    private void writeInfo(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, "info");
        write(xml, "language", sender.language());
        write(xml, "category", "Transport");
        if (event.blocksGate()) {
            write(xml, "category", "Security");
        }
        write(xml, "event", event.type());
        boolean isOver = AlertEnd.isOver(event);
        write(xml, "responseType", isOver ? "AllClear" : event.blocksGate() ? "Execute" : "Monitor");
        Grade grade = Grade.of(event);
        write(xml, "urgency", isOver ? "Past" : grade.urgency());
        write(xml, "severity", grade.severity());
        write(xml, "certainty", grade.certainty());
        if (event.eaeuIncidentCode() != null) {
            writePair(xml, "eventCode", "EAEU-navigation-seal-incident", event.eaeuIncidentCode());
        }
        write(xml, "onset", time(event.startedAtMs()));
        write(xml, "senderName", "Keruen");
        write(xml, "headline", NoticeText.title(new Notice.OfAlert(event)));
        write(xml, "description", NoticeText.body(new Notice.OfAlert(event)));
        write(xml, "instruction", event.recommendedAction());
        write(xml, "web", AlertType.runbookOf(event.type()));
        for (Map.Entry<String, String> each : parameters().entrySet()) {
            writePair(xml, "parameter", each.getKey(), each.getValue());
        }
        writeArea(xml);
        xml.writeEndElement();
    }

    private Map<String, String> parameters() {
        Map<String, String> all = new TreeMap<>();
        put(all, "escortId", event.escortId());
        put(all, "convoyId", event.convoyId());
        put(all, "vehicleId", event.vehicleId().isEmpty() ? null : event.vehicleId());
        put(all, "otherVehicleId", event.otherVehicleId());
        put(all, "sealId", event.sealId());
        put(all, "declarationId", event.declarationId());
        put(all, "state", event.state().name());
        put(all, "blocksGate", Boolean.toString(event.blocksGate()));
        return all;
    }

    private static void put(Map<String, String> all, String name, @Nullable String value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    private void writeArea(XMLStreamWriter xml) throws XMLStreamException {
        boolean isPlaced = !Double.isNaN(event.latDeg()) && !Double.isNaN(event.lonDeg());
        String zone = event.zoneId() == null ? "the road of the escort" : event.zoneId();
        xml.writeStartElement(NAMESPACE, "area");
        write(xml, "areaDesc", event.jurisdiction() == null ? zone : zone + ", " + event.jurisdiction());
        if (isPlaced) {
            write(xml, "circle", String.format(Locale.ROOT, "%.6f,%.6f 0.1", event.latDeg(), event.lonDeg()));
        }
        xml.writeEndElement();
    }

    private static void writePair(XMLStreamWriter xml, String element, String name, String value)
            throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, element);
        write(xml, "valueName", name);
        write(xml, "value", value);
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, String element, String value) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, element);
        xml.writeCharacters(legal(value));
        xml.writeEndElement();
    }

    /** Without the characters that no XML may hold. */
    static String legal(String text) {
        return text.codePoints()
                .filter(c ->
                        c == '\n' || c == '\t' || (c >= ' ' && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) || c > 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** How CAP grades a severity. */
    private record Grade(String urgency, String severity, String certainty) {
        static Grade of(AlertEvent event) {
            return switch (event.severity()) {
                case CRITICAL -> new Grade("Immediate", "Extreme", "Observed");
                case HIGH -> new Grade("Immediate", "Severe", "Likely");
                case MEDIUM -> new Grade("Expected", "Moderate", "Likely");
                case LOW -> new Grade("Future", "Minor", "Possible");
            };
        }
    }
}
