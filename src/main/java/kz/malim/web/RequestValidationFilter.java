package kz.malim.web;

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
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import kz.malim.text.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Validates requests before routing: one URL per resource, well-formed text only, sizes within limits. Later code need not
 * check the spelling of URLs again.
 */
@ApplicationScoped
public class RequestValidationFilter {
    private static final int MAX_URI = 4096;

    /** Of all headers together, so of each too. */
    public static final int MAX_HEADERS = 16_384;

    /** After cached responses, whose URLs are canonical, and before everything that could not read a raw URL. */
    private static final int BEFORE_ALL = 1150;

    /** After the headers of every response, and before the first filter that sends one. */
    private static final int BEFORE_RESPONSES = 1075;

    /** Before every handler of Quarkus, whose own error responses have no body. */
    private static final int FIRST = 1000;

    private static final int SECOND = 999;

    private static final int LAST = 700;

    /** The characters of all paths; other spellings of the same path would only multiply cache keys. */
    private static final Pattern CANONICAL_PATH = Pattern.compile("/|(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~@-]+)+/?");

    /** The page of the contract, whose scripts are relative to it. */
    private static final String DOCUMENTATION = "/docs/";

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F]");

    private final ProblemSender problems;
    private final BodyLimits bodies;
    private final CorsFilter cors;

    RequestValidationFilter(ProblemSender problems, BodyLimits bodies, CorsFilter cors) {
        this.problems = problems;
        this.bodies = bodies;
        this.cors = cors;
    }

    void register(@Observes Filters filters) {
        filters.register(RequestValidationFilter::encode, BEFORE_ALL);
        filters.register(this::checkFraming, BEFORE_RESPONSES);
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
                cors.addTo(exchange); // no filter was called
                problems.send(exchange, new Problem(type, type.remedy()));
            } else {
                exchange.next();
            }
        });
    }

    /**
     * Refuses bodies whose end is not known: the server below takes a body with an unknown coding for none, and its bytes for
     * the next request, which is how requests are smuggled past a proxy (RFC 9112, 11.2).
     */
    private void checkFraming(RoutingContext exchange) {
        var codings = exchange.request().headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (codings.isEmpty() || (codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"))) {
            exchange.next();
        } else {
            cors.addTo(exchange);
            problems.sendLast(exchange, malformed("The only Transfer-Encoding is chunked."));
        }
    }

    private void proceed(RoutingContext exchange, @Nullable Problem problem) {
        if (problem == null) {
            exchange.next();
        } else {
            problems.send(exchange, problem);
        }
    }

    /** Starts again with the URL percent-encoded if it has characters that must be, such as raw Kazakh letters. */
    private static void encode(RoutingContext exchange) {
        var uri = exchange.request().uri();
        var encoded = uri.startsWith("/") ? RawUrl.encode(uri) : uri;
        if (encoded.equals(uri)) {
            exchange.next();
        } else {
            exchange.reroute(encoded);
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
        if (path.length() > 1 && path.endsWith("/") && !path.equals(DOCUMENTATION)) {
            return new Problem(ProblemType.NOT_FOUND, "Paths have no slash at the end.");
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
        return Utf8.decode(out.flip());
    }

    public static boolean hasBody(HttpServerRequest request) {
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
}
