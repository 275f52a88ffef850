package kz.malim.change;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import kz.malim.database.DatabaseClock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the change log what time alone has changed: schedules, placements that begin or end. Every replica does so,
 * whoever else keeps schedules; each moment is told once, a few milliseconds after it has come.
 */
@ApplicationScoped
class DueChanges {
    private static final Duration SELDOM = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(DueChanges.class);

    private final AgroalDataSource database;
    private final DatabaseClock clock;
    private volatile @Nullable Thread thread;
    private boolean failing;

    DueChanges(AgroalDataSource database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    void start(@Observes @Priority(50) StartupEvent start) {
        var telling = Thread.ofPlatform().name("due-changes").daemon().unstarted(this::run);
        thread = telling; // before it runs: it goes on for as long as it finds itself here
        telling.start();
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
                Thread.sleep(untilNext(tell()));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The moment to tell of next; null when none is known, or when it cannot be told now. */
    private @Nullable Instant tell() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select log_due_changes()")) {
            row.next();
            failing = false;
            var next = row.getObject(1, OffsetDateTime.class);
            return next == null ? null : next.toInstant();
        } catch (SQLException | RuntimeException failure) {
            if (!failing && thread != null) {
                LOG.warnf("What is due waits for the database: %s", failure.getMessage());
            }
            failing = true;
            return null;
        }
    }

    /** Moments are set at any time, so it is looked again soon, however far away the next one is. */
    private Duration untilNext(@Nullable Instant next) {
        if (next == null) {
            return SELDOM;
        }
        var left = Duration.between(clock.earliest(), next).plusMillis(1);
        return left.compareTo(SELDOM) < 0 ? (left.isNegative() ? Duration.ofMillis(1) : left) : SELDOM;
    }
}
