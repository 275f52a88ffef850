package kz.malim.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

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
        return hasState("57014|55P03", failure);
    }

    /**
     * Whether a concurrent write came first: it has what must be unique, changed what a trigger protects (ML409), removed
     * what this one refers to, or waited for this one as this one for it. A query is cancelled so only by a standby server
     * that must apply a change, and may be repeated.
     */
    public static boolean isConflict(Throwable failure) {
        return hasState("23505|23503|23000|ML409", failure)
                || (hasState("40001|40P01", failure)
                        && causes(failure, 20).noneMatch(DatabaseFailure.class::isInstance));
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
        return hasState("23505", failure)
                && constraint(failure).matches(".*slug.*|(front_block|front_page|menu)_name_key");
    }

    /** Whether another photo or media item has the file. */
    public static boolean isFileTaken(@Nullable Throwable failure) {
        return hasState("23505", failure) && constraint(failure).matches("(photo|media)_file_sha256_key");
    }

    /** Whether the translated article has a translation in the language. */
    public static boolean isTranslated(@Nullable Throwable failure) {
        return hasState("23505", failure) && constraint(failure).equals("article_one_per_language");
    }

    /** Whether a value is outside its limits. */
    public static boolean violatesCheck(@Nullable Throwable failure) {
        return hasState("23514", failure);
    }

    /** The name of the violated constraint; empty if there is none. */
    public static String constraint(@Nullable Throwable failure) {
        return causes(failure, 20)
                .filter(PSQLException.class::isInstance)
                .map(cause -> ((PSQLException) cause).getServerErrorMessage())
                .map(message -> message == null || message.getConstraint() == null ? "" : message.getConstraint())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    public static boolean violatesForeignKey(@Nullable Throwable failure) {
        return hasState("23503", failure);
    }

    private static boolean hasState(String states, @Nullable Throwable failure) {
        return sqlExceptions(failure)
                .anyMatch(sql -> String.valueOf(sql.getSQLState()).matches(states));
    }

    private static Stream<SQLException> sqlExceptions(@Nullable Throwable failure) {
        return causes(failure, 20).filter(SQLException.class::isInstance).map(SQLException.class::cast);
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
