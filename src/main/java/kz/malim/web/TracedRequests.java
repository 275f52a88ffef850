package kz.malim.web;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import kz.malim.settings.Amount;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Adds to the span of a request what Quarkus does not know: its id, and the route of what was refused or responded to from the
 * cache before there was one.
 */
@ApplicationScoped
public class TracedRequests {
    private static final AttributeKey<List<String>> REQUEST_ID =
            HttpAttributes.HTTP_RESPONSE_HEADER.getAttributeKey("x-request-id");

    /** Before cached responses are sent. */
    private static final int BEFORE_ALL = 1310;

    private final PathItems paths;
    private final boolean off;

    TracedRequests(PathItems paths, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.paths = paths;
        this.off = off;
    }

    /** What is traced besides requests. */
    @ConfigMapping(prefix = "malim.traces")
    public interface Config {
        /** Whether SQL statements have spans; application.properties tells the data sources. */
        @WithDefault("false")
        @WithConverter(Amount.Flag.class)
        boolean statements();
    }

    void register(@Observes Filters filters) {
        if (!off) {
            filters.register(this::describe, BEFORE_ALL);
        }
    }

    private void describe(RoutingContext exchange) {
        var span = Span.current();
        span.setAttribute(
                        UrlAttributes.URL_PATH,
                        AccessLog.path(exchange.request().uri()))
                .setAttribute(UrlAttributes.URL_QUERY, ""); // what readers search for is theirs
        exchange.addHeadersEndHandler(ended -> {
            var request = exchange.request();
            span.setAttribute(REQUEST_ID, exchange.response().headers().getAll(RequestId.HEADER));
            paths.at(exchange.normalizedPath())
                    .ifPresent(item -> span.updateName(request.method() + " " + item.template())
                            .setAttribute(HttpAttributes.HTTP_ROUTE, item.template()));
        });
        exchange.next();
    }
}
