package kz.malim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import kz.malim.web.DatabaseFailure;

/**
 * After every write that any test sends and that is refused: no row of any table has come, gone or changed. Writes that
 * overlap others are passed over, since a difference would tell nothing about either.
 */
final class UntouchedCheck implements Filter {
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** Rows that have come or changed have a younger transaction; that some have gone is seen by their number. */
    private static final String COUNTED = "select '%1$s ' || count(*) || ' rows, '"
            + " || count(*) filter (where age(xmin) <= age(cast(cast(? as text) as xid))) || ' younger' from %1$s";

    private final AtomicInteger writing = new AtomicInteger();
    private final AtomicLong begun = new AtomicLong();

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        if (!WRITING.contains(request.getMethod())) {
            return context.next(request, expected);
        }
        long mine = begun.incrementAndGet();
        boolean alone = writing.incrementAndGet() == 1;
        try {
            var before = alone ? Tables.now() : null;
            var response = context.next(request, expected);
            if (before != null && response.statusCode() >= 300) {
                var after = before.again();
                if (begun.get() == mine) {
                    assertEquals(
                            before.rows(),
                            after,
                            request.getMethod() + " " + request.getURI() + " was refused with " + response.statusCode()
                                    + " and has written all the same");
                }
            }
            return response;
        } finally {
            writing.decrementAndGet();
        }
    }

    /** How many rows each table has, and how many of them are younger than a transaction. */
    private record Tables(List<String> rows, String transaction) {
        private static String question = "";

        static Tables now() {
            try (var connection = database().getConnection()) {
                var transaction = one(connection, "select pg_snapshot_xmax(pg_current_snapshot())::xid::text");
                return new Tables(rows(connection, transaction), transaction);
            } catch (SQLException failure) {
                throw new DatabaseFailure(failure);
            }
        }

        List<String> again() {
            try (var connection = database().getConnection()) {
                return rows(connection, transaction);
            } catch (SQLException failure) {
                throw new DatabaseFailure(failure);
            }
        }

        private static List<String> rows(Connection connection, String transaction) throws SQLException {
            try (var statement = connection.prepareStatement(question(connection))) {
                for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                    statement.setString(i, transaction);
                }
                try (var rows = statement.executeQuery()) {
                    var all = new ArrayList<String>();
                    while (rows.next()) {
                        all.add(rows.getString(1));
                    }
                    return all;
                }
            }
        }

        private static synchronized String question(Connection connection) throws SQLException {
            if (question.isEmpty()) {
                var tables = one(
                        connection,
                        "select string_agg(tablename, ' ' order by tablename) from pg_tables where schemaname = current_schema()"
                                // that a key was shown is noted whatever becomes of the request
                                + " and tablename <> 'api_key_use'");
                question = List.of(tables.split(" ")).stream()
                        .map(COUNTED::formatted)
                        .collect(Collectors.joining(" union all "));
            }
            return question;
        }

        private static AgroalDataSource database() {
            return Arc.container().instance(AgroalDataSource.class).get();
        }

        private static String one(Connection connection, String sql) throws SQLException {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
