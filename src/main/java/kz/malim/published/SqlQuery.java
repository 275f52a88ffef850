package kz.malim.published;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import kz.malim.database.StatementCounter;

/**
 * One SQL statement while it is being put together: constant text and the values of its parameters, side by side. Nothing
 * a client sends ever becomes part of the text. Not thread-safe.
 */
public final class SqlQuery {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    public SqlQuery(String sql, Object... values) {
        and(sql, values);
    }

    public SqlQuery(String sql, List<Object> values) {
        and(sql, values);
    }

    public SqlQuery and(String more, Object... itsValues) {
        return and(more, List.of(itsValues));
    }

    public SqlQuery and(String more, List<Object> itsValues) {
        sql.append(more);
        values.addAll(itsValues);
        return this;
    }

    public SqlQuery and(SqlQuery more) {
        sql.append(more.sql);
        values.addAll(more.values);
        return this;
    }

    public String text() {
        return sql.toString();
    }

    public List<Object> values() {
        return List.copyOf(values);
    }

    /** An instant as the driver accepts it. */
    public static Object time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public <T> List<T> execute(Connection connection, RowMapper<T> mapper) throws SQLException {
        StatementCounter.count();
        try (var statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (var rows = statement.executeQuery()) {
                var result = new ArrayList<T>();
                while (rows.next()) {
                    result.add(mapper.map(rows));
                }
                return result;
            }
        }
    }

    /** Reads one row. */
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }
}
