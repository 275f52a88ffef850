package kz.malim.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import kz.malim.access.ReadOnlyMode;
import kz.malim.change.Change;
import kz.malim.change.ChangeReader;
import kz.malim.change.ReplicaPositions;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks for webhooks that have something to do, and gives each a thread of its own for as long as it has. Every replica does
 * so, and takes few at once, so that they share the work.
 */
@ApplicationScoped
class Courier implements ChangeReader {
    private static final int MAX_LEASED = 8;
    private static final int IDLE_MILLIS = 1_000;

    /** After a change: until it is visible everywhere, nothing says when it is. */
    private static final int BUSY_MILLIS = 100;

    private static final long BUSY_NANOS = TimeUnit.SECONDS.toNanos(8);
    private static final int STOP_SECONDS = 5;
    private static final Logger LOG = Logger.getLogger(Courier.class);

    private final Deliveries deliveries;
    private final DeliveryWorker worker;
    private final Encryption encryption;
    private final ReplicaPositions replicas;
    private final ReadOnlyMode readOnly;
    private final boolean isCommand;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore wakeups = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile long busyUntil = System.nanoTime();
    private boolean failing;

    Courier(
            Deliveries deliveries,
            DeliveryWorker worker,
            Encryption encryption,
            ReplicaPositions replicas,
            ReadOnlyMode readOnly,
            @CommandLineArguments String[] arguments) {
        this.deliveries = deliveries;
        this.worker = worker;
        this.encryption = encryption;
        this.replicas = replicas;
        this.readOnly = readOnly;
        this.isCommand = arguments.length > 0;
    }

    void start(@Observes @Priority(60) StartupEvent start) {
        if (isCommand || !encryption.isPossible()) {
            return;
        }
        replicas.begin();
        var looking = Thread.ofPlatform().name("webhooks").daemon().unstarted(this::run);
        thread = looking; // before it starts, since it runs while this is set
        looking.start();
    }

    /** What is being sent is sent to its end if that takes seconds, and else again by another replica. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            threads.shutdown();
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        }
    }

    @Override
    public void changed(Change change) {
        if (change.forReaders()) {
            wake();
        }
    }

    @Override
    public void reset() {
        wake();
    }

    /** There is something to do soon. */
    void wake() {
        busyUntil = System.nanoTime() + BUSY_NANOS;
        wakeups.release();
    }

    private void run() {
        try {
            while (thread != null) {
                if (!readOnly.isOn()) {
                    lease();
                }
                pause();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void lease() throws InterruptedException {
        try {
            deliveries
                    .lease(replicas.replica(), worker.lease(), MAX_LEASED)
                    .forEach(webhook -> threads.execute(() -> work(webhook)));
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing && thread != null) {
                LOG.warnf("MALIM-5008 Looking for webhooks failed, will be retried: cause=%s", failure.getMessage());
            }
            failing = true;
        }
    }

    private void work(UUID webhook) {
        try {
            worker.work(webhook, () -> thread != null && !readOnly.isOn());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "MALIM-5009 Webhook interrupted, will be retried: webhook=%s cause=%s",
                    webhook, failure.getMessage());
        }
    }

    private void pause() throws InterruptedException {
        if (System.nanoTime() - busyUntil < 0) {
            Thread.sleep(BUSY_MILLIS);
        } else if (wakeups.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
            wakeups.drainPermits();
        }
    }
}
