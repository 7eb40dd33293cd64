package io.keruen.connectors.cap;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** The schema of CAP 1.2, asked before a message is given to anybody. Reads nothing from the network. Immutable. */
final class CapSchema {
    private final Schema schema;

    CapSchema() {
        URL file = Objects.requireNonNull(CapSchema.class.getResource("CAP-v1.2.xsd"));
        try {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            schema = factory.newSchema(file);
        } catch (SAXException e) {
            throw new IllegalStateException("the schema of CAP 1.2 cannot be read", e);
        }
    }

    /** What is wrong with a message; {@code null} if nothing is. */
    @Nullable
    String wrong(String xml) {
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
            return null;
        } catch (SAXException e) {
            return String.valueOf(e.getMessage());
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot fail", e);
        }
    }
}
