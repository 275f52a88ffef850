package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import kz.malim.access.Scope;
import org.hibernate.LockMode;
import org.hibernate.Session;

/**
 * The guard of every act on an article, whoever calls it: an editor, a bulk request, an importer, the demo, a test. It locks
 * the article until the transaction ends, applies due scheduled transitions, and rejects what the article's status, or the
 * caller's role or section, does not allow. An act without it can be misused.
 */
@ApplicationScoped
public class Transitions {
    private final ArticleStatuses statuses;
    private final Visibility visibility;
    private final Scope scope;
    private final EntityManager database;

    Transitions(ArticleStatuses statuses, Visibility visibility, Scope scope, EntityManager database) {
        this.statuses = statuses;
        this.visibility = visibility;
        this.scope = scope;
        this.database = database;
    }

    /** Rejects an act that is not possible now or not allowed to this caller; returns the status of the article. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ArticleStatus begin(Article article, Transition act) {
        return begin(article, act, act.role());
    }

    /** The same for an act that needs another role than the transition usually does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ArticleStatus begin(Article article, Transition act, String role) {
        scope.requireRole(role);
        scope.requireArticle(article.id());
        lock(article);
        var status = statuses.of(article);
        status.require(act);
        return status;
    }

    /** Locks the article and applies its due transitions, unless this transaction has done so. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(Article article) {
        if (isLocked(article)) {
            return;
        }
        database.refresh(article, LockModeType.PESSIMISTIC_WRITE); // reads what the previous holder of the lock wrote
        visibility.applyDue(article, databaseTime());
    }

    /** Also true of what this transaction has inserted or written. */
    private boolean isLocked(Article article) {
        var mode = database.unwrap(Session.class).getCurrentLockMode(article);
        return !mode.lessThan(LockMode.PESSIMISTIC_WRITE);
    }

    Instant databaseTime() {
        return (Instant)
                database.createNativeQuery("select now()", Instant.class).getSingleResult();
    }
}
