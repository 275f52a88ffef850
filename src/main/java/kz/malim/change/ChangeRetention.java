package kz.malim.change;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Drops what the change log need not tell any longer. The newest change always stays: by its position a reader that was
 * away too long sees that it missed something.
 */
@ApplicationScoped
class ChangeRetention {
    private static final int ROWS_AT_ONCE = 10_000;
    private static final Logger LOG = Logger.getLogger(ChangeRetention.class);

    /** Positions rise with time, so what is too old is what stands before the first that is not. */
    private static final String DROP = """
            with kept as (
                select coalesce((select position from change where at >= now() - make_interval(secs => ?) order by position limit 1),
                                (select max(position) from change)) as first)
            delete from change where position in (
                select position from change, kept where position < kept.first order by position limit ?)
            """;

    private final AgroalDataSource database;
    private final Duration retention;
    private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("change-log-retention").factory());

    ChangeRetention(AgroalDataSource database, ChangeLogConfig config) {
        this.database = database;
        this.retention = config.retention();
    }

    void start(@Observes @Priority(50) StartupEvent start) {
        var _ = hourly.scheduleWithFixedDelay(this::tryToDrop, 1, 60, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent stop) {
        hourly.shutdownNow();
    }

    private void tryToDrop() {
        try {
            long dropped = dropOlderThan(retention);
            if (dropped > 0) {
                LOG.infof("Dropped %d changes older than %s", dropped, retention);
            }
        } catch (SQLException | RuntimeException failure) {
            LOG.warnf("Old changes are dropped later: %s", failure.getMessage());
        }
    }

    /** In steps, each a transaction of its own: nobody who writes waits for it. */
    long dropOlderThan(Duration age) throws SQLException {
        long all = 0;
        int step;
        do {
            try (var connection = database.getConnection();
                    var statement = connection.prepareStatement(DROP)) {
                statement.setLong(1, age.toSeconds());
                statement.setInt(2, ROWS_AT_ONCE);
                step = statement.executeUpdate();
                all += step;
            }
        } while (step == ROWS_AT_ONCE && !Thread.currentThread().isInterrupted());
        return all;
    }
}
