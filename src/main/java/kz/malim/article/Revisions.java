package kz.malim.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** The revisions of articles. */
@ApplicationScoped
public class Revisions implements PanacheRepositoryBase<Revision, UUID> {

    public Optional<Revision> draft(Article article) {
        return inState(article, Revision.State.DRAFT);
    }

    public Optional<Revision> published(Article article) {
        return inState(article, Revision.State.PUBLISHED);
    }

    public Optional<Revision> scheduled(Article article) {
        return inState(article, Revision.State.SCHEDULED);
    }

    public Revision numbered(Article article, int number) {
        return find("article = ?1 and number = ?2", article, number)
                .firstResultOptional()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "This article has no revision " + number + "."));
    }

    /** Revisions before a number, newest first. */
    public List<Revision> of(Article article, int before, int limit) {
        return find("article = ?1 and number < ?2 order by number desc", article, before)
                .page(0, limit)
                .list();
    }

    /** The latest revision at a version of the article. */
    public Optional<Revision> asOf(Article article, int version) {
        return find("article = ?1 and articleVersion <= ?2 order by articleVersion desc, number desc", article, version)
                .firstResultOptional();
    }

    /** The content to edit: the draft, otherwise the scheduled, otherwise the published revision. */
    public Optional<Revision> latest(Article article) {
        return draft(article).or(() -> scheduled(article)).or(() -> published(article));
    }

    int lastNumber(Article article) {
        return getEntityManager()
                .createQuery("select coalesce(max(r.number), 0) from Revision r where r.article = ?1", Integer.class)
                .setParameter(1, article)
                .getSingleResult();
    }

    /** Sets the times of an imported article; from then on triggers update them. */
    void setOriginalTimes(Revision published, Instant updated) {
        getEntityManager()
                .createNativeQuery("update revision set updated_at = ?2, modified_at = ?2 where id = ?1")
                .setParameter(1, published.id())
                .setParameter(2, updated)
                .executeUpdate();
    }

    private Optional<Revision> inState(Article article, Revision.State state) {
        return find("article = ?1 and state = ?2", article, state).firstResultOptional();
    }
}
