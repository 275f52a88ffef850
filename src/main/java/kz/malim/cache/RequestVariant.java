package kz.malim.cache;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** A request as the client sent it: its URI, and the one header that selects a representation. */
final class RequestVariant {
    private RequestVariant() {}

    static String of(HttpServerRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null || accept.equals("*/*") || accept.equals("application/json")
                ? request.uri()
                : request.uri() + "\n" + accept;
    }
}
