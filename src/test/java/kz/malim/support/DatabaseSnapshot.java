package kz.malim.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kz.malim.database.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/**
 * Compares the database with an earlier state, held by an open REPEATABLE READ transaction. Nothing is read from it unless
 * something has been written, since this runs for every write of the test suite. Its connections bypass the pools, which
 * tests measure.
 */
final class DatabaseSnapshot {
    /** Every write takes the next transaction id, and so does every lock of a row. */
    private static final String NEXT_TRANSACTION = "select pg_snapshot_xmax(pg_current_snapshot())::text";

    /** Scheduled transitions are no effect of the request. */
    private static final String HAS_BECOME_DUE = """
            select 'due' from (select at from due_change union all select shown_from from revision
                               union all select shown_until from revision) moments (at)
             where at <= clock_timestamp() limit 1
            """;

    private @Nullable Connection past;
    private @Nullable Connection now;
    private String transaction = "";
    private List<String> tables = List.of();

    synchronized void take() {
        try {
            var connection = open(past);
            past = connection;
            if (connection.getAutoCommit()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setAutoCommit(false);
            }
            transaction = all(connection, NEXT_TRANSACTION).getFirst();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** Ends the transaction, so that vacuum can remove dead rows. */
    synchronized void release() {
        try {
            if (past != null && !past.isClosed()) {
                past.rollback();
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** What has changed, by table; nothing when a scheduled transition has become due meanwhile. */
    synchronized List<String> difference() {
        try {
            var present = open(now);
            now = present;
            var before = open(past);
            past = before;
            if (all(present, committed()).isEmpty()) {
                return List.of();
            }
            var counted = counted(present);
            var different = all(present, counted);
            different.removeAll(all(before, counted));
            return different.isEmpty() || !all(before, HAS_BECOME_DUE).isEmpty() ? List.of() : different;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** Since then; what was rolled back has written nothing. To count the rows of all tables takes far longer. */
    private String committed() {
        return """
                select id::text from generate_series(%s, pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1) id
                 where pg_xact_status(id::text::xid8) = 'committed' limit 1
                """.formatted(transaction);
    }

    private String counted(Connection connection) throws SQLException {
        if (tables.isEmpty()) {
            tables = all(
                    connection,
                    "select tablename from pg_tables where schemaname = current_schema()"
                            // the use of a key is recorded for refused requests too, a possible orphan before it is
                            // one, and
                            // the index is updated asynchronously; replicas and webhooks go on by themselves
                            + " and tablename not in"
                            + " ('api_key_use', 'orphan_candidate', 'search_rebuild', 'search_document', 'search_word',"
                            + " 'replica_position', 'webhook_progress', 'webhook_delivery')");
        }
        return tables.stream().map(this::counted).collect(Collectors.joining(" union all "));
    }

    /** Inserted or updated rows have a younger transaction; deletions show in the number of rows. */
    private String counted(String table) {
        // the asynchronous index has rows of its own in the change log
        var rows = table.equals("change") ? "change where kind <> 'search.changed'" : table;
        return """
                select '%1$s ' || count(*) || ' rows, '
                       || count(*) filter (where age(xmin) <= age('%2$s'::xid8::xid)) || ' younger' from %3$s
                """.formatted(table, transaction, rows);
    }

    private static List<String> all(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private static Connection open(@Nullable Connection connection) throws SQLException {
        return connection != null && !connection.isClosed()
                ? connection
                : DriverManager.getConnection(
                        System.getProperty("malim.test.database.url"),
                        System.getProperty("malim.test.database.user"),
                        System.getProperty("malim.test.database.password"));
    }
}
