package kz.malim.access;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import kz.malim.database.DatabaseFailure;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether writes are refused, for maintenance: by a setting of this replica, or by an administrator for all of them. The
 * latter is in the database, and every replica follows it by polling; requests in progress end as they began. Thread-safe.
 */
@ApplicationScoped
public class ReadOnlyMode {
    /** After the reading role, which checks the database, and before whatever writes at the start. */
    private static final int EARLY = 2;

    private static final Logger LOG = Logger.getLogger(ReadOnlyMode.class);

    private final AgroalDataSource database;
    private final boolean setting;
    private volatile @Nullable Period period;

    ReadOnlyMode(AgroalDataSource database, AccessConfig config) {
        this.database = database;
        this.setting = config.readOnly();
    }

    /** Begun by an administrator, and not ended yet. */
    record Period(Instant since, String startedBy, String reason) {}

    /** To be asked by whatever writes without a request. */
    public boolean isOn() {
        return setting || period != null;
    }

    boolean isSet() {
        return setting;
    }

    @Nullable
    Period period() {
        return period;
    }

    void start(@Observes @Priority(EARLY) StartupEvent start) {
        follow();
    }

    /** All replicas know within two seconds. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void follow() {
        try {
            var current = read();
            if ((current == null) != (period == null)) {
                if (current == null) {
                    LOG.info("MALIM-4006 Read-only mode ended");
                } else {
                    LOG.infof(
                            "MALIM-4005 Read-only mode started: by=%s reason=%s",
                            current.startedBy(), current.reason());
                }
            }
            period = current;
        } catch (SQLException | RuntimeException unavailable) {
            LOG.debug("The read-only mode could not be read, and stays as it is", unavailable);
        }
    }

    private @Nullable Period read() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select since, started_by, reason from read_only_mode")) {
            return row.next()
                    ? new Period(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2), row.getString(3))
                    : null;
        }
    }

    void start(String by, String reason) {
        write("""
                insert into read_only_mode (started_by, reason) values (?, ?)
                on conflict (only_row) do update set started_by = excluded.started_by, reason = excluded.reason
                """, by, reason);
    }

    void end() {
        write("delete from read_only_mode");
    }

    private void write(String sql, String... values) {
        QuarkusTransaction.requiringNew().run(() -> {
            try (var connection = database.getConnection();
                    var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setString(i + 1, values[i]);
                }
                statement.executeUpdate();
            } catch (SQLException failure) {
                throw new DatabaseFailure(failure);
            }
        });
        follow();
    }
}
