package org.warmth.banks;

import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.warmth.api.Problem;

/**
 * XML from outside, by the JDK's own parser: no document type, no entities, nothing fetched, and no more depth, text and bytes
 * than a bank's answer has.
 */
final class GuardedXml {
    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_TAG = 1 << 14;
    private static final long MOST_BYTES = 256L << 20;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final StringBuilder text = new StringBuilder();
    private int depth;

    GuardedXml(InputStream in) {
        try {
            reader = FACTORY.createXMLStreamReader(new Limited(in));
        } catch (XMLStreamException e) {
            throw fault(1, e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /**
     * Goes on to the next start or end of an element, or the end of the document.
     *
     * @return {@link XMLStreamConstants#START_ELEMENT}, {@code END_ELEMENT} or {@code END_DOCUMENT}
     * @throws Problem 422 no XML, damaged, or hostile; with the line
     */
    int next() {
        text.setLength(0);
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEEPEST) {
                            throw Unreadable.line(line(), "banks.xml-hostile");
                        }
                        return event;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return event;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append();
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw Unreadable.line(line(), "banks.xml-hostile");
                    default -> {
                        // Comments, white space and instructions say nothing.
                    }
                }
            }
            return XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException e) {
            throw fault(line(), e);
        }
    }

    private void append() {
        if (text.length() + reader.getTextLength() > LONGEST_TEXT) {
            throw Unreadable.line(line(), "banks.xml-hostile");
        }
        text.append(reader.getText());
    }

    /** The name of the element that starts or ends here. */
    String name() {
        return reader.getLocalName();
    }

    /** The namespace of the element that starts here. */
    String namespace() {
        return reader.getNamespaceURI();
    }

    /** An attribute of the element that starts here, or null. */
    String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    /** The text before the end of this element, spaces around it removed. */
    String text() {
        return text.toString().strip();
    }

    /** The line that is read, from 1. */
    int line() {
        return Math.max(1, reader.getLocation().getLineNumber());
    }

    private static Problem fault(int line, XMLStreamException fault) {
        Throwable cause = fault.getNestedException();
        if (cause instanceof TooMuch) {
            return Unreadable.line(line, "banks.xml-hostile");
        }
        if (cause instanceof IOException lost && !(cause instanceof CharConversionException)) {
            throw new UncheckedIOException(lost);
        }
        return Unreadable.line(line, "banks.xml");
    }

    /** Says that a limit is reached, through a parser that knows of none. */
    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Bytes up to a limit, and no endless piece between two tags, which would fill the memory of any parser. */
    private static final class Limited extends FilterInputStream {
        private long bytes;
        private int sinceTag;

        private Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int got = super.read(target, from, length);
            bytes += Math.max(0, got);
            for (int i = from; i < from + got; i++) {
                sinceTag = target[i] == '<' ? 0 : sinceTag + 1;
                if (sinceTag > LONGEST_TAG) {
                    throw new TooMuch();
                }
            }
            if (bytes > MOST_BYTES) {
                throw new TooMuch();
            }
            return got;
        }
    }
}
