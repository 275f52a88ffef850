package kz.malim.database;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a connection breaks, the idle ones of its pool are closed, and none in use. */
@QuarkusTest
class BrokenConnectionsTest {
    private static final int RESTING = 3;

    @Inject
    AgroalDataSource writing;

    @Inject
    @DataSource("reading")
    AgroalDataSource reading;

    @Test
    void closesIdleConnectionsOfTheWritingPoolWithABrokenOne() throws SQLException {
        breakOneOf(writing);
    }

    @Test
    void closesIdleConnectionsOfTheReadingPoolWithABrokenOne() throws SQLException {
        breakOneOf(reading);
    }

    private void breakOneOf(AgroalDataSource pool) throws SQLException {
        try (var working = pool.getConnection()) {
            var broken = pool.getConnection();
            var resting = rest(pool);

            assertThrows(
                    SQLException.class,
                    () -> number(broken, "select cast(pg_terminate_backend(pg_backend_pid()) as integer)"));
            // Queried on the connection in use: one acquired for the query would not be idle.
            var then = now(working);
            assertEquals(RESTING, unused(resting, "infinity", working));
            broken.close();

            await().until(() -> unused(resting, then, working) == 0);
            assertEquals(1, number(working, "select 1"));
        }
    }

    /** The processes of connections that were returned to the pool. */
    private static List<Integer> rest(AgroalDataSource pool) throws SQLException {
        var connections = new ArrayList<Connection>();
        var processes = new ArrayList<Integer>();
        for (int i = 0; i < RESTING; i++) {
            var connection = pool.getConnection();
            connections.add(connection);
            processes.add(pid(connection));
        }
        for (var connection : connections) {
            connection.close();
        }
        return processes;
    }

    private static int pid(Connection connection) throws SQLException {
        return number(connection, "select pg_backend_pid()");
    }

    private static String now(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getString(1);
        }
    }

    /** How many of the processes PostgreSQL still has that were idle since. */
    private static int unused(List<Integer> processes, String since, Connection connection) throws SQLException {
        return number(
                connection,
                "select count(*) from pg_stat_activity where state_change < '%s' and pid in (%s)"
                        .formatted(
                                since, processes.stream().map(String::valueOf).collect(joining(", "))));
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
