package kz.malim.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.malim.access.Scope;
import kz.malim.text.Slug;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** The articles of the newsroom, published or not. */
@ApplicationScoped
public class Articles implements PanacheRepositoryBase<Article, UUID> {
    private final Scope scope;

    Articles(Scope scope) {
        this.scope = scope;
    }

    public Optional<Article> withSlug(Slug slug) {
        return find("slug", slug.value()).firstResultOptional();
    }

    /** All of them, in one order whoever wants them, so that two who want many never wait for each other in a circle. */
    public void lock(List<UUID> ids) {
        if (!ids.isEmpty()) {
            getEntityManager()
                    .createNativeQuery("select id from article where id in ?1 order by id for update", UUID.class)
                    .setParameter(1, ids)
                    .getResultList();
        }
    }

    /** Ids have one spelling; others are no ids. */
    public Article withId(String id) {
        return withinScope(findByIdOptional(CanonicalUuid.parse(id).orElseThrow(Articles::missing)));
    }

    private Article withinScope(Optional<Article> found) {
        var article = found.orElseThrow(Articles::missing);
        scope.requireArticle(article.id());
        return article;
    }

    private static Problem missing() {
        return new Problem(ProblemType.NOT_FOUND, "There is no article with this id.");
    }

    /** Refuses an address that leads somewhere already, also one that redirects. */
    void requireFree(Slug slug, UUID id) {
        var taken = getEntityManager()
                .createNativeQuery("""
                        select 1 from article where slug = ?1 and id <> ?2
                        union all select 1 from slug_moved where slug = ?1 and article_id <> ?2
                        """, Integer.class)
                .setParameter(1, slug.value())
                .setParameter(2, id)
                .getResultList();
        if (!taken.isEmpty()) {
            throw new Problem(ProblemType.SLUG_TAKEN, "The slug " + slug.value() + " leads to another article.");
        }
    }

    /** A slug for this title that no article has yet: numbered from 2 on, or the id where a title gives no slug. */
    public Slug freeSlug(String title, UUID id) {
        return Slug.of(title)
                .map(first -> IntStream.iterate(1, n -> n + 1)
                        .mapToObj(n -> n == 1 ? first : first.numbered(n))
                        .filter(slug -> isFree(slug))
                        .findFirst()
                        .orElseThrow())
                .orElseGet(() -> new Slug(id.toString()));
    }

    private boolean isFree(Slug slug) {
        return getEntityManager()
                .createNativeQuery(
                        "select 1 from article where slug = ?1 union all select 1 from slug_moved where slug = ?1",
                        Integer.class)
                .setParameter(1, slug.value())
                .getResultList()
                .isEmpty();
    }
}
