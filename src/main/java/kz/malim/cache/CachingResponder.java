package kz.malim.cache;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import kz.malim.change.ReplicationPosition;
import kz.malim.change.ScheduledTransitions;
import kz.malim.database.DatabaseClock;
import kz.malim.database.StatementCounter;
import kz.malim.web.Accept;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.QualityValue;

/**
 * Responds to requests that are not cached yet, and to those whose variant {@link CacheHitHandler} does not know. Runs where
 * blocking is allowed.
 */
@ApplicationScoped
public class CachingResponder {
    private final CachedResponses cached;
    private final CacheStatus statistics;
    private final ReplicationPosition position;
    private final ScheduledTransitions transitions;
    private final HttpServerRequest request;
    private final CurrentVertxRequest exchange;
    private final DatabaseClock clock;
    private final CdnTags cdn;
    private final boolean reportsStatus;

    CachingResponder(
            CachedResponses cached,
            CacheStatus statistics,
            ReplicationPosition position,
            ScheduledTransitions transitions,
            HttpServerRequest request,
            CurrentVertxRequest exchange,
            DatabaseClock clock,
            CdnTags cdn,
            CacheConfig config) {
        this.cached = cached;
        this.statistics = statistics;
        this.position = position;
        this.transitions = transitions;
        this.request = request;
        this.exchange = exchange;
        this.clock = clock;
        this.cdn = cdn;
        this.reportsStatus = config.statusHeaders();
    }

    /**
     * A request whose response may be cached.
     *
     * @param key the normalized request: equal for requests with equal responses, and for no others
     * @param fill renders the response
     */
    public record CacheableRequest(String key, Supplier<RenderedResponse> fill) {}

    public Response serve(String key, Supplier<RenderedResponse> fill) {
        return serve(new CacheableRequest(key, fill));
    }

    public Response serve(CacheableRequest cacheable) {
        return serve(cacheable, Accept.of(exchange.getCurrent()));
    }

    /** The same for a client that accepts other media types than its header says. */
    public Response serve(CacheableRequest cacheable, Accept accept) {
        var fill = new MeasuredFill(() -> render(cacheable.fill()));
        var lookup = cached.get(cacheable.key(), fill);
        var response = lookup.response();
        accept.require(List.of(response.mediaType()));
        var coding = response.codingFor(QualityValue.header(request, HttpHeaders.ACCEPT_ENCODING));
        if (coding == null) {
            throw new Problem(ProblemType.NOT_ACCEPTABLE, "Available content codings: br, gzip, identity.");
        }
        cached.remember(RequestVariant.of(request.uri(), accept.header()), cacheable.key());
        boolean unchanged = response.isUnchangedFor(request, clock);
        var builder = builder(response, coding, unchanged);
        response.headers(coding, unchanged, clock).forEach(builder::header);
        if (reportsStatus) {
            builder.header("Cache-Status", lookup.status());
        }
        if (lookup.status().equals(CachedResponses.STALE)) {
            builder.header("Age", cached.age());
        }
        if (fill.statements >= 0) {
            statistics.filled(fill.nanoseconds);
        }
        if (fill.statements >= 0 && reportsStatus) {
            builder.header(
                    "Server-Timing",
                    "sql;desc=\"%d statements\", fill;dur=%.1f".formatted(fill.statements, fill.nanoseconds / 1e6));
        }
        return builder.build();
    }

    /** A response that is not kept here, since it is of one moment; caches on the way may keep it for a few seconds. */
    public Response serveUncached(RenderedResponse rendered, String cacheControl) {
        var response = new CachedResponse(rendered);
        var coding = response.codingFor(QualityValue.header(request, HttpHeaders.ACCEPT_ENCODING));
        if (coding == null) {
            throw new Problem(ProblemType.NOT_ACCEPTABLE, "Available content codings: br, gzip, identity.");
        }
        boolean unchanged = response.isUnchangedFor(request, clock);
        var builder = builder(response, coding, unchanged);
        var headers = response.headers(coding, unchanged, clock);
        headers.keySet().removeAll(List.of("Cache-Tag", "Surrogate-Key")); // of nothing that a purge could name
        headers.put(HttpHeaders.CACHE_CONTROL, cacheControl);
        headers.forEach(builder::header);
        return builder.build();
    }

    private Response.ResponseBuilder builder(CachedResponse response, ContentCoding coding, boolean unchanged) {
        var body = response.in(coding);
        var builder = unchanged ? Response.notModified() : Response.ok(body);
        if (!unchanged && request.method().equals(HttpMethod.HEAD)) {
            builder.entity(null).header(HttpHeaders.CONTENT_LENGTH, body.length());
        }
        return builder;
    }

    /** Caches the response before it is requested. */
    public void warm(CacheableRequest cacheable) {
        cached.warm(cacheable.key(), () -> render(cacheable.fill()));
    }

    /** The response with what is known of its time: when it last changed, and when it will by a scheduled transition. */
    private CachedResponse render(Supplier<RenderedResponse> fill) {
        var since = clock.earliest();
        var rendered = fill.get();
        var bounded = rendered.withHeaders(cdn.header(rendered.tags()))
                .validUntil(transitions.nextTransition(rendered.tags(), since));
        var response = new CachedResponse(
                position.isCurrent()
                        ? bounded.modifiedAt(transitions.lastChange(rendered.tags()))
                        : bounded.modifiedUnknown());
        response.settle(since.getEpochSecond()); // changes since then may be missing in it
        return response;
    }

    /** A fill whose statements and time are measured. */
    private static final class MeasuredFill implements Supplier<CachedResponse> {
        private final Supplier<CachedResponse> fill;
        private int statements = -1;
        private long nanoseconds;

        private MeasuredFill(Supplier<CachedResponse> fill) {
            this.fill = fill;
        }

        @Override
        public CachedResponse get() {
            long start = System.nanoTime();
            var counted = StatementCounter.counted(fill);
            statements = counted.statements();
            nanoseconds = System.nanoTime() - start;
            return counted.value();
        }
    }
}
