package kz.malim.change;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The history that the change log belongs to, which ends with a restore, or with a fail-over that may have lost changes: the
 * positions that follow name other changes than before. Used by the thread that listens.
 *
 * <p>Three signs are compared, since none is enough: the epoch in the log is kept by a backup, the server and its timeline
 * stay the same when a dump is loaded in place, and the last change that was read may be there again under the same position.
 */
@ApplicationScoped
class ChangeEpoch {
    private static final Logger LOG = Logger.getLogger(ChangeEpoch.class);

    private final AgroalDataSource database;
    private @Nullable Epoch known;
    private boolean renewalDue;

    ChangeEpoch(AgroalDataSource database) {
        this.database = database;
    }

    /** @param since when it began; null if it is the first */
    private record Epoch(UUID id, String server, @Nullable Instant since) {}

    /**
     * Reads the epoch, and returns whether the log continues the one that was read before.
     *
     * @param reached the position of the last change that was read, or less than 1
     * @param reachedAt the time of that change
     */
    boolean continues(long reached, @Nullable Instant reachedAt, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select * from change_epoch_at(?, ?)")) {
            statement.setLong(1, reached);
            statement.setObject(2, reachedAt == null ? null : reachedAt.atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                row.next();
                var since = row.getObject("since", OffsetDateTime.class);
                var epoch = new Epoch(
                        row.getObject("id", UUID.class),
                        row.getString("server"),
                        since == null ? null : since.toInstant());
                return compare(epoch, row.getBoolean("is_outdated"), row.getBoolean("continues"));
            }
        }
    }

    private boolean compare(Epoch found, boolean outdated, boolean sameChange) {
        var before = known;
        boolean sameServer = before == null || before.server.equals(found.server);
        boolean sameId = before == null || before.id.equals(found.id);
        boolean renewedByOther = renewalDue && !sameId;
        boolean continues = sameChange && sameServer && (sameId || renewedByOther);
        if (continues) {
            renewalDue = outdated || (renewalDue && !renewedByOther);
        } else {
            renewalDue = sameId || outdated; // with another one, whoever restored it or noticed first has renewed it
        }
        known = found;
        return continues;
    }

    @Nullable
    Instant since() {
        return known == null ? null : known.since;
    }

    /** Begins a new epoch in the database after a restore; whichever replica is first. Tried again with the next call. */
    void renewIfDue() {
        var outdated = known;
        if (!renewalDue || outdated == null) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select renew_change_epoch(?)")) {
            statement.setObject(1, outdated.id);
            try (var row = statement.executeQuery()) {
                row.next();
                known = new Epoch(row.getObject(1, UUID.class), outdated.server, outdated.since);
                renewalDue = false;
            }
        } catch (SQLException | RuntimeException failure) {
            LOG.debug("Renewing the epoch of the change log failed, will be retried", failure);
        }
    }

    /** For the log. */
    @Override
    public String toString() {
        return known == null ? "none" : known.id + " server=" + known.server;
    }
}
