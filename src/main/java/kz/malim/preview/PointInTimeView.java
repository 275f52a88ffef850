package kz.malim.preview;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import kz.malim.published.SqlQuery;

/**
 * Restores what is shown with articles to a point in time: names, credits, curated lists, corrections and live entries. The
 * audit log has the previous values of each change, so the oldest change after that time has the values of then.
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
                 where a.position > ? and a.at > ? and a.subject = 'related-placement' and a.act <> 'change'
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

    /** In the transaction of the connection, which must be rolled back. For a future time there is nothing to undo. */
    void restore(Connection transaction, Instant time) throws SQLException {
        var start = newestBefore(transaction, time);
        undo(
                transaction,
                fields("author", "name, names, kind, job_title, job_titles, biography, biographies, same_as, email"),
                start,
                time);
        undo(transaction, fields("tag", "name, names, kind, description, descriptions, same_as"), start, time);
        undo(transaction, fields("section", "name, names, description, descriptions, position"), start, time);
        for (var parents : PARENTS) {
            undo(transaction, parents, start, time);
        }
        undo(
                transaction,
                fields(
                        "photo",
                        "alt, alts, caption, captions, headline, credit_label, credit_text, credit_creator, credit_source,"
                                + " credit_copyright, credit_license, credit_usage_terms"),
                start,
                time);
        undo(
                transaction,
                fields(
                        "media",
                        "title, alt, caption, credit_label, credit_text, credit_creator, credit_source, credit_copyright,"
                                + " credit_license, credit_usage_terms"),
                start,
                time);
        for (var list : LISTS) {
            undo(transaction, list, start, time);
        }
        undo(transaction, fields("live_blog", "article_id", "started_at, live_until, summary"), start, time);
        undo(
                transaction,
                fields("live_entry", "id", "state, at, title, byline, body, key, pinned, correction, corrected_at"),
                start,
                time);
        execute(
                transaction,
                "update live_entry set state = 'draft' where created_at > ? and state = 'published'",
                time);
        execute(transaction, "delete from correction where at > ?", time);
    }

    private static void execute(Connection transaction, String sql, Instant time) throws SQLException {
        try (var statement = transaction.prepareStatement(sql)) {
            statement.setObject(1, SqlQuery.time(time));
            statement.executeUpdate();
        }
    }

    /** Where to start in the audit log, which is roughly in the order of time: it need not be read from its start. */
    private static long newestBefore(Connection transaction, Instant time) throws SQLException {
        return new SqlQuery("""
                        select coalesce((select position from audit where at <= ? order by position desc limit 1), 0)
                        """, SqlQuery.time(time.minusSeconds(60)))
                .execute(transaction, row -> row.getLong(1))
                .getFirst();
    }

    private static String fields(String table, String columns) {
        return fields(table, "id", columns);
    }

    private static String fields(String table, String key, String columns) {
        return was(table) + """
                update %1$s t set (%3$s) = (select %3$s from jsonb_populate_record(cast(null as %1$s), to_jsonb(t) || was.fields))
                  from was where t.%2$s = was.id
                """.formatted(table, key, columns);
    }

    /** The values of then of each row of a table, for the columns that have changed since. */
    private static String was(String table) {
        return """
                with was as (
                    select cast(a.subject_id as uuid) as id, jsonb_object_agg(e.key, e.value order by a.position desc) as fields
                      from audit a cross join lateral jsonb_each(a.before) e
                     where a.position > ? and a.at > ? and a.subject = '%s' and a.act = 'change'
                     group by a.subject_id)
                """.formatted(table.replace('_', '-'));
    }

    private static void undo(Connection transaction, String sql, long start, Instant time) throws SQLException {
        try (var statement = transaction.prepareStatement(sql)) {
            statement.setLong(1, start);
            statement.setObject(2, SqlQuery.time(time));
            statement.executeUpdate();
        }
    }
}
