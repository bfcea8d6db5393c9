package org.warmth.sheets.reading;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.warmth.api.Problem;

/** XML of an uploaded workbook: no document types, no entities, nothing from outside. */
final class Xml implements AutoCloseable {
    private static final int DEEPEST = 64;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private int depth;

    Xml(InputStream in) {
        try {
            reader = FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw damaged();
        }
    }

    /** The JDK's own parser, whatever other libraries bring along. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** The next event; {@link XMLStreamConstants#END_DOCUMENT} at the end. */
    int next() {
        try {
            int event = reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
            boolean hostile = event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE;
            if (hostile || event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
                throw damaged();
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            return event;
        } catch (XMLStreamException e) {
            throw damaged();
        }
    }

    /** Moves to the start of the next element of that name; false at the end of the document. */
    boolean find(String name) {
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT && name.equals(name())) {
                return true;
            }
        }
        return false;
    }

    String name() {
        return reader.getLocalName();
    }

    /** The attribute with that local name, or null. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (name.equals(reader.getAttributeLocalName(i))) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The attribute as a number, or the default where it is missing or none. */
    int number(String name, int otherwise) {
        String value = attribute(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** The text of the current event; empty where the event is none. */
    String text() {
        int event = reader.getEventType();
        return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA ? reader.getText() : "";
    }

    static Problem damaged() {
        return Problem.malformed("sheets.damaged");
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw damaged();
        }
    }
}
