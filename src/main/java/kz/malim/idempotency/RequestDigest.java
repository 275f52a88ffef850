package kz.malim.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** A digest of everything in a request that the client decided: URL, version and body. */
final class RequestDigest {
    private final MessageDigest digest = sha256();
    private final ObjectWriter json;

    private RequestDigest(ObjectMapper json) {
        this.json = json.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS); // equal on every replica
    }

    static RequestDigest of(URI address, ObjectMapper json) {
        var request = new RequestDigest(json);
        request.digest.update(address.getRawPath().getBytes(StandardCharsets.UTF_8));
        request.digest.update(String.valueOf(address.getRawQuery()).getBytes(StandardCharsets.UTF_8));
        return request;
    }

    /** Files are digested as streams, since they may be larger than memory allows. */
    RequestDigest add(@Nullable Object part) {
        try {
            switch (part) {
                case byte[] bytes -> digest.update(bytes);
                case Path file -> digest.update(hash(file));
                case null, default -> digest.update(json.writeValueAsBytes(part));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of fixed length, so that no part runs into the next. */
    private static byte[] hash(Path file) throws IOException {
        var digest = sha256();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, out);
        }
        return digest.digest();
    }

    byte[] bytes() {
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
