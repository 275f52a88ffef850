package kz.malim.change;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import kz.malim.access.ReadOnlyMode;
import org.jboss.logging.Logger;

/**
 * Deletes the changes that are older than the retention. The newest always stays: by its position a reader that comes back
 * too late detects the gap.
 */
@ApplicationScoped
class ChangeRetention {
    private static final int BATCH_SIZE = 10_000;
    private static final Logger LOG = Logger.getLogger(ChangeRetention.class);

    /** Positions rise with time, so what is too old is what comes before the first that is not. */
    private static final String DELETE = """
            with kept as (
                select coalesce((select position from change where at >= now() - make_interval(secs => ?) order by position limit 1),
                                (select max(position) from change)) as first)
            delete from change where position in (
                select position from change, kept where position < kept.first order by position limit ?)
            """;

    private final AgroalDataSource database;
    private final Duration retention;
    private final ReadOnlyMode readOnly;
    private volatile boolean stopping;

    ChangeRetention(AgroalDataSource database, ChangeLogConfig config, ReadOnlyMode readOnly) {
        this.database = database;
        this.readOnly = readOnly;
        this.retention = config.retention();
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    @Scheduled(every = "60m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void deleteExpired() {
        if (readOnly.isOn()) {
            return;
        }
        try {
            long deleted = deleteOlderThan(retention);
            if (deleted > 0) {
                LOG.infof("MALIM-5004 Expired changes deleted: count=%d retention=%s", deleted, retention);
            }
        } catch (SQLException | RuntimeException failure) {
            if (!stopping) {
                LOG.warnf(
                        "MALIM-5005 Deleting expired changes failed, will be retried: cause=%s", failure.getMessage());
            }
        }
    }

    /** In batches, each a transaction of its own: no write waits for it. */
    long deleteOlderThan(Duration age) throws SQLException {
        long all = 0;
        int step;
        do {
            try (var connection = database.getConnection();
                    var statement = connection.prepareStatement(DELETE)) {
                statement.setLong(1, age.toSeconds());
                statement.setInt(2, BATCH_SIZE);
                step = statement.executeUpdate();
                all += step;
            }
        } while (step == BATCH_SIZE && !stopping);
        return all;
    }
}
