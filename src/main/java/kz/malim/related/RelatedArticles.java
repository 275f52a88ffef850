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
