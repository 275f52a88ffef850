package kz.malim.database;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"08006", "08001", "53300", "53100", "57P01", "57P03", "57014", "40001", "40P01", "55P03", "25006"
            })
    void isUnavailable(String state) {
        assertTrue(DatabaseFailure.isUnavailable(new IllegalStateException(new SQLException("", state))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42501", "22021", "42P01"})
    void isNotUnavailable(String state) {
        assertFalse(DatabaseFailure.isUnavailable(new IllegalStateException(new SQLException("", state))));
    }

    @Test
    void isRecognizedAmongSuppressedExceptionsOfACommit() {
        var rolledBack = new Exception("could not commit");
        rolledBack.addSuppressed(new Exception("branch", new SQLException("reset", "08006")));

        assertTrue(DatabaseFailure.isUnavailable(new IllegalStateException(rolledBack)));
    }
}
