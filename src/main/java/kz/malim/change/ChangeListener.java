package kz.malim.change;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import kz.malim.database.DatabaseClock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Hears of changes the moment they are committed, and passes each on once, in order.
 *
 * <p>A notification only wakes it; what is passed on is what the log has after the last position. It also looks without
 * being woken, so that a connection that has gone silent costs {@value #HEARTBEAT_MILLIS} milliseconds and not the truth.
 * It never holds a transaction: a listener that did would fill the queue that every commit must pass.
 */
@ApplicationScoped
class ChangeListener {
    private static final int HEARTBEAT_MILLIS = 1_000;

    /** Answers come in a millisecond; a server that needs longer than this to tell a number is not there. */
    private static final int PATIENCE_MILLIS = 2_000;

    private static final int ROWS_AT_ONCE = 1_000;
    private static final Logger LOG = Logger.getLogger(ChangeListener.class);

    private final AgroalDataSource database;
    private final Instance<ChangeReader> readers;
    private final ReplicationPosition heard;
    private final ChangeMetrics metrics;
    private final ScheduledTransitions switches;
    private final ChangeTimes times;
    private final DatabaseClock clock;
    private volatile @Nullable Thread thread;

    ChangeListener(
            @DataSource("reading") AgroalDataSource database,
            Instance<ChangeReader> readers,
            ReplicationPosition heard,
            ScheduledTransitions switches,
            ChangeTimes times,
            DatabaseClock clock,
            ChangeMetrics metrics) {
        this.database = database;
        this.readers = readers;
        this.heard = heard;
        this.switches = switches;
        this.times = times;
        this.clock = clock;
        this.metrics = metrics;
    }

    void start(@Observes @Priority(5) StartupEvent start) {
        var listening = Thread.ofPlatform().name("changes").daemon().unstarted(this::run);
        thread = listening; // before it runs: it goes on for as long as it finds itself here
        listening.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        boolean told = false;
        while (thread != null) {
            boolean reached = false;
            try (var connection = database.getConnection()) {
                listen(connection);
                reached = true;
                if (told) {
                    LOG.info("Hearing of changes again");
                    told = false;
                }
                while (thread != null) {
                    catchUp(connection);
                    metrics.look(connection);
                    connection.unwrap(PGConnection.class).getNotifications(HEARTBEAT_MILLIS);
                }
            } catch (SQLException | RuntimeException failure) {
                if (!reached) {
                    heard.away();
                }
                if (!told && thread != null) {
                    LOG.warnf("Not hearing of changes: %s", failure.getMessage());
                    told = true;
                }
                pause();
            }
        }
    }

    private static void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
        try (var statement = connection.createStatement()) {
            statement.execute("listen malim_change");
        }
    }

    private void catchUp(Connection connection) throws SQLException {
        var now = askTheTime(connection);
        if (heard.position() < 0) {
            startFrom(connection);
        }
        List<Change> changes;
        do {
            long asked = System.nanoTime();
            changes = after(heard.position(), connection);
            if (!changes.isEmpty() || switches.isOver(clock.earliest())) {
                switches.read(connection); // before anything is dropped, and made again without knowing of them
            }
            if (!changes.isEmpty() && changes.getFirst().position() > heard.position() + 1 && wasTrimmed(connection)) {
                times.read(connection);
                readers.forEach(ChangeReader::lost);
            }
            changes.forEach(this::pass);
            heard.upTo(changes.isEmpty() ? heard.position() : changes.getLast().position(), asked);
        } while (changes.size() == ROWS_AT_ONCE);
        heard.completeUntil(now);
    }

    private void pass(Change change) {
        times.changed(change.at(), change.tags()); // first: what is made again after it is dropped bears this time
        readers.forEach(reader -> reader.changed(change));
    }

    private void startFrom(Connection connection) throws SQLException {
        long asked = System.nanoTime();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select newest from change_positions()")) {
            row.next();
            times.read(connection);
            switches.read(connection);
            heard.upTo(row.getLong(1), asked);
        }
    }

    private Instant askTheTime(Connection connection) throws SQLException {
        long asked = System.nanoTime();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            var time = row.getObject(1, OffsetDateTime.class).toInstant();
            clock.told(time, asked, System.nanoTime());
            return time;
        }
    }

    /** Numbers can be missing because a transaction was rolled back; or because the log no longer reaches back to us. */
    private boolean wasTrimmed(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select oldest from change_positions()")) {
            return row.next() && row.getLong(1) > heard.position() + 1;
        }
    }

    private List<Change> after(long position, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select position, tags, 1000 * extract(epoch from clock_timestamp() - at), at
                from changes_after(?, ?)
                """)) {
            statement.setLong(1, position);
            statement.setInt(2, ROWS_AT_ONCE);
            try (var rows = statement.executeQuery()) {
                var changes = new ArrayList<Change>();
                while (rows.next()) {
                    var tags = (String[]) rows.getArray(2).getArray();
                    var at = rows.getObject(4, OffsetDateTime.class).toInstant();
                    changes.add(new Change(rows.getLong(1), at, Arrays.asList(tags)));
                    metrics.lag(rows.getDouble(3));
                }
                return changes;
            }
        }
    }

    /** Not all replicas at once: the database they lost has just come back. */
    private static void pause() {
        try {
            Thread.sleep(200 + ThreadLocalRandom.current().nextInt(300));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
