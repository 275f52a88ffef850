package kz.malim.webhook;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import kz.malim.change.ReplicaPositions;
import kz.malim.webhook.Deliveries.Due;
import kz.malim.webhook.Encryption.WrongKey;
import org.jboss.logging.Logger;

/**
 * Works for one webhook for as long as there is something to do: reads on in the log, sends what is due. A few things at
 * once, since a receiver takes its time for each; of one thing never two, since only one delivery of it waits.
 */
@ApplicationScoped
class DeliveryWorker {
    private static final int ROWS = 500;
    private static final int MAX_AT_ONCE = 4;
    private static final Duration MAX_FAILING = Duration.ofDays(5);
    private static final Duration WRONG_KEY_PAUSE = Duration.ofMinutes(1);
    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);

    private final Deliveries deliveries;
    private final Webhooks webhooks;
    private final Events events;
    private final Receiver receiver;
    private final RetrySchedule schedule;
    private final WebhookMetrics metrics;
    private final Clock clock;
    private final UUID replica;
    private final Duration lease;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    DeliveryWorker(
            Deliveries deliveries,
            Webhooks webhooks,
            Events events,
            Receiver receiver,
            RetrySchedule schedule,
            WebhookMetrics metrics,
            ReplicaPositions replicas,
            WebhookConfig config,
            Clock clock) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.events = events;
        this.receiver = receiver;
        this.schedule = schedule;
        this.metrics = metrics;
        this.clock = clock;
        this.replica = replicas.replica();
        this.lease = config.timeout().plusSeconds(15); // renewed before each of its attempts
    }

    Duration lease() {
        return lease;
    }

    void work(UUID webhook, BooleanSupplier goesOn) throws InterruptedException {
        try {
            while (goesOn.getAsBoolean() && deliveries.advance(webhook, replica, lease, ROWS)) {
                var due = deliveries.due(webhook, MAX_AT_ONCE);
                if (due.isEmpty()) {
                    return;
                }
                send(webhook, due);
            }
        } catch (WrongKey wrongKey) {
            LOG.errorf("MALIM-5011 Webhook cannot be signed for: webhook=%s cause=%s", webhook, wrongKey.getMessage());
            deliveries.pause(webhook, replica, WRONG_KEY_PAUSE);
        } finally {
            deliveries.release(webhook, replica);
        }
    }

    private void send(UUID webhook, List<Due> due) throws InterruptedException, WrongKey {
        var target = webhooks.target(webhook);
        var data = events.data(due);
        var sending = new ArrayList<Callable<Attempt>>();
        for (var one : due) {
            var body = events.body(one, requireNonNull(data.get(one)), target.format());
            sending.add(() -> receiver.send(target, one.id().toString(), body));
        }
        var attempts = threads.invokeAll(sending);
        for (int i = 0; i < due.size(); i++) {
            record(webhook, due.get(i), result(attempts.get(i)));
        }
    }

    private static Attempt result(java.util.concurrent.Future<Attempt> sent) throws InterruptedException {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void record(UUID webhook, Due due, Attempt attempt) throws InterruptedException {
        metrics.sent(attempt, Duration.between(due.at(), clock.instant()));
        if (attempt.succeeded()) {
            deliveries.delivered(webhook, replica, due, attempt);
            return;
        }
        LOG.debugf("Delivery failed: webhook=%s event=%s cause=%s", webhook, due.id(), attempt.error());
        var pause = schedule.pause(deliveries.failures(webhook), attempt);
        var failingSince =
                deliveries.failed(webhook, replica, due, attempt, schedule.next(due.attempts(), attempt), pause);
        if (attempt.isGone()) {
            disable(webhook, WebhookView.DisabledReason.GONE);
        } else if (failingSince.filter(since -> isTooLong(since)).isPresent()) {
            disable(webhook, WebhookView.DisabledReason.FAILING);
        }
    }

    private boolean isTooLong(Instant since) {
        return Duration.between(since, clock.instant()).compareTo(MAX_FAILING) > 0;
    }

    private void disable(UUID webhook, WebhookView.DisabledReason reason) {
        webhooks.disable(webhook, reason);
        LOG.warnf("MALIM-5012 Webhook disabled: webhook=%s reason=%s", webhook, reason.wireName());
    }
}
