package kz.malim.change;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import kz.malim.access.ReadOnlyMode;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes down how far this replica has read the change log, soon after each change and once a second without: whoever is told
 * of a change from here is told when no replica shows what was before ({@code visible_change_position}). A replica that does
 * not know every change says nothing, since it serves nothing from its cache either.
 */
@ApplicationScoped
public class ReplicaPositions {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** Between two of them, however often something changes. */
    private static final int MIN_INTERVAL_MILLIS = 100;

    private static final Logger LOG = Logger.getLogger(ReplicaPositions.class);

    private final UUID replica = UUID.randomUUID();
    private final AgroalDataSource database;
    private final ReplicationPosition replication;
    private final ReadOnlyMode readOnly;
    private volatile @Nullable Thread thread;

    ReplicaPositions(AgroalDataSource database, ReplicationPosition replication, ReadOnlyMode readOnly) {
        this.database = database;
        this.replication = replication;
        this.readOnly = readOnly;
    }

    /** This replica, from its start to its end. */
    public UUID replica() {
        return replica;
    }

    /** From now on: not before somebody waits for all replicas, since each position is a write. */
    public void begin() {
        var writing = Thread.ofPlatform().name("replica-position").daemon().unstarted(this::run);
        thread = writing; // before it starts, since it runs while this is set
        writing.start();
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
            execute("delete from replica_position where at < clock_timestamp() - interval '1 hour'");
            while (thread != null) {
                long position = replication.position();
                if (position >= 0 && replication.isCurrent()) {
                    execute(
                            "insert into replica_position (replica, position, at) values (?, ?, clock_timestamp())"
                                    + " on conflict (replica) do update set position = excluded.position, at = excluded.at",
                            replica,
                            position);
                }
                Thread.sleep(MIN_INTERVAL_MILLIS);
                replication.await(position + 1, INTERVAL);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            Thread.interrupted(); // what comes is a last word, and short
            execute("delete from replica_position where replica = ?", replica);
        }
    }

    private void execute(String sql, Object... values) {
        if (readOnly.isOn()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException | RuntimeException failure) {
            LOG.debug("Writing the position of this replica failed, will be retried", failure);
        }
    }
}
