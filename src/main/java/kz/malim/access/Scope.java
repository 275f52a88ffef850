package kz.malim.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/**
 * Keeps a key of one section to the articles of that section and of those below it. Reading is refused here, before anything
 * of the article can be told; writing besides by the database (V040), for every way of writing there is.
 */
@ApplicationScoped
public class Scope {
    private final Caller caller;
    private final EntityManager database;

    Scope(Caller caller, EntityManager database) {
        this.caller = caller;
        this.database = database;
    }

    public void requireArticle(UUID article) {
        if (Callers.isKnown() && caller.section() != null && !isInScope(article)) {
            throw new Problem(ProblemType.FORBIDDEN, "This key is bound to another section.");
        }
    }

    private boolean isInScope(UUID article) {
        return (boolean) database.createNativeQuery("select article_in_scope(?1)", Boolean.class)
                .setParameter(1, article)
                .getSingleResult();
    }
}
