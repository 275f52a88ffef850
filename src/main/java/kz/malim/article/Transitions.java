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
 * What every act on an article begins with, whoever calls it: the desk, a bulk request, an importer, the demo, a test. The
 * act has the article for itself until its transaction ends, what is due by the clock is written down, and what is not
 * possible now, or not for this caller, is refused. An act that leaves this out is one that somebody can misuse.
 */
@ApplicationScoped
public class Transitions {
    private final ArticleStatuses situations;
    private final Visibility visibility;
    private final Scope scope;
    private final EntityManager database;

    Transitions(ArticleStatuses situations, Visibility visibility, Scope scope, EntityManager database) {
        this.situations = situations;
        this.visibility = visibility;
        this.scope = scope;
        this.database = database;
    }

    /** Refuses an act that is not possible now or not for this caller; tells how the article stands. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ArticleStatus begin(Article article, Transition act) {
        return begin(article, act, act.role());
    }

    /** The same for an act that needs another role than the transition usually does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ArticleStatus begin(Article article, Transition act, String role) {
        scope.requireRole(role);
        scope.requireArticle(article.id());
        settle(article);
        var situation = situations.of(article);
        situation.require(act);
        return situation;
    }

    /** Locks the article and writes down what is due; nothing, when this transaction has done so. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(Article article) {
        if (isLocked(article)) {
            return;
        }
        database.refresh(article, LockModeType.PESSIMISTIC_WRITE); // as whoever had it before has left it
        visibility.switchDue(article, databaseTime());
    }

    /** What this transaction has inserted or written is its own as well. */
    private boolean isLocked(Article article) {
        var mode = database.unwrap(Session.class).getCurrentLockMode(article);
        return !mode.lessThan(LockMode.PESSIMISTIC_WRITE);
    }

    Instant databaseTime() {
        return (Instant)
                database.createNativeQuery("select now()", Instant.class).getSingleResult();
    }
}
