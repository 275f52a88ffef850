package kz.malim.preview;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import kz.malim.published.ArticleView;
import kz.malim.published.PublishedArticles;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** Reads what readers would see after a change, in a transaction that is rolled back. */
@ApplicationScoped
class RollbackPreview {
    /** Articles that may differ from now; each costs some rows that are written and rolled back. */
    private static final int MAX_DIFFERING = 5_000;

    private final EntityManager database;
    private final TransactionSynchronizationRegistry transaction;
    private final PointInTimeView pointInTime;
    private final PublishedArticles uncommitted;

    RollbackPreview(
            EntityManager database,
            PointInTimeView pointInTime,
            TransactionSynchronizationRegistry transaction,
            AgroalDataSource writing,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.pointInTime = pointInTime;
        this.transaction = transaction;
        this.uncommitted = PublishedArticles.ofTransaction(writing, json, clock.getZone());
    }

    /** The article as if its newest save were published now. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    ArticleView draft(UUID article) {
        boolean shown = (boolean) database.createNativeQuery("select show_draft(?1)", Boolean.class)
                .setParameter(1, article)
                .getSingleResult();
        if (!shown) {
            throw new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy());
        }
        return rollBackAfter(() -> uncommitted.wholePage(article.toString()));
    }

    /** The site as of a point in time. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    <T> T asOf(Instant time, Function<PublishedArticles, T> read) {
        boolean shown = (boolean) database.createNativeQuery("select show_as_of(?1, ?2)", Boolean.class)
                .setParameter(1, time.atOffset(ZoneOffset.UTC))
                .setParameter(2, MAX_DIFFERING)
                .getSingleResult();
        if (!shown) {
            throw Problem.invalidParameter(
                    "asOf", "More than " + MAX_DIFFERING + " articles differ from then. Request a later time.");
        }
        return rollBackAfter(() -> {
            pointInTime.restore(time);
            return read.apply(uncommitted);
        });
    }

    /** Rolls back after an error too. */
    private <T> T rollBackAfter(Supplier<T> read) {
        try {
            return read.get();
        } finally {
            transaction.setRollbackOnly();
        }
    }
}
