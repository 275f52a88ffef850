package kz.malim.web;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The database did not answer a question. */
public class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int DEEP = 20;

    public DatabaseFailure(SQLException cause) {
        super(cause);
    }

    /** Whether a failure came from a database that cannot be reached or cannot answer now, so that it is worth asking again. */
    public static boolean isAway(@Nullable Throwable failure) {
        return failure != null
                && reasons(failure, DEEP)
                        .anyMatch(reason -> reason instanceof SQLTransientException
                                || (reason instanceof SQLException sql && saysAway(sql)));
    }

    /** Whether two acts met, of which the other was faster: constraints and locks have the last word. */
    public static boolean isConflict(Throwable failure) {
        return reasons(failure, DEEP)
                .anyMatch(reason -> reason instanceof SQLException sql
                        && String.valueOf(sql.getSQLState()).matches("23505|40001|40P01"));
    }

    /** A commit that fails says why beside its cause. */
    private static Stream<Throwable> reasons(Throwable failure, int deep) {
        var further = Stream.concat(Stream.ofNullable(failure.getCause()), Arrays.stream(failure.getSuppressed()));
        return deep == 0
                ? Stream.empty()
                : Stream.concat(Stream.of(failure), further.flatMap(reason -> reasons(reason, deep - 1)));
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
