package kz.malim.delivery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kz.malim.cache.Statements;

/**
 * One SQL statement while it is being put together: constant text and the values for its question marks, side by side.
 * Nothing a client sends ever becomes part of the text.
 */
final class Question {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Question(String sql, Object... values) {
        and(sql, values);
    }

    Question and(String more, Object... its) {
        sql.append(more);
        values.addAll(List.of(its));
        return this;
    }

    <T> List<T> ask(Connection connection, Reader<T> reader) throws SQLException {
        Statements.count();
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
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
