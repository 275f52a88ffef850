package kz.malim.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Validates requests before routing: one URL per resource, well-formed text only, sizes within limits. Later code need not
 * check the spelling of URLs again.
 */
@ApplicationScoped
public class RequestValidationFilter {
    private static final int MAX_URI = 4096;
    private static final int MAX_HEADERS = 16_384;

    /** For the response to arrive before the connection is closed. */
    private static final int CLOSE_DELAY_MILLIS = 1000;

    /** Before every handler of Quarkus, whose own error responses have no body. */
    private static final int FIRST = 1000;

    private static final int SECOND = 999;

    private static final int LAST = 700;

    /** The characters of all paths; other spellings of the same path would only multiply cache keys. */
    private static final Pattern CANONICAL_PATH = Pattern.compile("/|(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~@-]+)+/?");

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F]");

    private final ObjectMapper json;
    private final BodyLimits bodies;

    RequestValidationFilter(ObjectMapper json, BodyLimits bodies) {
        this.json = json;
        this.bodies = bodies;
    }

    void register(@Observes Filters filters) {
        filters.register(exchange -> proceed(exchange, validate(exchange.request())), FIRST);
        filters.register(exchange -> proceed(exchange, bodies.validate(exchange)), SECOND);
        filters.register(
                exchange -> proceed(exchange, validateUrl(exchange.request().uri())), LAST);
    }

    /** Requests that the router itself refuses before any filter: no Host, a target that is no path. */
    void handleRouterFailures(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(exchange -> {
            int status = exchange.statusCode();
            if (status >= 400 && status < 500 && !exchange.response().ended()) {
                var type = ProblemType.ofStatus(status);
                refuse(exchange, new Problem(type, type.remedy()));
            } else {
                exchange.next();
            }
        });
    }

    private void proceed(RoutingContext exchange, @Nullable Problem problem) {
        if (problem == null) {
            exchange.next();
        } else {
            refuse(exchange, problem);
        }
    }

    /** Whether a request has no body and is valid, its URL apart: for handlers that look up the URL as it was sent. */
    public static boolean accepts(HttpServerRequest request) {
        return !hasBody(request) && validate(request) == null;
    }

    private static @Nullable Problem validate(HttpServerRequest request) {
        var uri = request.uri();
        if (uri.length() > MAX_URI) {
            return new Problem(ProblemType.URI_TOO_LONG, ProblemType.URI_TOO_LONG.remedy());
        }
        if (!uri.startsWith("/") && !uri.equals("*")) {
            return malformed("The request target must be a path, not a whole URL.");
        }
        if (sizeOf(request.headers()) > MAX_HEADERS) {
            return new Problem(ProblemType.HEADERS_TOO_LARGE, ProblemType.HEADERS_TOO_LARGE.remedy());
        }
        if (request.version() == null) {
            return malformed("Supported versions are HTTP/1.1 and HTTP/2.");
        }
        if (request.version() != HttpVersion.HTTP_2
                && request.headers().getAll(HttpHeaders.HOST).size() != 1) {
            return malformed("Exactly one Host header is required.");
        }
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity") && hasBody(request)) {
            return new Problem(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding of request bodies is not supported.");
        }
        return null;
    }

    private static @Nullable Problem validateUrl(String uri) {
        int queryStart = uri.indexOf('?');
        var path = queryStart < 0 ? uri : uri.substring(0, queryStart);
        var query = queryStart < 0 ? "" : uri.substring(queryStart + 1);
        for (var part : new String[] {path, query}) {
            var decoded = decode(part);
            if (decoded == null) {
                return new Problem(ProblemType.INVALID_CHARACTER, "The URL is not percent-encoded UTF-8.");
            }
            if (CONTROL.matcher(decoded).find()) {
                return new Problem(ProblemType.INVALID_CHARACTER, "The URL contains a control character.");
            }
        }
        return CANONICAL_PATH.matcher(path).matches()
                ? null
                : new Problem(
                        ProblemType.NOT_FOUND,
                        "The path is not in canonical form: no percent-encoded letters, doubled slashes or dot segments.");
    }

    /** The decoded text, or null when it is not percent-encoded UTF-8; Java's own decoder would return U+FFFD instead. */
    private static @Nullable String decode(String part) {
        var raw = part.getBytes(StandardCharsets.ISO_8859_1);
        var out = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                out.put(raw[i]);
                continue;
            }
            int high = i + 2 <= raw.length - 1 ? Character.digit(raw[i + 1], 16) : -1;
            int low = i + 2 <= raw.length - 1 ? Character.digit(raw[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            out.put((byte) (high * 16 + low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(out.flip())
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || declaredLength(request) > 0;
    }

    private static int sizeOf(MultiMap headers) {
        int size = 0;
        for (var header : headers) {
            size += header.getKey().length() + header.getValue().length() + 4; // colon, space and line break
        }
        return size;
    }

    static long declaredLength(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("\\d{1,18}") ? 0 : Long.parseLong(length);
    }

    private static Problem malformed(String detail) {
        return new Problem(ProblemType.MALFORMED_REQUEST, detail);
    }

    /** Sends a problem in place of the response; with a body that is still arriving, it closes the connection. */
    public void refuse(RoutingContext exchange, Problem problem) {
        var response = exchange.response()
                .setStatusCode(problem.type().status())
                .putHeader("Content-Type", ProblemMappers.PROBLEM_JSON)
                .putHeader("Cache-Control", "no-store");
        if (problem.type() == ProblemType.BUSY) {
            response.putHeader("Retry-After", ProblemMappers.RETRY_SOON);
        }
        if (problem.type() == ProblemType.CONTENT_TOO_LARGE
                || problem.type() == ProblemType.BUSY
                || (problem.type() == ProblemType.QUOTA_EXCEEDED && hasBody(exchange.request()))) {
            response.putHeader("Connection", "close"); // the body is still arriving and will not be read
            exchange.vertx()
                    .setTimer(
                            CLOSE_DELAY_MILLIS,
                            timer -> exchange.request().connection().close());
        }
        try {
            response.end(json.writeValueAsString(problem.view()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
