package kz.malim.cache;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import kz.malim.change.Switches;
import kz.malim.web.DatabaseClock;

/**
 * Answers requests that nothing kept answers yet, and those that {@link HotPath} does not know by their spelling. Runs
 * where waiting is allowed.
 */
@ApplicationScoped
public class Responses {
    private final KeptAnswers kept;
    private final Switches switches;
    private final HttpServerRequest request;
    private final DatabaseClock clock;

    Responses(KeptAnswers kept, Switches switches, HttpServerRequest request, DatabaseClock clock) {
        this.kept = kept;
        this.switches = switches;
        this.request = request;
        this.clock = clock;
    }

    /**
     * @param key the request in one spelling: equal for requests with equal answers, and for no others
     * @param fill makes the answer anew
     */
    public Response serve(String key, Supplier<Shown> fill) {
        var making = new Making(() -> bounded(fill));
        var answer = kept.answer(key, Spelling.of(request), making);
        var response = answer.response();
        var coding = response.codingFor(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var ifNoneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        boolean unchanged = ifNoneMatch != null && response.isNamedBy(ifNoneMatch);
        var built = unchanged ? Response.notModified() : Response.ok(response.in(coding));
        response.headers(coding, unchanged, clock.instant()).forEach(built::header);
        built.header("Cache-Status", answer.status());
        if (answer.status().equals(KeptAnswers.STALE)) {
            built.header("Age", kept.age());
        }
        if (making.statements >= 0) {
            built.header(
                    "Server-Timing",
                    "sql;desc=\"%d statements\", fill;dur=%.1f".formatted(making.statements, making.milliseconds));
        }
        return built.build();
    }

    private Shown bounded(Supplier<Shown> fill) {
        var since = clock.earliest();
        var shown = fill.get();
        return shown.noLongerThan(switches.first(shown.tags(), since));
    }

    /** A fill that is watched: how many statements it takes, and how long. */
    private static final class Making implements Supplier<CachedResponse> {
        private final Supplier<Shown> fill;
        private int statements = -1;
        private double milliseconds;

        private Making(Supplier<Shown> fill) {
            this.fill = fill;
        }

        @Override
        public CachedResponse get() {
            long start = System.nanoTime();
            var counted = Statements.counted(() -> new CachedResponse(fill.get()));
            statements = counted.statements();
            milliseconds = (System.nanoTime() - start) / 1e6;
            return counted.value();
        }
    }
}
