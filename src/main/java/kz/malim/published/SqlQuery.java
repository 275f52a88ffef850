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
 * One SQL statement while it is being put together: constant text and the values for its question marks, side by side.
 * Nothing a client sends ever becomes part of the text.
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

    public SqlQuery and(String more, Object... its) {
        return and(more, List.of(its));
    }

    public SqlQuery and(String more, List<Object> its) {
        sql.append(more);
        values.addAll(its);
        return this;
    }

    public SqlQuery and(SqlQuery more) {
        return and(more.sql.toString(), more.values);
    }

    public String text() {
        return sql.toString();
    }

    public List<Object> values() {
        return List.copyOf(values);
    }

    /** A moment as the driver takes it. */
    public static Object time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    public <T> List<T> ask(Connection connection, Reader<T> reader) throws SQLException {
        StatementCounter.count();
        try (var statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        }
    }

    /** Reads one row. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
