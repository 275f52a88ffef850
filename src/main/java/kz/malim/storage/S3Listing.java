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

/** One page of a bucket's contents, from the XML that ListObjectsV2 answers. */
record S3Listing(List<FileStore.Entry> entries, @Nullable String next) {
    static final S3Listing EMPTY = new S3Listing(List.of(), null);

    private static final XMLInputFactory XML = hardened();

    static S3Listing read(InputStream answer) {
        var entries = new ArrayList<FileStore.Entry>();
        String name = "";
        String next = null;
        try (answer) {
            var xml = XML.createXMLStreamReader(answer);
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
        } catch (XMLStreamException | IOException broken) {
            throw new StorageFailure(new IOException("S3 answered a list that cannot be read", broken));
        }
    }

    private static XMLInputFactory hardened() {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
