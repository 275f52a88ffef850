package kz.malim.storage;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The log lines of one kind of operation: one when it begins to fail, one a minute while it goes on failing, and one when it
 * has worked again without a failure for a minute, so that a store that fails now and then does not flood the log.
 */
final class OutageLog {
    private static final Logger LOG = Logger.getLogger(OutageLog.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final String operation;
    private final String location;
    private final Clock clock;
    private final AtomicReference<@Nullable Outage> current = new AtomicReference<>();

    OutageLog(MonitoredStore.Operation operation, String location, Clock clock) {
        this.operation = operation.name().toLowerCase(Locale.ROOT);
        this.location = location;
        this.clock = clock;
    }

    /** @param failures since its beginning */
    private record Outage(Instant since, Instant lastFailure, Instant lastLogged, long failures) {
        static Outage failed(@Nullable Outage before, Instant now) {
            if (before == null) {
                return new Outage(now, now, now, 1);
            }
            boolean logged = !now.isBefore(before.lastLogged.plus(INTERVAL));
            return new Outage(before.since, now, logged ? now : before.lastLogged, before.failures + 1);
        }
    }

    void failed(String key, StorageFailure failure) {
        var now = clock.instant();
        var before = current.getAndUpdate(outage -> Outage.failed(outage, now));
        var outage = Outage.failed(before, now);
        if (before == null || !outage.lastLogged.equals(before.lastLogged)) {
            LOG.errorf(
                    "Storage operation failed: operation=%s key=%s %s %s failures=%d",
                    operation, key, location, details(failure), outage.failures);
        }
    }

    void succeeded() {
        var outage = current.get();
        if (outage == null) {
            return;
        }
        var now = clock.instant();
        if (!now.isBefore(outage.lastFailure.plus(INTERVAL)) && current.compareAndSet(outage, null)) {
            LOG.infof(
                    "Storage operation recovered: operation=%s %s failures=%d since=%s",
                    operation, location, outage.failures, outage.since);
        }
    }

    private static String details(StorageFailure failure) {
        var cause = requireNonNull(failure.getCause());
        return cause instanceof S3Error error
                ? "status=%d code=%s cause=\"%s\"".formatted(error.status(), error.code(), error.getMessage())
                : "cause=\"%s\"".formatted(cause);
    }
}
