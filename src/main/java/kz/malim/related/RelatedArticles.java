package kz.malim.related;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.article.Article;
import kz.malim.article.Transition;
import kz.malim.article.Transitions;

/** The stories an editor put beside a story. */
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

    /** What an editor put beside the article, in order. The address of a draft is its own section's matter. */
    public List<RelatedList.Item> beside(Article article) {
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

    /** Whether the caller may put it beside the article: what readers or the caller's section know, and what is there. */
    public boolean isKnown(UUID wanted, Article beside) {
        return (boolean) database.createNativeQuery("""
                        select exists (select from article where id = ?1)
                           and (article_visible_in_scope(?1)
                                or exists (select from related_placement where article_id = ?2 and related_id = ?1))
                        """, Boolean.class)
                .setParameter(1, wanted)
                .setParameter(2, beside.id())
                .getSingleResult();
    }

    /** Puts these beside the article, told in words of the list's own where there are any. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void curate(Article article, List<Article> wanted, List<String> titles) {
        curate(article, wanted);
        database.createNativeQuery("""
                update related_placement l set title = nullif(w.title, '')
                  from unnest(cast(?2 as text[])) with ordinality as w (title, place)
                 where l.article_id = ?1 and l.position = w.place - 1 and w.title <> ''
                """)
                .setParameter(1, article.id())
                .setParameter(2, titles.toArray(String[]::new))
                .executeUpdate();
    }

    /** Puts these beside the article, in this order, and no others. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void curate(Article article, List<Article> wanted) {
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
                .setParameter(2, wanted.stream().map(Article::id).toArray(UUID[]::new))
                .executeUpdate();
    }
}
