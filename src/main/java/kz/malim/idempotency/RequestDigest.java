package kz.malim.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
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

/** Of everything the client decided: where it sent it, from which version, and what. */
final class RequestDigest {
    private final MessageDigest digest = sha256();
    private final ObjectWriter json;

    private RequestDigest(ObjectMapper json) {
        this.json = json.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS); // equal on every replica
    }

    static RequestDigest of(URI address, ObjectMapper json) {
        var fingerprint = new RequestDigest(json);
        fingerprint.digest.update(address.getRawPath().getBytes(StandardCharsets.UTF_8));
        fingerprint.digest.update(String.valueOf(address.getRawQuery()).getBytes(StandardCharsets.UTF_8));
        return fingerprint;
    }

    /** A file counts with what is in it, which may be more than memory should hold. */
    RequestDigest add(@Nullable Object part) {
        try {
            switch (part) {
                case byte[] bytes -> digest.update(bytes);
                case Path file -> digest.update(hash(file));
                case null, default -> digest.update(json.writeValueAsBytes(part));
            }
            return this;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of a length of its own, so that no part runs into the next. */
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
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
