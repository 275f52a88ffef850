package kz.malim.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import kz.malim.database.DatabaseClock;

/**
 * The {@code Date} of every response (RFC 9110, 6.6.1). By the same clock as {@code Last-Modified}, so that it is never
 * earlier, even when the clock of this machine is wrong; and formatted once a second.
 */
@ApplicationScoped
public class DateHeader {
    /** Before {@link RequestValidationFilter}, so that its responses have it too. */
    private static final int BEFORE_ALL = 1100;

    private final DatabaseClock clock;
    private volatile Formatted formatted = new Formatted(0, HttpHeaders.createOptimized(HttpDate.of(0)));

    DateHeader(DatabaseClock clock) {
        this.clock = clock;
    }

    private record Formatted(long second, CharSequence text) {}

    void register(@Observes Filters filters) {
        filters.register(this::add, BEFORE_ALL);
    }

    private void add(RoutingContext exchange) {
        addTo(exchange.response().headers());
        exchange.next();
    }

    /** Adds the header to those of a response. */
    public void addTo(MultiMap headers) {
        long now = clock.instant().getEpochSecond();
        var current = formatted;
        if (current.second() != now) {
            current = new Formatted(now, HttpHeaders.createOptimized(HttpDate.of(now)));
            formatted = current;
        }
        headers.set(HttpHeaders.DATE, current.text());
    }
}
