package kz.malim.change;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
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
 * Listens for committed changes and passes each to the readers once, in order.
 *
 * <p>A notification only wakes it; what is passed on are the rows of the log after the last position. It also polls, so that
 * a connection that has gone silent costs {@value #HEARTBEAT_MILLIS} milliseconds and not the truth. It never holds a
 * transaction: a listener that did would fill the queue that every commit must pass.
 */
@ApplicationScoped
class ChangeListener {
    private static final int HEARTBEAT_MILLIS = 1_000;

    /** These queries take a millisecond; a server that needs longer than this is not there. */
    private static final int TIMEOUT_MILLIS = 2_000;

    private static final int BATCH_SIZE = 1_000;
    private static final Logger LOG = Logger.getLogger(ChangeListener.class);

    private final AgroalDataSource database;
    private final Instance<ChangeReader> readers;
    private final ReplicationPosition replication;
    private final ChangeMetrics metrics;
    private final ScheduledTransitions transitions;
    private final ChangeTimes times;
    private final ChangeEpoch epoch;
    private final DatabaseClock clock;
    private final boolean isCommand; // such as migrate, which ends before there is a change to hear of
    private volatile @Nullable Thread thread;
    private @Nullable Instant reachedAt; // of the change at the position

    ChangeListener(
            @DataSource("reading") AgroalDataSource database,
            Instance<ChangeReader> readers,
            ReplicationPosition replication,
            ScheduledTransitions transitions,
            ChangeTimes times,
            ChangeEpoch epoch,
            DatabaseClock clock,
            ChangeMetrics metrics,
            @CommandLineArguments String[] arguments) {
        this.database = database;
        this.readers = readers;
        this.replication = replication;
        this.transitions = transitions;
        this.times = times;
        this.epoch = epoch;
        this.clock = clock;
        this.metrics = metrics;
        this.isCommand = arguments.length > 0;
    }

    void start(@Observes @Priority(5) StartupEvent start) {
        if (isCommand) {
            return;
        }
        var listening = Thread.ofPlatform().name("changes").daemon().unstarted(this::run);
        thread = listening; // before it starts, since it runs while this is set
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
        boolean disconnected = false;
        while (thread != null) {
            boolean connected = false;
            try (var connection = database.getConnection()) {
                listen(connection);
                connected = true;
                if (disconnected) {
                    LOG.infof("MALIM-5002 Change feed reconnected: position=%d", replication.position());
                    disconnected = false;
                }
                while (thread != null) {
                    catchUp(connection);
                    metrics.sample(connection);
                    connection.unwrap(PGConnection.class).getNotifications(HEARTBEAT_MILLIS);
                }
            } catch (SQLException | RuntimeException failure) {
                if (!connected) {
                    replication.unreachable();
                }
                if (!disconnected && thread != null) {
                    LOG.warnf(
                            "MALIM-5001 Change feed disconnected: position=%d cause=%s",
                            replication.position(), failure.getMessage());
                    disconnected = true;
                }
                backOff();
            }
        }
    }

    private static void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        connection.setNetworkTimeout(Runnable::run, TIMEOUT_MILLIS);
        try (var statement = connection.createStatement()) {
            statement.execute("listen malim_change");
        }
    }

    private void catchUp(Connection connection) throws SQLException {
        var now = synchronizeClock(connection);
        boolean continues = epoch.continues(replication.position(), reachedAt, connection);
        if (replication.position() < 0) {
            startFromNewest(connection);
        } else if (!continues) {
            startOver(now, connection);
        }
        epoch.renewIfDue();
        List<Change> changes;
        do {
            long sentAt = System.nanoTime();
            changes = after(replication.position(), connection);
            if (!changes.isEmpty() || transitions.isOutdated(clock.earliest())) {
                transitions.read(connection); // before invalidation, so that no response is cached again without them
            }
            if (!changes.isEmpty()
                    && changes.getFirst().position() > replication.position() + 1
                    && wasTrimmed(connection)) {
                times.read(connection);
                readers.forEach(ChangeReader::reset);
            }
            changes.forEach(this::pass);
            replication.advanceTo(
                    changes.isEmpty()
                            ? replication.position()
                            : changes.getLast().position(),
                    sentAt);
        } while (changes.size() == BATCH_SIZE);
        replication.completeUntil(now);
    }

    private void pass(Change change) {
        reachedAt = change.at();
        times.changed(change); // before invalidation: a response cached again bears this time
        readers.forEach(reader -> reader.changed(change));
    }

    private void startFromNewest(Connection connection) throws SQLException {
        long sentAt = System.nanoTime();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select newest, (select at from changes_after(newest - 1, 1)) from change_positions()")) {
            row.next();
            var at = row.getObject(2, OffsetDateTime.class);
            reachedAt = at == null ? null : at.toInstant();
            times.read(connection);
            times.raiseFloor(epoch.since());
            transitions.read(connection);
            replication.advanceTo(row.getLong(1), sentAt);
        }
    }

    /** What was restored may differ in anything from what is cached, and it differs since now for whoever has a copy. */
    private void startOver(Instant now, Connection connection) throws SQLException {
        long reached = replication.position();
        times.raiseFloor(now);
        startFromNewest(connection);
        readers.forEach(ChangeReader::reset);
        LOG.warnf(
                "MALIM-5003 Database restored or failed over, everything cached is dropped: position=%d newest=%d epoch=%s",
                reached, replication.position(), epoch);
    }

    private Instant synchronizeClock(Connection connection) throws SQLException {
        long sentAt = System.nanoTime();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            var time = row.getObject(1, OffsetDateTime.class).toInstant();
            clock.synchronize(time, sentAt, System.nanoTime());
            return time;
        }
    }

    /** A gap in the positions is a transaction rolled back, or rows deleted before this replica read them. */
    private boolean wasTrimmed(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select oldest from change_positions()")) {
            return row.next() && row.getLong(1) > replication.position() + 1;
        }
    }

    private List<Change> after(long position, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select position, tags, 1000 * extract(epoch from clock_timestamp() - at), at, for_readers
                from changes_after(?, ?)
                """)) {
            statement.setLong(1, position);
            statement.setInt(2, BATCH_SIZE);
            try (var rows = statement.executeQuery()) {
                var changes = new ArrayList<Change>();
                while (rows.next()) {
                    var tags = (String[]) rows.getArray(2).getArray();
                    var at = rows.getObject(4, OffsetDateTime.class).toInstant();
                    changes.add(new Change(rows.getLong(1), at, Arrays.asList(tags), rows.getBoolean(5)));
                    metrics.lag(rows.getDouble(3));
                }
                return changes;
            }
        }
    }

    /** With jitter, so that not all replicas reconnect at once to a database that has just come back. */
    private static void backOff() {
        try {
            Thread.sleep(200 + ThreadLocalRandom.current().nextInt(300));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
