package kz.malim.syndication;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** A writer of XML documents that are well-formed whatever the text. Not thread-safe. */
final class XmlText {
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;

    XmlText() {
        try {
            xml = WRITERS.createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param attributes names and values in turn; those whose value is null are omitted */
    XmlText start(String element, @Nullable String... attributes) {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement(element);
            write(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    XmlText end() {
        try {
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element with text, or nothing if there is none. */
    XmlText element(String element, @Nullable String words, @Nullable String... attributes) {
        if (words == null) {
            return this;
        }
        start(element, attributes);
        try {
            xml.writeCharacters(writable(words));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return end();
    }

    /** An element without content. */
    XmlText empty(String element, @Nullable String... attributes) {
        try {
            xml.writeCharacters("\n");
            xml.writeEmptyElement(element);
            write(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The document, with all open elements closed. */
    String finished() {
        try {
            xml.writeEndDocument();
            xml.flush();
            return out + "\n";
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(@Nullable String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            var name = attributes[i];
            var value = attributes[i + 1];
            if (name != null && value != null) {
                xml.writeAttribute(name, writable(value));
            }
        }
    }

    /** Omits characters that XML 1.0 does not allow; the JDK's writer would write them. */
    private static String writable(String words) {
        return words.codePoints().allMatch(XmlText::isWritable)
                ? words
                : words.codePoints()
                        .filter(XmlText::isWritable)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isWritable(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && (c & 0xFFFE) != 0xFFFE);
    }
}
