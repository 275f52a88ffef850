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
 * The database as it was, beside the database as it is. It is remembered by a transaction that is kept open and goes on
 * seeing it so; nothing is read in it unless there is something to compare, since this is asked after every write of the
 * test suite. Past the pools, which tests measure.
 */
final class DatabaseSnapshot {
    /** Whatever is written takes the next number of a transaction. */
    private static final String NEXT_TRANSACTION = "select pg_snapshot_xmax(pg_current_snapshot())::xid::text";

    /** What the clock does to the database meanwhile is no request's doing. */
    private static final String HAS_BECOME_DUE = """
            select 'due' from (select at from due_change union all select shown_from from revision
                               union all select shown_until from revision) moments (at)
             where at <= clock_timestamp() limit 1
            """;

    private @Nullable Connection then;
    private @Nullable Connection now;
    private String transaction = "";
    private List<String> tables = List.of();

    synchronized void remember() {
        try {
            var connection = open(then);
            then = connection;
            if (connection.getAutoCommit()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setAutoCommit(false);
            }
            transaction = all(connection, NEXT_TRANSACTION).getFirst();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** Lets the database clear away what has gone since. */
    synchronized void forget() {
        try {
            if (then != null && !then.isClosed()) {
                then.rollback();
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** What is otherwise now, table by table; nothing when a moment of a schedule has come meanwhile. */
    synchronized List<String> difference() {
        try {
            var present = open(now);
            now = present;
            var past = open(then);
            then = past;
            if (all(present, NEXT_TRANSACTION).contains(transaction)) {
                return List.of();
            }
            var counted = counted(present);
            var different = all(present, counted);
            different.removeAll(all(past, counted));
            return different.isEmpty() || !all(past, HAS_BECOME_DUE).isEmpty() ? List.of() : different;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private String counted(Connection connection) throws SQLException {
        if (tables.isEmpty()) {
            tables = all(
                    connection,
                    "select tablename from pg_tables where schemaname = current_schema()"
                            // that a key was shown is noted whatever becomes of the request, that a file may be left
                            // over before anybody knows, and what is indexed comes in its own time
                            + " and tablename not in"
                            + " ('api_key_use', 'orphan_candidate', 'search_rebuild', 'search_document', 'search_word')");
        }
        return tables.stream().map(this::counted).collect(Collectors.joining(" union all "));
    }

    /** Rows that have come or changed have a younger transaction; that some have gone is seen by their number. */
    private String counted(String table) {
        return """
                select '%1$s ' || count(*) || ' rows, '
                       || count(*) filter (where age(xmin) <= age('%2$s'::xid)) || ' younger' from %1$s
                """.formatted(table, transaction);
    }

    private static List<String> all(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private static Connection open(@Nullable Connection kept) throws SQLException {
        return kept != null && !kept.isClosed()
                ? kept
                : DriverManager.getConnection(
                        System.getProperty("malim.test.database.url"),
                        System.getProperty("malim.test.database.user"),
                        System.getProperty("malim.test.database.password"));
    }
}
