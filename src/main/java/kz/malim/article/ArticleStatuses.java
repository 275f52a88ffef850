package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/** Queries the status of articles from the database, whose clock decides what is due. */
@ApplicationScoped
public class ArticleStatuses {
    private final EntityManager database;

    ArticleStatuses(EntityManager database) {
        this.database = database;
    }

    public ArticleStatus of(Article article) {
        database.flush();
        var row = (Object[])
                database.createNativeQuery("""
                        select state, trashed, taken_down, shown, has_draft, scheduled, was_shown, in_review, ends
                          from article_status where id = ?1
                        """).setParameter(1, article.id()).getSingleResult();
        return new ArticleStatus(
                ArticleState.of((String) row[0]).orElseThrow(),
                (boolean) row[1],
                (boolean) row[2],
                (boolean) row[3],
                (boolean) row[4],
                (boolean) row[5],
                (boolean) row[6],
                (boolean) row[7],
                (boolean) row[8]);
    }

    /** Ids of articles before an id, newest first; trashed ones only if that state is requested. */
    @SuppressWarnings("unchecked") // a native query knows its type only at run time
    public List<UUID> list(@Nullable ArticleState state, @Nullable Language lang, @Nullable UUID before, int limit) {
        return database.createNativeQuery("""
                        select id from article_status
                         where (cast(?1 as text) is null and not trashed or state = ?1)
                           and (cast(?2 as text) is null or lang = ?2)
                           and (cast(?3 as uuid) is null or id < cast(?3 as uuid))
                           and (not bound_to_section() or article_in_scope(id))
                         order by id desc limit ?4
                        """, UUID.class)
                .setParameter(1, state == null ? null : state.wireName())
                .setParameter(2, lang == null ? null : lang.tag())
                .setParameter(3, before == null ? null : before.toString())
                .setParameter(4, limit)
                .getResultList();
    }
}
