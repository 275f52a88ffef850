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

/** How far this replica is behind the change log. Other readers of the log add their positions under the same name. */
@ApplicationScoped
class ChangeMetrics implements MeterBinder {
    /** A reader's place in the change log, labelled {@code reader}. */
    static final String POSITION = "malim.change.position";

    private static final Duration SELDOM = Duration.ofSeconds(10);

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final ReplicationPosition heard;
    private final Timer lag;
    private volatile double queue;
    private volatile long looked = System.nanoTime() - SELDOM.toNanos();

    ChangeMetrics(ReplicationPosition heard, MeterRegistry metrics) {
        this.heard = heard;
        this.lag = Timer.builder("malim.change.lag")
                .description("From the row in the change log to readers here seeing it, by the clock of the database")
                .serviceLevelObjectives(BOUNDS)
                .register(metrics);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(POSITION, heard, ReplicationPosition::position)
                .tag("reader", "cache")
                .description("The last change this reader has heard of")
                .register(registry);
        Gauge.builder("malim.change.silence", heard, known -> known.silence().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("Time since every change was known here")
                .register(registry);
        Gauge.builder("malim.change.sure", heard, known -> known.isSure() ? 1 : 0)
                .description("1 while every change is known here, and the cache can be trusted")
                .register(registry);
        Gauge.builder("malim.change.notify.queue", this, its -> its.queue)
                .description("How full PostgreSQL's queue of notifications is, of 1; a full one stops every commit")
                .register(registry);
    }

    void lag(double millisSinceWritten) {
        lag.record((long) (millisSinceWritten * 1000), TimeUnit.MICROSECONDS);
    }

    /** Asks how full the queue is, seldom: it changes slowly, and everybody who asks locks it. */
    void look(Connection connection) throws SQLException {
        long now = System.nanoTime();
        if (now - looked < SELDOM.toNanos()) {
            return;
        }
        looked = now;
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_notification_queue_usage()")) {
            row.next();
            queue = row.getDouble(1);
        }
    }
}
