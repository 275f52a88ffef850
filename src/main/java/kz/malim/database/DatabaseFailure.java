package kz.malim.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A failed query. The methods classify failures by their SQL state. */
public class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseFailure(SQLException cause) {
        super(cause);
    }

    /** Whether the database is unreachable or overloaded, so that a retry may succeed. */
    public static boolean isUnavailable(@Nullable Throwable failure) {
        return causes(failure, 20)
                .anyMatch(cause -> cause instanceof SQLTransientException
                        || (cause instanceof SQLException sql && hasUnavailableState(sql)));
    }

    /** Whether the database gave up on a statement that ran or waited for a lock for too long: it is there, and may be busy. */
    public static boolean isTimeout(@Nullable Throwable failure) {
        return causes(failure, 20)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && String.valueOf(sql.getSQLState()).matches("57014|55P03"));
    }

    /** Whether a concurrent write came first: unique constraints, triggers (ML409), serialization failures and deadlocks. */
    public static boolean isConflict(Throwable failure) {
        return causes(failure, 20)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && String.valueOf(sql.getSQLState()).matches("23505|40001|40P01|ML409"));
    }

    /** With suppressed exceptions: those of a failed commit contain its cause. */
    private static Stream<Throwable> causes(@Nullable Throwable failure, int depth) {
        return failure == null || depth == 0
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(failure),
                        Stream.concat(Stream.of(failure.getSuppressed()), Stream.ofNullable(failure.getCause()))
                                .flatMap(cause -> causes(cause, depth - 1)));
    }

    /** Whether the database refused it because a key that is restricted to one section wrote in another (V007). */
    public static boolean isForbidden(@Nullable Throwable failure) {
        return hasState("ML403", failure);
    }

    /** Whether a slug is in use; constraints and triggers on slugs have it in their names. */
    public static boolean isSlugTaken(@Nullable Throwable failure) {
        return sqlExceptions(failure)
                .anyMatch(sql -> "23505".equals(sql.getSQLState())
                        && String.valueOf(sql.getMessage()).matches("(?s).*(slug|front_block_name).*"));
    }

    /** Whether something still refers to what was to be deleted. */
    public static boolean isStillReferenced(@Nullable Throwable failure) {
        return hasState("23503", failure);
    }

    private static boolean hasState(String state, @Nullable Throwable failure) {
        return sqlExceptions(failure).anyMatch(sql -> state.equals(sql.getSQLState()));
    }

    private static Stream<SQLException> sqlExceptions(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast);
    }

    /**
     * SQL states of class 08 (connection), 53 (resources), 57 (operator intervention, cancelled), 40 (rolled back), 55P03
     * (lock not available) and 25006 (read-only, as after a fail-over); the pool's timeout has none.
     */
    private static boolean hasUnavailableState(SQLException failure) {
        return failure.getSQLState() == null
                ? String.valueOf(failure.getMessage()).contains("cquisition timeout")
                : failure.getSQLState().matches("(08|53|57|40).*|25006|55P03");
    }
}
