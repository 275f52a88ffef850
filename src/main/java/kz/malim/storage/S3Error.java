package kz.malim.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** An error response of the object store, with the code that S3 sends in the body, such as {@code SignatureDoesNotMatch}. */
final class S3Error extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_BODY_LENGTH = 1 << 16;
    private static final int MAX_TEXT_LENGTH = 200;

    private final int status;
    private final @Nullable String code;
    /** The store's own, which its operators ask for. */
    private final transient Optional<String> requestId;

    private S3Error(HttpResponse<?> response, @Nullable String code, @Nullable String message) {
        super("S3 responded to " + response.request().method() + " with " + response.statusCode()
                + (message == null ? "" : ": " + message));
        this.status = response.statusCode();
        this.code = code;
        this.requestId = response.headers().firstValue("x-amz-request-id").map(S3Error::line);
    }

    /** Reads and closes the body. What is no S3 error document, as that of a proxy, leaves the code unknown. */
    static S3Error of(HttpResponse<InputStream> response) throws IOException {
        String code = null;
        String message = null;
        try (var body = response.body()) {
            var xml = S3Listing.XML.createXMLStreamReader(new ByteArrayInputStream(body.readNBytes(MAX_BODY_LENGTH)));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "Code" -> code = line(xml.getElementText());
                        case "Message" -> message = line(xml.getElementText());
                        default -> {}
                    }
                }
            }
        } catch (XMLStreamException e) {
            // no XML, or truncated: what was read before is used
        }
        return new S3Error(response, code, message);
    }

    private static String line(String text) {
        var line = text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
        return line.substring(0, Math.min(line.length(), MAX_TEXT_LENGTH));
    }

    int status() {
        return status;
    }

    Optional<String> requestId() {
        return requestId;
    }

    @Nullable
    String code() {
        return code;
    }
}
