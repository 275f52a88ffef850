package kz.malim.change;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;

/** Read-your-writes: waits until this replica has processed every change that was committed before. */
@ApplicationScoped
public class ReadYourWrites {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final AgroalDataSource database;
    private final ReplicationPosition replication;

    ReadYourWrites(@DataSource("reading") AgroalDataSource database, ReplicationPosition replication) {
        this.database = database;
        this.replication = replication;
    }

    /** Returns after a second at the latest: then readers see the changes a little later, and no harm is done. */
    public void await() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select newest from change_positions()")) {
            row.next();
            replication.await(row.getLong(1), TIMEOUT);
        } catch (SQLException unavailable) {
            // the write is committed; readers here would see it later anyway
        }
    }
}
