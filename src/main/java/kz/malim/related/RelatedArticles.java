package kz.malim.related;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.article.Article;
import kz.malim.article.Transition;
import kz.malim.article.Transitions;

/** The curated related articles of articles. */
@ApplicationScoped
public class RelatedArticles {
    private final Transitions transitions;
    private final EntityManager database;
    private final Clock clock;

    RelatedArticles(Transitions transitions, EntityManager database, Clock clock) {
        this.transitions = transitions;
        this.database = database;
        this.clock = clock;
    }

    /** The curated articles in order. The slug of a draft is visible only in the scope of its own section. */
    public List<RelatedList.Item> of(Article article) {
        List<?> rows = database.createNativeQuery("""
                        select l.related_id, case when article_visible_in_scope(a.id) then a.slug end, l.title
                          from related_placement l join article a on a.id = l.related_id
                         where l.article_id = ?1 order by l.position
                        """, Object[].class)
                .setParameter(1, article.id())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new RelatedList.Item((UUID) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    /** Those the caller may relate: articles that are published, in the caller's scope, or related already. */
    @SuppressWarnings("unchecked") // a native query knows its type only at run time
    public Set<UUID> known(Collection<UUID> related, Article article) {
        return new HashSet<UUID>(database.createNativeQuery("""
                        select a.id from article a
                         where a.id = any(cast(?1 as uuid[]))
                           and (article_visible_in_scope(a.id)
                                or exists (select from related_placement where article_id = ?2 and related_id = a.id))
                        """, UUID.class)
                .setParameter(1, related.toArray(UUID[]::new))
                .setParameter(2, article.id())
                .getResultList());
    }

    /** Replaces the curated articles, with titles that override the articles' own; an empty title overrides nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void curate(Article article, List<Article> related, List<String> titles) {
        curate(article, related);
        database.createNativeQuery("""
                update related_placement l set title = nullif(w.title, '')
                  from unnest(cast(?2 as text[])) with ordinality as w (title, place)
                 where l.article_id = ?1 and l.position = w.place - 1 and w.title <> ''
                """)
                .setParameter(1, article.id())
                .setParameter(2, titles.toArray(String[]::new))
                .executeUpdate();
    }

    /** Replaces the curated articles. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void curate(Article article, List<Article> related) {
        transitions.begin(article, Transition.EDIT, Role.EDITOR);
        article.edited();
        article.touch(clock.instant());
        database.flush();
        database.createNativeQuery("delete from related_placement where article_id = ?1")
                .setParameter(1, article.id())
                .executeUpdate();
        database.createNativeQuery("""
                insert into related_placement (article_id, position, related_id)
                select ?1, place - 1, related from unnest(cast(?2 as uuid[])) with ordinality as wanted (related, place)
                """)
                .setParameter(1, article.id())
                .setParameter(2, related.stream().map(Article::id).toArray(UUID[]::new))
                .executeUpdate();
    }
}
