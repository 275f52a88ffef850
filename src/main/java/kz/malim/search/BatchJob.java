package kz.malim.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.malim.access.ReadOnlyMode;
import org.jboss.logging.Logger;

/**
 * Work in the background, batch by batch, each in a transaction of its own, until there is none left. A failed batch is
 * retried after a pause that doubles up to five minutes, and only the first of several failures in a row is an error in
 * the log. It runs in one thread at a time, which a start while it runs does not double. Thread-safe.
 */
final class BatchJob {
    private static final Duration MIN_RETRY_DELAY = Duration.ofSeconds(10);
    private static final Duration MAX_RETRY_DELAY = Duration.ofMinutes(5);
    private static final Duration READ_ONLY_POLL = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(BatchJob.class);

    private final String name;
    private final Callable<Boolean> batch;
    private final ReadOnlyMode readOnly;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean requested = new AtomicBoolean();
    private volatile boolean stopped;
    private int failures;

    /** @param batch returns whether there may be another one */
    BatchJob(String name, Callable<Boolean> batch, ReadOnlyMode readOnly) {
        this.name = name;
        this.batch = batch;
        this.readOnly = readOnly;
    }

    void start() {
        requested.set(true); // a run that is about to end sees it and continues
        if (running.compareAndSet(false, true)) {
            Thread.ofVirtual().name(name).start(this::run);
        }
    }

    /** After the current batch. */
    void stop() {
        stopped = true;
    }

    private void run() {
        try {
            while (!stopped && requested.getAndSet(false)) {
                boolean more = true;
                while (more && !stopped) {
                    more = runBatchOrWait();
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            running.set(false);
        }
        if (requested.get() && !stopped) {
            start(); // requested after the last check
        }
    }

    private boolean runBatchOrWait() throws InterruptedException {
        if (readOnly.isOn()) {
            Thread.sleep(READ_ONLY_POLL);
            return true;
        }
        try {
            boolean more = QuarkusTransaction.requiringNew().call(batch);
            if (failures > 0) {
                LOG.infof("MALIM-6005 Batch succeeded again: job=%s failures=%d", name, failures);
                failures = 0;
            }
            return more;
        } catch (RuntimeException failure) {
            if (!stopped) {
                retryLater(failure);
            }
            return true;
        }
    }

    private void retryLater(RuntimeException failure) throws InterruptedException {
        var doubled = MIN_RETRY_DELAY.multipliedBy(1L << Math.min(failures, 5));
        var delay = doubled.compareTo(MAX_RETRY_DELAY) < 0 ? doubled : MAX_RETRY_DELAY;
        if (failures++ == 0) {
            LOG.errorf(failure, "MALIM-6004 Batch failed: job=%s retryIn=%s", name, delay);
        } else {
            LOG.debugf(failure, "Batch failed: job=%s retryIn=%s failures=%d", name, delay, failures);
        }
        Thread.sleep(delay);
    }
}
