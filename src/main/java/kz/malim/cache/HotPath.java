package kz.malim.cache;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import kz.malim.access.Shares;

/**
 * Answers what is kept, on the thread the request came in on: no worker, no waiting, no JSON, no compressing. A request
 * whose spelling was never checked, or that shows a key, goes the long way.
 */
@ApplicationScoped
class HotPath {
    /** After the gate and the permission for other sites, before routing. */
    private static final int THIRD = 800;

    private final KeptAnswers kept;
    private final Served served;
    private final Shares shares;
    private final Clock clock;

    HotPath(KeptAnswers kept, Served served, Shares shares, Clock clock) {
        this.kept = kept;
        this.served = served;
        this.shares = shares;
        this.clock = clock;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::answer, THIRD);
    }

    private void answer(RoutingContext exchange) {
        var request = exchange.request();
        var response = isCandidate(request) ? kept.known(Spelling.of(request)) : null;
        if (response == null) {
            exchange.next();
            return;
        }
        var share = shares.take("peer " + request.remoteAddress().hostAddress());
        if (share.isPresent() && !share.get().isConsumed()) {
            exchange.next(); // is refused there, with a problem
            return;
        }
        var answer = exchange.response();
        share.ifPresent(left ->
                answer.putHeader("RateLimit-Policy", shares.policy()).putHeader("RateLimit", Shares.left(left)));
        var coding = response.codingFor(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var ifNoneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        boolean unchanged = ifNoneMatch != null && response.isNamedBy(ifNoneMatch);
        response.headers(coding, unchanged, clock.instant()).forEach(answer::putHeader);
        answer.putHeader("Cache-Status", "malim; hit");
        served.count(Served.How.HIT);
        if (unchanged) {
            answer.setStatusCode(304).end();
        } else if (request.method().equals(HttpMethod.HEAD)) {
            answer.putHeader(
                            "Content-Length",
                            Integer.toString(response.in(coding).length()))
                    .end();
        } else {
            answer.end(response.in(coding));
        }
    }

    private static boolean isCandidate(HttpServerRequest request) {
        return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }
}
