package kz.malim.cache;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import kz.malim.change.ReplicationPosition;
import kz.malim.change.ScheduledTransitions;
import kz.malim.database.DatabaseClock;
import kz.malim.database.StatementCounter;

/**
 * Answers requests that nothing kept answers yet, and those that {@link CacheHitHandler} does not know by their spelling. Runs
 * where waiting is allowed.
 */
@ApplicationScoped
public class CachingResponder {
    private final CachedResponses kept;
    private final CacheStatus served;
    private final ReplicationPosition heard;
    private final ScheduledTransitions switches;
    private final HttpServerRequest request;
    private final DatabaseClock clock;

    CachingResponder(
            CachedResponses kept,
            CacheStatus served,
            ReplicationPosition heard,
            ScheduledTransitions switches,
            HttpServerRequest request,
            DatabaseClock clock) {
        this.kept = kept;
        this.served = served;
        this.heard = heard;
        this.switches = switches;
        this.request = request;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param key the request in one spelling: equal for requests with equal answers, and for no others
     * @param fill makes the answer anew
     */
    public record Asked(String key, Supplier<RenderedResponse> fill) {}

    public Response serve(String key, Supplier<RenderedResponse> fill) {
        return serve(new Asked(key, fill));
    }

    public Response serve(Asked asked) {
        var making = new Making(() -> made(asked.fill()));
        var answer = kept.answer(asked.key(), RequestVariant.of(request), making);
        var response = answer.response();
        var coding = response.codingFor(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        boolean unchanged = response.isUnchangedFor(request, clock);
        var body = response.in(coding);
        var built = unchanged ? Response.notModified() : Response.ok(body);
        if (!unchanged && request.method().equals(HttpMethod.HEAD)) {
            built.entity(null).header(HttpHeaders.CONTENT_LENGTH, body.length());
        }
        response.headers(coding, unchanged, clock).forEach(built::header);
        built.header("Cache-Status", answer.status());
        if (answer.status().equals(CachedResponses.STALE)) {
            built.header("Age", kept.age());
        }
        if (making.statements >= 0) {
            served.filled(making.nanoseconds);
            built.header(
                    "Server-Timing",
                    "sql;desc=\"%d statements\", fill;dur=%.1f".formatted(making.statements, making.nanoseconds / 1e6));
        }
        return built.build();
    }

    /** Keeps the answer before anybody asks. */
    public void warm(Asked asked) {
        kept.warm(asked.key(), () -> made(asked.fill()));
    }

    /** An answer with what is known of its time: when it changed, and when it will by itself. */
    private CachedResponse made(Supplier<RenderedResponse> fill) {
        var since = clock.earliest();
        var shown = fill.get();
        var bounded = shown.noLongerThan(switches.nextTransition(shown.tags(), since));
        var response = new CachedResponse(
                heard.isCurrent() ? bounded.modifiedBy(switches.lastChange(shown.tags())) : bounded.modifiedUnknown());
        response.settle(since.getEpochSecond()); // what changed since may be missing in what was made
        return response;
    }

    /** A fill that is watched: how many statements it takes, and how long. */
    private static final class Making implements Supplier<CachedResponse> {
        private final Supplier<CachedResponse> fill;
        private int statements = -1;
        private long nanoseconds;

        private Making(Supplier<CachedResponse> fill) {
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
