package kz.malim.support;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** Returns the text of the header {@code X-Leak}, or the file it names, as a faulty program would. */
@Singleton
final class LeakingPage {
    static final String PATH = "/api/leaks-for-a-test";

    static {
        Brotli4jLoader.ensureAvailability();
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(exchange -> {
            var leak = Objects.requireNonNullElse(exchange.request().getHeader("X-Leak"), "")
                    .getBytes(StandardCharsets.UTF_8);
            var coding = exchange.request().getHeader("X-Coding");
            if (coding != null) {
                exchange.response().putHeader("Content-Encoding", coding);
            }
            var file = exchange.request().getHeader("X-Leaking-File");
            if (file != null) {
                exchange.response().sendFile(file);
                return;
            }
            exchange.end(Buffer.buffer(coded(leak, coding == null ? "" : coding)));
        });
    }

    private static byte[] coded(byte[] text, String coding) {
        try {
            return switch (coding) {
                case "gzip" -> gzip(text);
                case "br" -> Encoder.compress(text);
                default -> text;
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        }
        return bytes.toByteArray();
    }
}
