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

/** Looks at what would be seen if something were otherwise, in a transaction that never happened. */
@ApplicationScoped
class RollbackPreview {
    /** So many articles may differ from now; each costs some rows that are written and undone. */
    private static final int MOST_DIFFERING = 5_000;

    private final EntityManager database;
    private final TransactionSynchronizationRegistry transaction;
    private final PointInTimeView rewinding;
    private final PublishedArticles uncommitted;

    RollbackPreview(
            EntityManager database,
            PointInTimeView rewinding,
            TransactionSynchronizationRegistry transaction,
            AgroalDataSource writing,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.rewinding = rewinding;
        this.transaction = transaction;
        this.uncommitted = PublishedArticles.ofTransaction(writing, json, clock.getZone());
    }

    /** The article as if its newest save were published now. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    ArticleView atDraft(UUID article) {
        boolean shown = (boolean) database.createNativeQuery("select show_draft(?1)", Boolean.class)
                .setParameter(1, article)
                .getSingleResult();
        if (!shown) {
            throw new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy());
        }
        return undone(() -> uncommitted.wholePage(article.toString()));
    }

    /** The site as of a moment. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    <T> T asOf(Instant moment, Function<PublishedArticles, T> look) {
        boolean shown = (boolean) database.createNativeQuery("select show_as_of(?1, ?2)", Boolean.class)
                .setParameter(1, moment.atOffset(ZoneOffset.UTC))
                .setParameter(2, MOST_DIFFERING)
                .getSingleResult();
        if (!shown) {
            throw Problem.invalidParameter(
                    "asOf", "More than " + MOST_DIFFERING + " articles were otherwise then. Ask for a later moment.");
        }
        return undone(() -> {
            rewinding.to(moment);
            return look.apply(uncommitted);
        });
    }

    /** Whatever comes of looking, an error too, what was made for it is undone. */
    private <T> T undone(Supplier<T> look) {
        try {
            return look.get();
        } finally {
            transaction.setRollbackOnly();
        }
    }
}
