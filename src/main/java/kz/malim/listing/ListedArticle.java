package kz.malim.listing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.malim.listing.Cursor.Direction;

/**
 * An article of a list by its id.
 *
 * @param sortValues one for each key of the sort order: an {@link OffsetDateTime}, a title or a score
 */
record ListedArticle(UUID id, List<Object> sortValues) {
    /** @param column the first of the columns {@link Sort#columns} */
    static ListedArticle read(ResultSet row, int column, Sort sort) throws SQLException {
        int next = column;
        var values = new ArrayList<Object>();
        for (var by : sort.keys()) {
            values.add(
                    switch (by.key()) {
                        case TITLE -> row.getString(next);
                        case RELEVANCE -> row.getDouble(next);
                        case PUBLISHED_AT, UPDATED_AT -> row.getObject(next, OffsetDateTime.class);
                    });
            next++;
        }
        return new ListedArticle(row.getObject(next, UUID.class), values);
    }

    /** The position of this article in the list. */
    String cursor(Direction direction, ArticleQuery query) {
        return new Cursor(direction, sortValues, id).text(query.sort(), query.canonicalForm());
    }
}
