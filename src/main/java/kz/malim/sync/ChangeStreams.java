package kz.malim.sync;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import kz.malim.listing.ArticleListing;
import kz.malim.sync.ChangePages.CursorExpired;
import kz.malim.sync.ChangePages.Page;
import kz.malim.web.Problem;
import kz.malim.web.RequestValidationFilter;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The streams of this replica: who may have one, and what all of them share. They are written by Vert.x and not by JAX-RS, whose
 * streams hide whether the client still takes what is written. What is invalid goes on to {@link StreamResource}, which refuses
 * it.
 */
@ApplicationScoped
class ChangeStreams {
    /** Before requests are timed: a stream lasts for minutes. */
    private static final int BEFORE_TIMING = 793;

    /** Statements of clients that catch up, at once. */
    private static final int REPLAYS = 4;

    private static final Set<String> PARAMETERS = Set.of("since", "kind", "lang", "data");

    private final ChangeTail tail;
    private final ChangePages pages;
    private final ArticleListing listing;
    private final StreamConfig config;
    private final MeterRegistry metrics;
    private final Duration idleTimeout;
    private final Duration shutdownDelay;
    private final Set<ChangeStream> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger admitted = new AtomicInteger();
    private final AtomicInteger behind = new AtomicInteger();
    private final Semaphore replays = new Semaphore(REPLAYS);
    private volatile boolean stopping;

    ChangeStreams(
            ChangeTail tail,
            ChangePages pages,
            ArticleListing listing,
            StreamConfig config,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.http.idle-timeout", defaultValue = "30S") Duration idleTimeout,
            @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> shutdownDelay) {
        this.tail = tail;
        this.pages = pages;
        this.listing = listing;
        this.config = config;
        this.metrics = metrics;
        this.idleTimeout = idleTimeout;
        this.shutdownDelay = shutdownDelay.orElse(Duration.ZERO);
        Gauge.builder("malim.streams.open", open, Set::size)
                .description("Clients of the stream of changes")
                .register(metrics);
        Gauge.builder("malim.streams.behind", behind, AtomicInteger::get)
                .description("Clients of the stream that read the log since they are behind the last changes")
                .register(metrics);
        for (var reason : List.of("client", "slow", "lifetime", "shutdown", "error")) {
            closings(reason);
        }
        refusals();
        tail.listen(() -> open.forEach(ChangeStream::wake), () -> !open.isEmpty());
    }

    private Counter refusals() {
        return Counter.builder("malim.streams.refused")
                .description("Clients of the stream refused since there were too many")
                .register(metrics);
    }

    private Counter closings(String reason) {
        return Counter.builder("malim.streams.closed")
                .tag("reason", reason)
                .description("Streams closed")
                .register(metrics);
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_TIMING);
    }

    private void handle(RoutingContext exchange) {
        var request = exchange.request();
        if (!StreamResource.PATH.equals(request.path())
                || !request.method().equals(HttpMethod.GET)
                || RequestValidationFilter.hasBody(request)
                || !accepts(request)) {
            exchange.next();
            return;
        }
        var filter = filter(request);
        if (filter == null) {
            exchange.next(); // to be told why
        } else if (!admit()) {
            refusals().increment();
            exchange.addHeadersEndHandler(refused -> exchange.response()
                    .putHeader(
                            "Retry-After",
                            String.valueOf(ThreadLocalRandom.current().nextInt(5, 30))));
            exchange.put(StreamResource.REFUSED, true);
            exchange.next();
        } else {
            open(exchange, filter);
        }
    }

    private boolean admit() {
        if (stopping) {
            return false;
        }
        if (admitted.incrementAndGet() <= config.connections()) {
            return true;
        }
        admitted.decrementAndGet();
        return false;
    }

    private static boolean accepts(HttpServerRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null
                || accept.contains("text/event-stream")
                || accept.contains("*/*")
                || accept.contains("text/*");
    }

    /** Null when it is invalid. */
    private @Nullable StreamFilter filter(HttpServerRequest request) {
        var parameters = request.params();
        boolean wellFormed = parameters.names().stream()
                .allMatch(name -> PARAMETERS.contains(name)
                        && parameters.getAll(name).size() == 1
                        && !parameters.getAll(name).contains(""));
        try {
            return wellFormed
                    ? StreamFilter.of(
                            new StreamParameters(
                                    parameters.get("since"),
                                    parameters.get("kind"),
                                    parameters.get("lang"),
                                    parameters.get("data")),
                            listing)
                    : null;
        } catch (Problem invalid) {
            return null;
        }
    }

    private void open(RoutingContext exchange, StreamFilter filter) {
        exchange.response()
                .putHeader("Content-Type", StreamResource.EVENT_STREAM)
                .putHeader("Cache-Control", "no-store, no-transform")
                .putHeader("X-Accel-Buffering", "no"); // nginx would keep events until it has a page of them
        var lastEventId = exchange.request().getHeader("Last-Event-ID");
        var last = lastEventId == null || lastEventId.isEmpty()
                ? filter.since()
                : ChangeCursor.parse(lastEventId)
                        .filter(cursor -> cursor.filter() == filter.hash())
                        .orElse(null);
        boolean lost = last == null && lastEventId != null && !lastEventId.isEmpty();
        var stream = new ChangeStream(this, exchange.response(), filter, last, lost, exchange.vertx());
        open.add(stream);
        stream.open();
    }

    void closed(ChangeStream stream, String reason) {
        if (open.remove(stream)) {
            admitted.decrementAndGet();
            closings(reason).increment();
        }
    }

    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        long slices = Math.max(1, shutdownDelay.toMillis() * 4 / 5);
        open.forEach(stream -> stream.goAwayIn(1 + ThreadLocalRandom.current().nextLong(slices), "shutdown"));
    }

    @Nullable
    EventRing ring() {
        return tail.ring();
    }

    String thin(ChangeView view) {
        return pages.thin(view);
    }

    /** Between half of it and all of it. */
    long lifetimeMillis() {
        long most = config.lifetime().toMillis();
        return ThreadLocalRandom.current().nextLong(most / 2, most + 1);
    }

    /** Give or take a fifth, and always before the server would close the connection as idle. */
    long pingMillis() {
        long usual = Math.min(config.ping().toMillis(), idleTimeout.toMillis() / 2);
        return Math.max(1, usual * 4 / 5 + ThreadLocalRandom.current().nextLong(usual * 2 / 5 + 1));
    }

    /** Reads a page of the log for a client that is behind, a few clients at a time; none for one that has gone meanwhile. */
    void read(
            ChangeCursor cursor,
            Following following,
            BooleanSupplier gone,
            Consumer<Page> page,
            Runnable expired,
            Runnable failed) {
        behind.incrementAndGet();
        Thread.ofVirtual().name("change-replay").start(() -> {
            try {
                replays.acquire();
                try {
                    if (!gone.getAsBoolean()) {
                        page.accept(pages.after(cursor, following));
                    }
                } finally {
                    replays.release();
                }
            } catch (CursorExpired tooOld) {
                expired.run();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failure) {
                failed.run();
            } finally {
                behind.decrementAndGet();
            }
        });
    }
}
