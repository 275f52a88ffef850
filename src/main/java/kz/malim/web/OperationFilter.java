package kz.malim.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import kz.malim.web.PathItems.PathItem;

/**
 * Responds for the paths of the contract to what is the same everywhere: methods that a path does not have, {@code OPTIONS},
 * {@code Accept} headers that no media type of the operation matches, and forms without a boundary.
 */
@ApplicationScoped
class OperationFilter {
    /** After {@link RequestValidationFilter}: the path is in canonical form. */
    private static final int AFTER_VALIDATION = 690;

    private final PathItems paths;
    private final ProblemSender problems;

    OperationFilter(PathItems paths, ProblemSender problems) {
        this.paths = paths;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, AFTER_VALIDATION);
    }

    private void filter(RoutingContext exchange) {
        var path = paths.at(exchange.normalizedPath());
        if (path.isPresent()) {
            filter(exchange, path.get());
        } else if (exchange.request().method().equals(HttpMethod.OPTIONS)) {
            problems.send(exchange, new Problem(ProblemType.NOT_FOUND, "There is no such path."));
        } else {
            exchange.next();
        }
    }

    private void filter(RoutingContext exchange, PathItem path) {
        var method = exchange.request().method().name();
        if (method.equals("OPTIONS") || !path.methods().contains(method)) {
            exchange.response().putHeader(HttpHeaders.ALLOW, path.allow());
            path.acceptPatch().ifPresent(types -> exchange.response().putHeader("Accept-Patch", types));
            if (method.equals("OPTIONS")) {
                exchange.response().setStatusCode(204).end();
            } else {
                problems.send(
                        exchange, new Problem(ProblemType.METHOD_NOT_ALLOWED, ProblemType.METHOD_NOT_ALLOWED.remedy()));
            }
            return;
        }
        try {
            negotiate(exchange, path, method);
            exchange.next();
        } catch (Problem problem) {
            problems.send(exchange, problem);
        }
    }

    private static void negotiate(RoutingContext exchange, PathItem path, String method) {
        var accept = Accept.of(exchange);
        var available = path.responseTypes(method);
        if (!available.isEmpty()) {
            accept.require(available);
        }
        if (!path.isPage()) {
            accept.keepFor(exchange);
        }
        var headers = exchange.request().headers();
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (MultipartType.is(type) && path.requestTypes(method).contains(MediaType.MULTIPART_FORM_DATA)) {
            headers.set(HttpHeaders.CONTENT_TYPE, MultipartType.canonical(type));
        }
    }
}
