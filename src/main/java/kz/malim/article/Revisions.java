package kz.malim.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Every saved state of every article. */
@ApplicationScoped
public class Revisions implements PanacheRepositoryBase<Revision, UUID> {

    Optional<Revision> draft(Article article) {
        return inState(article, Revision.State.DRAFT);
    }

    Optional<Revision> published(Article article) {
        return inState(article, Revision.State.PUBLISHED);
    }

    int lastNumber(Article article) {
        return find("article = ?1 order by number desc", article)
                .firstResultOptional()
                .map(Revision::number)
                .orElse(0);
    }

    private Optional<Revision> inState(Article article, Revision.State state) {
        return find("article = ?1 and state = ?2", article, state).firstResultOptional();
    }
}
