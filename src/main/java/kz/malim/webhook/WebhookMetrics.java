package kz.malim.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What came of deliveries here, and what waits in all. */
@ApplicationScoped
class WebhookMetrics implements MeterBinder {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(1)
    };
    private static final Logger LOG = Logger.getLogger(WebhookMetrics.class);

    private final Database database;
    private final Timer delivered;
    private final Timer failed;
    private volatile Sample sample = new Sample(0, 0, 0, 0);

    WebhookMetrics(Database database, MeterRegistry registry) {
        this.database = database;
        this.delivered = timer("delivered", registry);
        this.failed = timer("failed", registry);
    }

    private static Timer timer(String outcome, MeterRegistry registry) {
        return Timer.builder("malim.webhook.delivery")
                .description("From the change to the end of the attempt")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private record Sample(long waiting, double oldest, long disabled, long position) {}

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("malim.webhook.waiting", this, own -> own.sample.waiting)
                .description("Deliveries that wait for their next attempt, of all active webhooks, up to 100000")
                .register(metrics);
        Gauge.builder("malim.webhook.oldest", this, own -> own.sample.oldest)
                .baseUnit("seconds")
                .description("Age of the oldest change that waits to be delivered to an active webhook")
                .register(metrics);
        Gauge.builder("malim.webhook.disabled", this, own -> own.sample.disabled)
                .description("Webhooks that were disabled because they failed for five days or are gone")
                .register(metrics);
        Gauge.builder("malim.change.position", this, own -> own.sample.position)
                .tag("reader", "webhook")
                .description("Position of the last change this reader has processed")
                .register(metrics);
    }

    /** @param since the change */
    void sent(Attempt attempt, Duration since) {
        (attempt.succeeded() ? delivered : failed).record(since.isNegative() ? Duration.ZERO : since);
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void sample() {
        try {
            sample = database.query(
                            """
                            select count(*), coalesce(extract(epoch from clock_timestamp() - min(w.at)), 0),
                                   (select count(*) from webhook where disabled_reason in ('failing', 'gone')),
                                   (select coalesce(min(p.position), 0) from webhook_progress p join webhook h on h.id = p.webhook_id
                                     where h.disabled_at is null)
                              from (select d.at from webhook_delivery d join webhook h on h.id = d.webhook_id
                                     where d.state = 'waiting' and h.disabled_at is null limit 100000) w
                            """, row -> new Sample(row.getLong(1), row.getDouble(2), row.getLong(3), row.getLong(4)))
                    .getFirst();
        } catch (RuntimeException unavailable) {
            LOG.debug("The waiting deliveries could not be counted", unavailable);
        }
    }
}
