package kz.malim.change;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;

/** Lets whoever wrote see it: waits until this replica has heard of everything that was committed before. */
@ApplicationScoped
public class ReadYourWrites {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final AgroalDataSource database;
    private final ReplicationPosition heard;

    ReadYourWrites(@DataSource("reading") AgroalDataSource database, ReplicationPosition heard) {
        this.database = database;
        this.heard = heard;
    }

    /** Returns when they are heard of here, or after a second: then readers see them a little later, and no harm is done. */
    public void heard() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select newest from change_positions()")) {
            row.next();
            heard.await(row.getLong(1), PATIENCE);
        } catch (SQLException databaseAway) {
            // what was written is written; that readers here see it later is what they would see anyway
        }
    }
}
