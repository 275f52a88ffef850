package kz.malim.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The rows of one article in all tables that a publication writes, as one line: old or new, never a mix. */
public final class CompleteContent {
    private static final String LINE = """
            select concat_ws('; ',
                       'version ' || a.version,
                       'revisions ' || (select string_agg(r.number || ' ' || r.state, ', ' order by r.number)
                                          from revision r where r.article_id = a.id),
                       'listed ' || (select string_agg(r.number::text, ', ' order by r.number)
                                       from revision_tag g join revision r on r.id = g.revision_id
                                      where g.article_id = a.id and g.listed_at is not null),
                       'indexed ' || (select string_agg(r.number::text, ', ' order by r.number)
                                      from search_document d join revision r on r.id = d.revision_id
                                     where d.article_id = a.id),
                       'logged ' || (select string_agg(c.kind, ', ' order by c.position) from change c where c.article_id = a.id))
              from article a where a.id = ?
            """;

    private CompleteContent() {}

    /** The committed rows of the article. */
    public static String of(UUID article, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(LINE)) {
            statement.setObject(1, article);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "nothing";
            }
        }
    }
}
