package kz.malim.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The caller's permissions, checked by the acts themselves, however they are reached. The annotations of operations say the
 * same, only to refuse early.
 *
 * <p>A key restricted to a section may use the articles of that section and its descendants. Reading is refused here, before
 * anything of the article can be told; writing besides by the database (V007), for every way of writing there is.
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
        if (CallerFilter.isInRequest() && caller.section() != null && !isInScope(article)) {
            throw new Problem(ProblemType.FORBIDDEN, "This key is restricted to another section.");
        }
    }

    /** Refuses a section that is not the key's own or a descendant of it; also none at all. */
    public void requireSection(@Nullable UUID section) {
        if (CallerFilter.isInRequest() && caller.section() != null && !isSectionInScope(section)) {
            throw new Problem(ProblemType.FORBIDDEN, "This key is restricted to another section.");
        }
    }

    /** Refuses a caller of a lower role. The program itself, its scheduler and its start, has none and may. */
    public void requireRole(String role) {
        if (!hasRole(role)) {
            throw new Problem(ProblemType.FORBIDDEN, "The role " + role + " is required.");
        }
    }

    public boolean hasRole(String role) {
        return !CallerFilter.isInRequest() || !caller.isPresent() || caller.has(role);
    }

    private boolean isSectionInScope(@Nullable UUID section) {
        return (boolean) database.createNativeQuery("select section_in_scope(cast(?1 as uuid))", Boolean.class)
                .setParameter(1, section == null ? null : section.toString())
                .getSingleResult();
    }

    private boolean isInScope(UUID article) {
        return (boolean) database.createNativeQuery("select article_in_scope(?1)", Boolean.class)
                .setParameter(1, article)
                .getSingleResult();
    }
}
