package kz.malim.sync;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import kz.malim.listing.ArticleListing;
import kz.malim.sync.ChangePages.CursorExpired;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the changes for the streams of this replica, once for all of them, while there is one: a page with every change of
 * the log, and no statement without.
 */
@ApplicationScoped
class ChangeTail {
    private static final Logger LOG = Logger.getLogger(ChangeTail.class);

    /** A database that is away is tried again after this; a change that nobody told of is read then too. */
    private static final int POLL_SECONDS = 5;

    private final ChangePages pages;
    private final LatestChange latest;
    private final ArticleListing listing;
    private final Semaphore changed = new Semaphore(0);
    private final Runnable wake = changed::release;
    private volatile @Nullable Thread thread;
    private volatile @Nullable EventRing ring;
    private volatile Runnable listener = () -> {};
    private volatile BooleanSupplier hasClients = () -> false;

    ChangeTail(ChangePages pages, LatestChange latest, ArticleListing listing) {
        this.pages = pages;
        this.latest = latest;
        this.listing = listing;
    }

    /**
     * @param onChange called after events were added, or the ring was replaced
     * @param isListening whether anybody still needs them
     */
    void listen(Runnable onChange, BooleanSupplier isListening) {
        listener = onChange;
        hasClients = isListening;
    }

    /** The ring of this history of the log; another one after a restore. Null until it has begun, which this causes. */
    @Nullable
    EventRing ring() {
        var current = ring;
        if (current == null) {
            start();
            changed.release();
        }
        return current;
    }

    private synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("change-stream").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        var following = Following.everything(listing);
        boolean failing = false;
        try {
            while (true) {
                try {
                    latest.wakeOnChange(wake);
                    if (hasClients.getAsBoolean()) {
                        read(following);
                    } else {
                        ring = null; // the next client begins another one
                    }
                    failing = false;
                } catch (CursorExpired restored) {
                    ring = null;
                    changed.release(); // to begin again
                } catch (RuntimeException failure) {
                    if (!failing) {
                        LOG.warnf(
                                "MALIM-5007 Reading changes for streams failed, will be retried: cause=%s",
                                failure.getMessage());
                    }
                    failing = true;
                }
                if (!failing) {
                    listener.run();
                }
                boolean woken = changed.tryAcquire(failing ? 1 : POLL_SECONDS, TimeUnit.SECONDS);
                if (woken) {
                    changed.drainPermits();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Following following) {
        var current = ring;
        if (current == null) {
            current = new EventRing(pages.now(following));
            ring = current;
        }
        boolean more = true;
        while (more) {
            var page = pages.after(current.tail(), following);
            for (var item : page.items()) {
                current.add(item, pages.thin(item.view()));
            }
            current.reached(page.cursor());
            more = page.more();
        }
    }
}
