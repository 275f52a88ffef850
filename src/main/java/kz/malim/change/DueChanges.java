package kz.malim.change;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import kz.malim.access.ReadOnlyMode;
import kz.malim.database.DatabaseClock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the change log what time alone has changed: schedules, placements that begin or end. Every replica does so;
 * each transition is logged once, a few milliseconds after it is due. Between them the articles of a changed photo are touched,
 * batch by batch, if they are too many for the request that changed it.
 *
 * <p>A thread of its own that sleeps until the next one, and no {@code @Scheduled} method: those have fixed intervals, while
 * here a promise of milliseconds is kept without a query every few milliseconds.
 */
@ApplicationScoped
class DueChanges {
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(DueChanges.class);

    private final AgroalDataSource database;
    private final DatabaseClock clock;
    private final ReadOnlyMode readOnly;
    private volatile @Nullable Thread thread;
    private boolean failing;

    DueChanges(AgroalDataSource database, DatabaseClock clock, ReadOnlyMode readOnly) {
        this.database = database;
        this.clock = clock;
        this.readOnly = readOnly;
    }

    void start(@Observes @Priority(50) StartupEvent start) {
        var logging = Thread.ofPlatform().name("due-changes").daemon().unstarted(this::run);
        thread = logging; // before it starts, since it runs while this is set
        logging.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        try {
            while (thread != null) {
                Thread.sleep(untilNext(logDue()));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** When the next transition is due; null when none is known, or when the database is unavailable or not to be written. */
    private @Nullable Instant logDue() {
        if (readOnly.isOn()) {
            return null;
        }
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select log_due_changes()")) {
            row.next();
            failing = false;
            var next = row.getObject(1, OffsetDateTime.class);
            return touchArticles(statement) ? Instant.EPOCH : next == null ? null : next.toInstant();
        } catch (SQLException | RuntimeException failure) {
            if (!failing && thread != null) {
                LOG.warnf("MALIM-5006 Logging due changes failed, will be retried: cause=%s", failure.getMessage());
            }
            failing = true;
            return null;
        }
    }

    /** Returns whether there may be more of them. */
    private static boolean touchArticles(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("select touch_due_articles()")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Schedules are set at any time, so it is polled soon, however far away the next one is. */
    private Duration untilNext(@Nullable Instant next) {
        if (next == null) {
            return POLL_INTERVAL;
        }
        var left = Duration.between(clock.earliest(), next).plusMillis(1);
        return left.compareTo(POLL_INTERVAL) < 0 ? (left.isNegative() ? Duration.ofMillis(1) : left) : POLL_INTERVAL;
    }
}
