package kz.malim.related;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import kz.malim.article.Article;

/** The stories an editor put beside a story. */
@ApplicationScoped
public class RelatedArticles {
    private final EntityManager database;

    RelatedArticles(EntityManager database) {
        this.database = database;
    }

    /** What an editor put beside the article, in order. */
    List<RelatedList.Item> beside(Article article) {
        List<?> rows = database.createNativeQuery("""
                        select l.related_id, a.slug, l.title from related_placement l join article a on a.id = l.related_id
                         where l.article_id = ?1 order by l.position
                        """, Object[].class)
                .setParameter(1, article.id())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new RelatedList.Item((UUID) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    /** Puts these beside the article, told in words of the list's own where there are any. */
    @Transactional(Transactional.TxType.MANDATORY)
    void curate(Article article, List<Article> wanted, List<String> titles) {
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
