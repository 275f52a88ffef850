package kz.malim.live;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import kz.malim.article.Article;
import kz.malim.article.NewsroomRules;

/** The live blogs of the newsroom, published or not. */
@ApplicationScoped
public class LiveBlogs implements PanacheRepositoryBase<LiveBlog, UUID> {

    /** Whether what readers see of the article is a live blog, or will be with its next publication. */
    boolean isLive(Article article) {
        return (boolean) getEntityManager()
                .createNativeQuery(
                        "select exists (select from revision where article_id = ?1 and state <> 'superseded' and kind = ?2)",
                        Boolean.class)
                .setParameter(1, article.id())
                .setParameter(2, NewsroomRules.LIVE)
                .getSingleResult();
    }
}
