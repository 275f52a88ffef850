package kz.malim.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.malim.access.Scope;
import kz.malim.management.FreeSlugs;
import kz.malim.text.Slug;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** The articles of the newsroom, published or not. */
@ApplicationScoped
public class Articles implements PanacheRepositoryBase<Article, UUID> {
    private static final String KIND = "article";

    private final Scope scope;
    private final FreeSlugs slugs;

    Articles(Scope scope, FreeSlugs slugs) {
        this.scope = scope;
        this.slugs = slugs;
    }

    public Optional<Article> withSlug(Slug slug) {
        return find("slug", slug.value()).firstResultOptional();
    }

    /** Those that exist, in one statement. */
    public Map<UUID, Article> withIds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", ids).stream().collect(Collectors.toMap(Article::id, Function.identity()));
    }

    /** Locks all in one order, so that two requests for several articles cannot deadlock. */
    public void lock(List<UUID> ids) {
        if (!ids.isEmpty()) {
            getEntityManager()
                    .createNativeQuery("select id from article where id in ?1 order by id for update", UUID.class)
                    .setParameter(1, ids)
                    .getResultList();
        }
    }

    /** The article with this id, if it is in the caller's scope. */
    public Article withId(String id) {
        var article = CanonicalUuid.parse(id).flatMap(this::findByIdOptional).orElseThrow(Articles::notFound);
        scope.requireArticle(article.id());
        return article;
    }

    private static Problem notFound() {
        return new Problem(ProblemType.NOT_FOUND, "There is no article with this id.");
    }

    /** Rejects a slug that another article has, or that redirects to one. */
    void requireFree(Slug slug, UUID id) {
        slugs.lock(KIND, slug);
        if (!taken(List.of(slug.value()), id).isEmpty()) {
            throw new Problem(ProblemType.SLUG_TAKEN, "The slug " + slug.value() + " belongs to another article.");
        }
    }

    /** A free slug for this title: numbered from 2 on, or the id if the title has nothing to make a slug of. */
    Slug freeSlug(String title, UUID id) {
        return Slug.of(title)
                .map(made -> slugs.free(KIND, made, candidates -> taken(candidates, id)))
                .orElseGet(() -> new Slug(id.toString()));
    }

    @SuppressWarnings("unchecked") // a native query knows its type only at run time
    private List<String> taken(Collection<String> candidates, UUID id) {
        return getEntityManager()
                .createNativeQuery("""
                        select slug from article where slug in ?1 and id <> ?2
                        union all select slug from slug_moved where slug in ?1 and article_id <> ?2
                        """, String.class)
                .setParameter(1, candidates)
                .setParameter(2, id)
                .getResultList();
    }
}
