package kz.malim.database;

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
        return reasons(failure, 20)
                .anyMatch(reason -> reason instanceof SQLTransientException
                        || (reason instanceof SQLException sql && saysAway(sql)));
    }

    /** Whether two acts met, of which the other was faster: constraints, triggers (ML409) and locks have the last word. */
    public static boolean isConflict(Throwable failure) {
        return reasons(failure, 20)
                .anyMatch(reason -> reason instanceof SQLException sql
                        && String.valueOf(sql.getSQLState()).matches("23505|40001|40P01|ML409"));
    }

    /** A commit that failed tells why among what it suppressed. */
    private static Stream<Throwable> reasons(@Nullable Throwable failure, int depth) {
        return failure == null || depth == 0
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(failure),
                        Stream.concat(Stream.of(failure.getSuppressed()), Stream.ofNullable(failure.getCause()))
                                .flatMap(reason -> reasons(reason, depth - 1)));
    }

    /** Whether the database refused it because a key of one section wrote in another (V007). */
    public static boolean isRefusal(@Nullable Throwable failure) {
        return says("ML403", failure);
    }

    /** Whether an address leads to something already; constraints and triggers on addresses have it in their names. */
    public static boolean isAddressTaken(@Nullable Throwable failure) {
        return causes(failure)
                .anyMatch(sql -> "23505".equals(sql.getSQLState())
                        && String.valueOf(sql.getMessage()).matches("(?s).*(slug|front_block_name).*"));
    }

    /** Whether something else still refers to what was to go. */
    public static boolean isInUse(@Nullable Throwable failure) {
        return says("23503", failure);
    }

    private static boolean says(String state, @Nullable Throwable failure) {
        return causes(failure).anyMatch(sql -> state.equals(sql.getSQLState()));
    }

    private static Stream<SQLException> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast);
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
