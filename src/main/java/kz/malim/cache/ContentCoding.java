package kz.malim.cache;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import kz.malim.web.QualityValue;
import org.jspecify.annotations.Nullable;

/** A content coding (RFC 9110, 8.4.1) of cached responses; the smallest first. */
enum ContentCoding {
    BROTLI("br") {
        @Override
        byte[] encode(byte[] content) throws IOException {
            return Encoder.compress(content, Encoder.Parameters.create(BROTLI_QUALITY));
        }

        @Override
        boolean isAvailable() {
            return Brotli4jLoader.isAvailable(); // the native library is there for this platform
        }
    },
    GZIP("gzip") {
        @Override
        byte[] encode(byte[] content) throws IOException {
            var out = new ByteArrayOutputStream(content.length / 3);
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write(content);
            }
            return out.toByteArray();
        }
    },
    IDENTITY("identity") {
        @Override
        byte[] encode(byte[] content) {
            return content;
        }
    };

    /** The smallest first. */
    static final List<ContentCoding> COMPRESSING = List.of(BROTLI, GZIP);

    /** Of 11; higher qualities take much more time for little less size. */
    private static final int BROTLI_QUALITY = 5;

    /** Smaller bodies grow when compressed, or gain less than a network packet. */
    private static final int WORTH_COMPRESSING = 860;

    private final String token;

    ContentCoding(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    abstract byte[] encode(byte[] content) throws IOException;

    boolean isAvailable() {
        return true;
    }

    /** Whether compressing the content is worth it. */
    boolean isWorthwhile(byte[] content) {
        return content.length >= WORTH_COMPRESSING && isAvailable();
    }

    /** The content in this coding. */
    byte[] of(byte[] content) {
        try {
            return encode(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The quality value of the coding in an {@code Accept-Encoding} (RFC 9110, 12.5.3), from 0 for not acceptable to 1. */
    double qualityIn(@Nullable String acceptEncoding) {
        double quality = this == IDENTITY ? 0.0001 : 0; // always acceptable unless excluded, never preferred
        if (acceptEncoding == null) {
            return quality;
        }
        for (var offer : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
            var parts = List.of(offer.split(";", -1));
            var name = parts.getFirst().strip();
            var weight = QualityValue.of(parts.subList(1, parts.size()));
            if (weight.isEmpty()) {
                continue; // malformed
            }
            if (name.equals(token) || (name.equals("x-gzip") && this == GZIP)) {
                return weight.getAsDouble();
            }
            if (name.equals("*")) {
                quality = weight.getAsDouble();
            }
        }
        return quality;
    }
}
