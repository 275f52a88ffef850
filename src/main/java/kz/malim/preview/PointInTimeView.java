package kz.malim.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Restores what is shown with articles to a point in time: names, credits, curated lists and corrections. The audit log has
 * the previous values of each change, so the oldest change after that time has the values of then.
 *
 * <p>Slugs stay current, so that the addresses in a view work; so do merged tags, and pictures.
 */
@ApplicationScoped
class PointInTimeView {
    /** Positions of curated lists that were written since, with their previous items: what was first removed. */
    private static final String POSITIONS = """
            with place as (
                select distinct on (a.article_id, n.number) a.article_id, n.number, a.act, a.before
                  from audit a cross join lateral
                       (select cast(coalesce(a.before, a.after) ->> 'position' as integer) as number) n
                 where a.position > ?1 and a.at > ?2 and a.subject = 'related-placement' and a.act <> 'change'
                 order by a.article_id, n.number, a.position)
            """;

    private static final List<String> LISTS = List.of(POSITIONS + """
            delete from related_placement p using place where p.article_id = place.article_id and p.position = place.number
            """, POSITIONS + """
            insert into related_placement
            select p.* from place, jsonb_populate_record(cast(null as related_placement), place.before) p
             where place.act = 'remove'
            """);

    /** Changed parents are removed first, since the steps from one tree to another may contain a cycle. */
    private static final List<String> PARENTS = List.of(was("section") + """
            update section t set parent_id = null from was where t.id = was.id and was.fields -> 'parent_id' is not null
            """, was("section") + """
            update section t set parent_id = p.id
              from was, section p
             where t.id = was.id and p.id = cast(was.fields ->> 'parent_id' as uuid)
            """);

    private final EntityManager database;

    PointInTimeView(EntityManager database) {
        this.database = database;
    }

    /** In the current transaction, which must be rolled back. For a future time there is nothing to undo. */
    void restore(Instant time) {
        var start = newestBefore(time);
        undo(fields("author", "name, kind, bio"), start, time);
        undo(fields("tag", "name, names"), start, time);
        undo(fields("section", "name, names"), start, time);
        PARENTS.forEach(parents -> undo(parents, start, time));
        undo(
                fields(
                        "photo",
                        "alt, alts, caption, captions, headline, credit_label, credit_text, credit_creator, credit_source,"
                                + " credit_copyright, credit_license, credit_usage_terms"),
                start,
                time);
        LISTS.forEach(list -> undo(list, start, time));
        database.createNativeQuery("delete from correction where at > ?1")
                .setParameter(1, time.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** Where to start in the audit log, which is roughly in the order of time: it need not be read from its start. */
    private long newestBefore(Instant time) {
        return (long) database.createNativeQuery("""
                        select coalesce((select position from audit where at <= ?1 order by position desc limit 1), 0)
                        """, Long.class)
                .setParameter(1, time.atOffset(ZoneOffset.UTC).minusMinutes(1))
                .getSingleResult();
    }

    private static String fields(String table, String columns) {
        return was(table) + """
                update %1$s t set (%2$s) = (select %2$s from jsonb_populate_record(cast(null as %1$s), to_jsonb(t) || was.fields))
                  from was where t.id = was.id
                """.formatted(table, columns);
    }

    /** The values of then of each row of a table, for the columns that have changed since. */
    private static String was(String table) {
        return """
                with was as (
                    select cast(a.subject_id as uuid) as id, jsonb_object_agg(e.key, e.value order by a.position desc) as fields
                      from audit a cross join lateral jsonb_each(a.before) e
                     where a.position > ?1 and a.at > ?2 and a.subject = '%s' and a.act = 'change'
                     group by a.subject_id)
                """.formatted(table);
    }

    private void undo(String statement, long start, Instant time) {
        database.createNativeQuery(statement)
                .setParameter(1, start)
                .setParameter(2, time.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
