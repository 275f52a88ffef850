package kz.malim.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import kz.malim.database.DatabaseClock;

/**
 * Tells with every response when it was sent (RFC 9110, 6.6.1). By the clock that {@code Last-Modified} is told by, so
 * that this is never later, wherever the clock of this machine stands; and written once a second.
 */
@ApplicationScoped
public class DateHeader {
    /** As early as the name of the request, so that refusals have it too. */
    private static final int BEFORE_ALL = 1100;

    private final DatabaseClock clock;
    private volatile Written written = new Written(0, HttpHeaders.createOptimized(HttpDate.of(0)));

    DateHeader(DatabaseClock clock) {
        this.clock = clock;
    }

    private record Written(long second, CharSequence text) {}

    void register(@Observes Filters filters) {
        filters.register(this::add, BEFORE_ALL);
    }

    private void add(RoutingContext exchange) {
        addTo(exchange.response().headers());
        exchange.next();
    }

    /** Writes the time into the headers of a response. */
    public void addTo(MultiMap headers) {
        long now = clock.instant().getEpochSecond();
        var ready = written;
        if (ready.second() != now) {
            ready = new Written(now, HttpHeaders.createOptimized(HttpDate.of(now)));
            written = ready;
        }
        headers.set(HttpHeaders.DATE, ready.text());
    }
}
