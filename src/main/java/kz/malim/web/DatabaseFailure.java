package kz.malim.web;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The database did not answer a question. */
public class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseFailure(SQLException cause) {
        super(cause);
    }

    /** Whether a failure came from a database that cannot be reached or cannot answer now, so that it is worth asking again. */
    public static boolean isAway(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause ->
                        cause instanceof SQLTransientException || (cause instanceof SQLException sql && saysAway(sql)));
    }

    /**
     * SQL states of class 08 (connection), 53 (resources), 57 (operator intervention, cancelled), 40 (rolled back for
     * another), 55P03 (others hold the lock) and 25006 (a server that only reads, as after a fail-over); the pool has none.
     */
    private static boolean saysAway(SQLException failure) {
        return failure.getSQLState() == null
                ? String.valueOf(failure.getMessage()).contains("cquisition timeout")
                : failure.getSQLState().matches("(08|53|57|40).*|25006|55P03");
    }
}
