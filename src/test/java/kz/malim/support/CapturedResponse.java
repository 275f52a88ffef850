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
 * An answer as it left the server.
 *
 * @param coding of the body: gzip, br, or nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CapturedResponse(String method, String address, int status, String headers, String coding, byte[] body) {

    static {
        Brotli4jLoader.ensureAvailability();
    }

    /** Everything that was answered, its bytes as characters. */
    String text() {
        return headers + "\n\n" + new String(decoded(), ISO_8859_1);
    }

    private byte[] decoded() {
        if (status == 206 || body.length == 0) {
            return body; // a part of a coding cannot be read by itself
        }
        try {
            return switch (coding) {
                case "" -> body;
                case "gzip" -> new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
                case "br" -> Decoder.decompress(body).getDecompressedData();
                default -> throw new IOException("nobody here reads " + coding);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(this + " cannot be read", e);
        }
    }

    /** Whether the asker knew this already: a link to the next page repeats what was asked for. */
    boolean repeats(String word) {
        try {
            return address.contains(word) || URLDecoder.decode(address, UTF_8).contains(word);
        } catch (IllegalArgumentException notEncoded) {
            return false;
        }
    }

    /** Whether it went to somebody who may see drafts: whoever is let in to edit, or was sent a link. */
    boolean isForTheNewsroom() {
        boolean entitled = address.startsWith("/management/") && status != 401 && status != 403;
        boolean invited = address.startsWith("/api/previews/") && status == 200;
        return entitled || invited;
    }

    /** The only answers that may hold a secret, once: to those who had it made. */
    boolean isOfSomethingMade(String end) {
        return method.equals("POST") && status == 201 && address.startsWith("/management/") && address.endsWith(end);
    }

    @Override
    public String toString() {
        return method + " " + address + " (" + status + ")";
    }
}
