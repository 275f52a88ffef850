package kz.malim.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import kz.malim.text.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Checks that JSON in requests is UTF-8 (RFC 8259, 8.1) before it is parsed: the parser would accept overlong forms and
 * surrogates. A byte order mark at the start is skipped, as the RFC permits.
 */
@Provider
public class JsonBody implements ReaderInterceptor {
    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext body) throws IOException, WebApplicationException {
        if (isJson(body.getMediaType())) {
            requireUtf8(body.getMediaType());
            var text = Utf8.decodeDocument(body.getInputStream().readAllBytes());
            if (text == null) {
                throw new Problem(ProblemType.INVALID_CHARACTER, "The JSON is not UTF-8.");
            }
            body.setInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }
        return body.proceed();
    }

    private static boolean isJson(MediaType type) {
        var subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        return subtype.equals("json") || subtype.endsWith("+json");
    }

    /** The only charset of requests; JSON has no such parameter, but many clients send it. */
    public static void requireUtf8(MediaType type) {
        var charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The only charset is UTF-8.");
        }
    }
}
