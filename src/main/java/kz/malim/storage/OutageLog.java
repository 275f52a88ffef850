package kz.malim.storage;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import kz.malim.web.RequestId;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The log lines of a store: one when it begins to fail, one a minute while it goes on failing, and one when it has worked again
 * without a failure for a minute, so that a store that fails now and then does not flood the log.
 */
final class OutageLog {
    private static final Logger LOG = Logger.getLogger(OutageLog.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final String location;
    private final Clock clock;
    private final AtomicReference<@Nullable Outage> current = new AtomicReference<>();

    OutageLog(String location, Clock clock) {
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

    void failed(MonitoredStore.Operation operation, String key, StorageFailure failure) {
        var now = clock.instant();
        var before = current.getAndUpdate(outage -> Outage.failed(outage, now));
        var outage = Outage.failed(before, now);
        if (before == null || !outage.lastLogged.equals(before.lastLogged)) {
            LOG.warnf(
                    "MALIM-7001 Storage operation failed: operation=%s key=%s %s requestId=%s %s failures=%d",
                    operation.name().toLowerCase(Locale.ROOT),
                    key,
                    location,
                    requireNonNullElse(RequestId.current(), "none"), // a job, and no request
                    details(failure),
                    outage.failures);
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
                    "MALIM-7002 Storage operation recovered: %s failures=%d since=%s",
                    location, outage.failures, outage.since);
        }
    }

    Optional<Instant> since() {
        return Optional.ofNullable(current.get()).map(Outage::since);
    }

    private static String details(StorageFailure failure) {
        var cause = requireNonNull(failure.getCause());
        return cause instanceof S3Error error
                ? "status=%d code=%s s3RequestId=%s cause=\"%s\""
                        .formatted(
                                error.status(), error.code(), error.requestId().orElse("none"), error.getMessage())
                : "cause=\"%s\"".formatted(cause);
    }
}
