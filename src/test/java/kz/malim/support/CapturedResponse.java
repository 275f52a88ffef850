package kz.malim.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.zip.GZIPInputStream;

/**
 * A response as it left the server.
 *
 * @param coding of the body: gzip, br, or nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CapturedResponse(String method, String address, int status, String headers, String coding, byte[] body) {

    static {
        Brotli4jLoader.ensureAvailability();
    }

    /** Headers and decoded body, each byte as a character. */
    String text() {
        return headers + "\n\n" + new String(decoded(), ISO_8859_1);
    }

    private byte[] decoded() {
        if (status == 206 || body.length == 0) {
            return body; // a range of a coded body cannot be decoded by itself
        }
        try {
            return switch (coding) {
                case "" -> body;
                case "gzip" -> new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
                case "br" -> Decoder.decompress(body).getDecompressedData();
                default -> throw new IOException("unknown coding " + coding);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(this + " cannot be decoded", e);
        }
    }

    /** Whether the word was in the request: a link to the next page repeats the query. */
    boolean repeats(String word) {
        try {
            return address.contains(word) || URLDecoder.decode(address, UTF_8).contains(word);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the client may see drafts: an authorised editor, or the holder of a preview link. */
    boolean isForTheNewsroom() {
        boolean editor = address.startsWith("/management/") && status != 401 && status != 403;
        boolean preview = address.startsWith("/api/previews/") && status == 200;
        return editor || preview;
    }

    /** The only responses that may contain a secret: those that create it. */
    boolean isOfCreation(String suffix) {
        return method.equals("POST") && status == 201 && address.startsWith("/management/") && address.endsWith(suffix);
    }

    @Override
    public String toString() {
        return method + " " + address + " (" + status + ")";
    }
}
