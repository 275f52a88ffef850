package kz.malim.webhook;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import kz.malim.database.DatabaseFailure;
import kz.malim.published.SqlQuery.RowMapper;
import org.jspecify.annotations.Nullable;

/** Statements on the pool for writing; within a transaction they belong to it. */
@ApplicationScoped
class Database {
    /** Of the connections that editors need too. */
    private static final int MAX_CONNECTIONS = 3;

    private final AgroalDataSource pool;
    private final Semaphore turns = new Semaphore(MAX_CONNECTIONS, true);

    Database(AgroalDataSource pool) {
        this.pool = pool;
    }

    <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... values) {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var found = new ArrayList<T>();
            if (statement.execute()) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        found.add(mapper.map(rows));
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    void execute(String sql, @Nullable Object... values) {
        query(sql, row -> row, values);
    }

    /** As {@link #query}, of the workers: few at once, however many webhooks there are. */
    <T> List<T> inTurn(String sql, RowMapper<T> mapper, @Nullable Object... values) throws InterruptedException {
        turns.acquire();
        try {
            return query(sql, mapper, values);
        } finally {
            turns.release();
        }
    }
}
