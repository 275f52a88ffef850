package kz.malim.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** When an event is sent again, and how long a receiver is left alone: with jitter, so that receivers are not met by all at once. */
@ApplicationScoped
class RetrySchedule {
    /** One bad event must not delay the others, so a receiver has some failures free. */
    private static final int FREE_FAILURES = 4;

    private static final Duration MAX_PAUSE = Duration.ofMinutes(5);
    private static final Duration MAX_RETRY_AFTER = Duration.ofDays(1);
    private static final double JITTER = 0.2;

    private final List<Duration> pauses;

    RetrySchedule(WebhookConfig config) {
        this.pauses = config.retries();
    }

    /**
     * The time until the next attempt; empty when there is none.
     *
     * @param attempts how many there were before the one that has failed
     */
    Optional<Duration> next(int attempts, Attempt failed) {
        if (attempts >= pauses.size()) {
            return Optional.empty();
        }
        var scheduled = jittered(pauses.get(attempts));
        var wanted = wanted(failed);
        return Optional.of(wanted.compareTo(scheduled) > 0 ? wanted : scheduled);
    }

    /** How long nothing is sent to a receiver at all. */
    Duration pause(int failuresBefore, Attempt failed) {
        int counted = failuresBefore + 1 - FREE_FAILURES;
        var own = counted <= 0
                ? Duration.ZERO
                : jittered(
                        MAX_PAUSE.compareTo(Duration.ofSeconds(1L << Math.min(counted - 1, 20))) < 0
                                ? MAX_PAUSE
                                : Duration.ofSeconds(1L << Math.min(counted - 1, 20)));
        var wanted = wanted(failed);
        return wanted.compareTo(own) > 0 ? wanted : own;
    }

    private static Duration wanted(Attempt failed) {
        var wanted = failed.retryAfter() == null ? Duration.ZERO : failed.retryAfter();
        return wanted.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : wanted;
    }

    private static Duration jittered(Duration pause) {
        return Duration.ofMillis(
                (long) (pause.toMillis() * ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER)));
    }
}
