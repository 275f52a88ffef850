package kz.malim.migration;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML of strangers as a stream: without document types and external entities, and without forbidden characters. */
final class SafeXml {
    private static final Pattern ENCODING = Pattern.compile("encoding=[\"'](?<name>[A-Za-z0-9._-]+)[\"']");
    private static final int DECLARATION = 200;

    private SafeXml() {}

    /** Takes an element, of which it may read on to the end. */
    interface ElementReader {
        void start(XMLStreamReader xml) throws XMLStreamException, IOException;
    }

    static void read(Path file, ElementReader reader) throws IOException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try (var in = new LegalXml(
                new InputStreamReader(new BufferedInputStream(Files.newInputStream(file)), encoding(file)))) {
            var xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    reader.start(xml);
                }
            }
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("The file is not well-formed XML: " + e.getMessage(), e);
        }
    }

    private static Charset encoding(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var declared = ENCODING.matcher(new String(in.readNBytes(DECLARATION), StandardCharsets.ISO_8859_1));
            return declared.find() && Charset.isSupported(declared.group("name"))
                    ? Charset.forName(declared.group("name"))
                    : StandardCharsets.UTF_8;
        }
    }
}
