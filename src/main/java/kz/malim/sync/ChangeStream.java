package kz.malim.sync;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import kz.malim.sync.ChangePages.Page;
import org.jspecify.annotations.Nullable;

/**
 * One client of the stream: a place in the ring and nothing that is queued. It is written to as long as its connection takes
 * more; where it is behind the ring, it catches up from the log, a page at a time. Confined to its event loop.
 */
final class ChangeStream {
    /** A client that takes nothing for so many pings is closed: half a minute. It comes back with what it had last. */
    private static final int MAX_STALLED = 2;

    private static final Buffer PING = Buffer.buffer("event: ping\ndata: {}\n\n");
    private static final int BATCH_SIZE = 32;

    private final ChangeStreams streams;
    private final HttpServerResponse response;
    private final StreamFilter filter;
    private final Vertx vertx;
    private final Context loop;
    private final boolean lost;
    private @Nullable EventRing ring;
    private long next;
    private @Nullable ChangeCursor sent;
    private boolean replaying;
    private volatile boolean closed; // read by those who read for it
    private boolean waitsForDrain;
    private int stalled;
    private long pingTimer;
    private long lifeTimer;

    /**
     * @param since where to begin; null for now
     * @param lost whether the client had a place that nothing is known of
     */
    ChangeStream(
            ChangeStreams streams,
            HttpServerResponse response,
            StreamFilter filter,
            @Nullable ChangeCursor since,
            boolean lost,
            Vertx vertx) {
        this.streams = streams;
        this.response = response;
        this.filter = filter;
        this.sent = since;
        this.lost = lost;
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
    }

    void open() {
        response.setChunked(true);
        response.closeHandler(gone -> close("client"));
        response.exceptionHandler(failure -> close("client"));
        write(Buffer.buffer(retry()));
        schedulePing();
        lifeTimer = vertx.setTimer(streams.lifetimeMillis(), over -> goAway("lifetime"));
        pump();
    }

    /** All clients that lose their server come back at different times. */
    private static String retry() {
        return "retry: " + ThreadLocalRandom.current().nextInt(2_000, 8_000) + "\n";
    }

    private void schedulePing() {
        pingTimer = vertx.setTimer(streams.pingMillis(), now -> {
            if (!response.writeQueueFull()) {
                write(PING);
            } else if (++stalled == MAX_STALLED) {
                close("slow");
                response.reset();
            }
            if (!closed) {
                schedulePing();
            }
        });
    }

    /** From another thread: there is something to send. */
    void wake() {
        loop.runOnContext(now -> pump());
    }

    private void pump() {
        var current = streams.ring();
        if (closed || current == null || replaying || waitsForDrain) {
            return;
        }
        if (ring == null) {
            ring = current;
            begin(current);
        } else if (!ring.equals(current)) {
            ring = current;
            resync(current);
        }
        sendFrom(current);
    }

    private void begin(EventRing current) {
        if (lost) {
            resync(current);
        } else if (sent == null) {
            startNow(current, "ready", "{}");
        } else if (current.knows(sent)) {
            resume(sent, current);
        } else {
            replay(sent);
        }
    }

    private void startNow(EventRing current, String event, String data) {
        var place = current.now();
        next = place.number();
        sent = place.cursor();
        write(StreamEvent.named(event, place.cursor().ofFilter(filter.hash()), data));
    }

    private void resync(EventRing current) {
        startNow(current, "resync", "{\"resync\":\"" + filter.resync() + "\"}");
    }

    /** In the ring if it has everything after the cursor, else from the log. */
    private void resume(ChangeCursor cursor, EventRing current) {
        long number = current.after(cursor);
        if (number >= 0) {
            next = number;
        } else {
            replay(cursor);
        }
    }

    private void sendFrom(EventRing current) {
        while (!closed && !replaying && !response.writeQueueFull()) {
            var events = current.from(next, BATCH_SIZE);
            if (events == null) {
                replay(sent == null ? current.now().cursor() : sent);
                return;
            }
            if (events.isEmpty()) {
                return;
            }
            for (var event : events) {
                next = event.number() + 1;
                sent = event.cursor();
                if (filter.accepts(event.view())) {
                    write(event.in(filter));
                }
            }
        }
        if (!closed && !replaying) {
            whenDrained(this::pump);
        }
    }

    private void whenDrained(Runnable more) {
        waitsForDrain = true;
        response.drainHandler(drained -> {
            waitsForDrain = false;
            stalled = 0;
            more.run();
        });
    }

    private void replay(ChangeCursor cursor) {
        replaying = true;
        streams.read(
                cursor.ofFilter(filter.hash()),
                filter.following(),
                () -> closed,
                page -> loop.runOnContext(now -> replayed(page)),
                () -> loop.runOnContext(now -> expired()),
                () -> loop.runOnContext(now -> goAway("error")));
    }

    private void replayed(Page page) {
        if (closed) {
            return;
        }
        for (var item : page.items()) {
            var data = filter.full() ? new String(item.json(), StandardCharsets.UTF_8) : streams.thin(item.view());
            write(StreamEvent.change(item.cursor(), data));
        }
        sent = page.cursor();
        if (response.writeQueueFull()) {
            whenDrained(() -> afterReplay(page));
        } else {
            afterReplay(page);
        }
    }

    private void afterReplay(Page page) {
        if (closed) {
            return;
        }
        var current = ring;
        if (page.more() || current == null) {
            replay(page.cursor());
            return;
        }
        replaying = false;
        resume(page.cursor(), current);
        pump();
    }

    private void expired() {
        replaying = false;
        var current = streams.ring();
        if (!closed && current != null) {
            ring = current;
            resync(current);
            pump();
        }
    }

    private void write(Buffer event) {
        if (!closed && !response.closed()) {
            response.write(event).onFailure(failure -> close("client"));
        }
    }

    /** Ends the stream so that the client comes back, to another replica if this one goes. */
    void goAway(String reason) {
        if (!closed) {
            write(Buffer.buffer(retry() + "event: goaway\ndata: {}\n\n"));
            close(reason);
            response.end();
        }
    }

    /** From another thread. */
    void goAwayIn(long millis, String reason) {
        loop.runOnContext(now -> vertx.setTimer(millis, due -> goAway(reason)));
    }

    private void close(String reason) {
        if (!closed) {
            closed = true;
            vertx.cancelTimer(pingTimer);
            vertx.cancelTimer(lifeTimer);
            streams.closed(this, reason);
        }
    }
}
