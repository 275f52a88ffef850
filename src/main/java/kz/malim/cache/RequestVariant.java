package kz.malim.cache;

import io.vertx.core.http.HttpServerRequest;
import kz.malim.web.Accept;
import org.jspecify.annotations.Nullable;

/** A request as the client sent it: its URI, and the one header that selects a representation. */
final class RequestVariant {
    private RequestVariant() {}

    static String of(HttpServerRequest request) {
        return of(request.uri(), Accept.header(request));
    }

    static String of(String uri, @Nullable String accept) {
        return accept == null || accept.equals("*/*") ? uri : uri + "\n" + accept;
    }
}
