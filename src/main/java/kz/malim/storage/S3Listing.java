package kz.malim.storage;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** One page of the keys in a bucket: the XML response of ListObjectsV2. */
record S3Listing(List<FileStore.Entry> entries, @Nullable String next) {
    static final XMLInputFactory XML = hardened();

    static S3Listing read(InputStream response) throws IOException {
        var entries = new ArrayList<FileStore.Entry>();
        String name = "";
        String next = null;
        try (response) {
            var xml = XML.createXMLStreamReader(response);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "Key" -> name = xml.getElementText();
                        case "LastModified" ->
                            entries.add(new FileStore.Entry(name, Instant.parse(xml.getElementText())));
                        case "NextContinuationToken" -> next = xml.getElementText();
                        default -> {}
                    }
                }
            }
            return new S3Listing(entries, next);
        } catch (XMLStreamException e) {
            throw new IOException("S3 responded with a malformed listing", e);
        }
    }

    private static XMLInputFactory hardened() {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
