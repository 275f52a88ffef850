package kz.malim.sync;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request for changes with {@code Prefer: wait=25} wait until there is one (RFC 7240). It waits before it is dispatched
 * and without a thread or a statement; then it is the same request as without the preference.
 */
@ApplicationScoped
class LongPolling {
    /** Before requests are timed: a client that waits is not one that waits for Malim. */
    private static final int BEFORE_TIMING = 795;

    /** Below the idle timeouts of most proxies. */
    private static final int MAX_SECONDS = 30;

    private static final Pattern WAIT = Pattern.compile("(?:^|[,\\s])wait\\s*=\\s*\"?([0-9]{1,5})\"?\\s*(?:$|[,;])");

    private final LatestChange latest;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean stopping;

    LongPolling(LatestChange latest, MeterRegistry metrics) {
        this.latest = latest;
        Gauge.builder("malim.changes.waiting", waiting, AtomicInteger::get)
                .description("Requests that wait for a change")
                .register(metrics);
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_TIMING);
    }

    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        latest.wakeAll();
    }

    private void handle(RoutingContext exchange) {
        var request = exchange.request();
        if (!request.method().equals(HttpMethod.GET) || !Following.PATH.equals(request.path())) {
            exchange.next();
            return;
        }
        var seconds = seconds(request.getHeader("Prefer"));
        var since = request.getParam("since");
        var cursor = since == null ? null : ChangeCursor.parse(since).orElse(null);
        if (seconds.isEmpty() || seconds.getAsInt() == 0 || cursor == null || !isCurrent(cursor)) {
            exchange.next();
            return;
        }
        await(exchange, cursor, seconds.getAsInt());
    }

    private void await(RoutingContext exchange, ChangeCursor cursor, int seconds) {
        var vertx = exchange.vertx();
        var loop = vertx.getOrCreateContext();
        var woken = new AtomicBoolean();
        Runnable waiter = () -> {
            if (woken.compareAndSet(false, true)) {
                waiting.decrementAndGet();
                loop.runOnContext(now -> exchange.next());
            }
        };
        waiting.incrementAndGet();
        latest.wakeOnChange(waiter);
        long timer = vertx.setTimer(seconds * 1000L, passed -> {
            latest.forget(waiter);
            waiter.run();
        });
        exchange.addEndHandler(ended -> {
            if (woken.compareAndSet(false, true)) { // the client went before it was woken
                waiting.decrementAndGet();
            }
            latest.forget(waiter);
            vertx.cancelTimer(timer);
        });
        if (!isCurrent(cursor)) { // the change came before there was somebody to wake
            latest.forget(waiter);
            waiter.run();
        }
    }

    private boolean isCurrent(ChangeCursor cursor) {
        return !stopping && latest.isReachedBy(cursor);
    }

    private static OptionalInt seconds(@Nullable String prefer) {
        var wait = WAIT.matcher(prefer == null ? "" : prefer);
        return wait.find()
                ? OptionalInt.of(Math.min(MAX_SECONDS, Integer.parseInt(wait.group(1))))
                : OptionalInt.empty();
    }

    int waiting() {
        return waiting.get();
    }

    /** The header of the response that says so. */
    static Map<String, String> applied(@Nullable String prefer) {
        var seconds = seconds(prefer);
        return seconds.isPresent() ? Map.of("Preference-Applied", "wait=" + seconds.getAsInt()) : Map.of();
    }
}
