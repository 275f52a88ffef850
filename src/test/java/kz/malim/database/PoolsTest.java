package kz.malim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PoolsTest {
    @Inject
    DataSource writing;

    @Test
    void writesAsMalim() throws SQLException {
        try (var connection = writing.getConnection()) {
            assertEquals("malim", connection.getMetaData().getUserName());
        }
    }
}
