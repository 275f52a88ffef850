package kz.malim.preview;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kz.malim.database.DatabaseFailure;
import kz.malim.published.ArticleView;
import kz.malim.published.PublishedArticles;
import kz.malim.published.SqlQuery;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.Site;

/**
 * Reads what readers would see after a change, in a transaction that is rolled back. It has a pool of its own, so that
 * previews can wait for one another and never for a connection that an editor needs, nor an editor for theirs.
 */
@ApplicationScoped
class RollbackPreview {
    /** Articles that may differ from now; each costs some rows that are written and rolled back. */
    private static final int MAX_DIFFERING = 5_000;

    private final AgroalDataSource pool;
    private final TransactionSynchronizationRegistry transactions;
    private final PointInTimeView pointInTime;
    private final PublishedArticles uncommitted;

    RollbackPreview(
            @DataSource("previews") AgroalDataSource pool,
            PointInTimeView pointInTime,
            TransactionSynchronizationRegistry transactions,
            ObjectMapper json,
            Site site) {
        this.pool = pool;
        this.pointInTime = pointInTime;
        this.transactions = transactions;
        this.uncommitted = PublishedArticles.ofTransaction(pool, json, site);
    }

    /** The article as if its newest save were published now. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    ArticleView draft(UUID article) {
        return rollBackAfter(transaction -> {
            if (!isTrue(transaction, new SqlQuery("select show_draft(?)", article))) {
                throw new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy());
            }
            return uncommitted.wholePage(article.toString());
        });
    }

    /** The site as of a point in time. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    <T> T asOf(Instant time, Function<PublishedArticles, T> read) {
        return rollBackAfter(transaction -> {
            if (!isTrue(transaction, new SqlQuery("select show_as_of(?, ?)", SqlQuery.time(time), MAX_DIFFERING))) {
                throw Problem.invalidParameter(
                        "asOf", "More than " + MAX_DIFFERING + " articles differ from then. Request a later time.");
            }
            pointInTime.restore(transaction, time);
            return read.apply(uncommitted);
        });
    }

    /** The position of the newest row of the audit log: another one after anybody has written anything. */
    long lastWrite() {
        try (var connection = pool.getConnection()) {
            return new SqlQuery("select coalesce(max(position), 0) from audit", List.of())
                    .execute(connection, row -> row.getLong(1))
                    .getFirst();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** Rolls back after an error too. */
    private <T> T rollBackAfter(Preview<T> preview) {
        try (var connection = pool.getConnection()) {
            return preview.read(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        } finally {
            transactions.setRollbackOnly();
        }
    }

    private static boolean isTrue(Connection transaction, SqlQuery query) throws SQLException {
        return query.execute(transaction, row -> row.getBoolean(1)).getFirst();
    }

    /** What is read within the transaction. */
    private interface Preview<T> {
        T read(Connection transaction) throws SQLException;
    }
}
