package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
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

    /**
     * An article in a list.
     *
     * @param title of the draft, otherwise of the scheduled, otherwise of the published revision
     */
    public record Listed(
            UUID id, Language lang, String slug, int version, ArticleState state, String title, Instant changedAt) {
        private static Listed of(Object... row) {
            return new Listed(
                    (UUID) row[0],
                    Language.of((String) row[1]).orElseThrow(),
                    (String) row[2],
                    (int) row[3],
                    ArticleState.of((String) row[4]).orElseThrow(),
                    (String) row[5],
                    (Instant) row[6]);
        }
    }

    /** Articles before an id, newest first; trashed ones only if that state is requested. */
    public List<Listed> list(@Nullable ArticleState state, @Nullable Language lang, @Nullable UUID before, int limit) {
        List<?> rows = database.createNativeQuery("""
                        select s.id, s.lang, a.slug, a.version, s.state,
                               (select r.title from revision r
                                 where r.article_id = s.id and r.state in ('draft', 'scheduled', 'published')
                                 order by array_position(array['draft', 'scheduled', 'published'], r.state) limit 1),
                               a.changed_at
                          from article_status s join article a on a.id = s.id
                         where (cast(?1 as text) is null and not s.trashed or s.state = ?1)
                           and (cast(?2 as text) is null or s.lang = ?2)
                           and (cast(?3 as uuid) is null or s.id < cast(?3 as uuid))
                           and (not bound_to_section() or article_in_scope(s.id))
                         order by s.id desc limit ?4
                        """, Object[].class)
                .setParameter(1, state == null ? null : state.wireName())
                .setParameter(2, lang == null ? null : lang.tag())
                .setParameter(3, before == null ? null : before.toString())
                .setParameter(4, limit)
                .getResultList();
        return rows.stream().map(row -> Listed.of((Object[]) row)).toList();
    }
}
