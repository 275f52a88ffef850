package kz.malim.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Every connection of a pool, taken until it is closed: what slow statements do to it. */
public final class HeldPool implements AutoCloseable {
    private final List<Connection> connections = new ArrayList<>();

    public HeldPool(AgroalDataSource pool) throws SQLException {
        int size = pool.getConfiguration().connectionPoolConfiguration().maxSize();
        try {
            while (connections.size() < size) {
                connections.add(pool.getConnection());
            }
        } catch (SQLException e) {
            assertTrue(
                    String.valueOf(e.getMessage()).contains("cquisition timeout"),
                    e::toString); // the program itself holds the rest
        }
    }

    @Override
    public void close() throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
