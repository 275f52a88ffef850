package kz.malim.change;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How far this replica is behind the change log. Other readers of the log report their positions under the same name. */
@ApplicationScoped
class ChangeMetrics implements MeterBinder {
    /** A reader's position in the change log, labelled {@code reader}. */
    static final String POSITION = "malim.change.position";

    private static final Duration QUEUE_INTERVAL = Duration.ofSeconds(10);

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final ReplicationPosition replication;
    private final Timer lag;
    private volatile double queueUsage;
    private volatile long sampledAt = System.nanoTime() - QUEUE_INTERVAL.toNanos();

    ChangeMetrics(ReplicationPosition replication, MeterRegistry metrics) {
        this.replication = replication;
        this.lag = Timer.builder("malim.change.lag")
                .description(
                        "From writing the row of the change log to invalidating the cache here, by the clock of the database")
                .serviceLevelObjectives(BOUNDS)
                .register(metrics);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(POSITION, replication, ReplicationPosition::position)
                .tag("reader", "cache")
                .description("Position of the last change this reader has processed")
                .register(registry);
        Gauge.builder(
                        "malim.change.staleness",
                        replication,
                        position -> position.staleness().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("Time since this replica last knew every change")
                .register(registry);
        Gauge.builder("malim.change.current", replication, position -> position.isCurrent() ? 1 : 0)
                .description("1 while this replica knows every change and serves from the cache, else 0")
                .register(registry);
        Gauge.builder("malim.change.notify.queue.ratio", this, own -> own.queueUsage)
                .description("Usage of PostgreSQL's notification queue, 0 to 1; a full one blocks every commit")
                .register(registry);
    }

    void lag(double millisSinceWritten) {
        lag.record((long) (millisSinceWritten * 1000), TimeUnit.MICROSECONDS);
    }

    /** Samples the usage of the queue, seldom: it changes slowly, and every query locks it. */
    void sample(Connection connection) throws SQLException {
        long now = System.nanoTime();
        if (now - sampledAt < QUEUE_INTERVAL.toNanos()) {
            return;
        }
        sampledAt = now;
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_notification_queue_usage()")) {
            row.next();
            queueUsage = row.getDouble(1);
        }
    }
}
