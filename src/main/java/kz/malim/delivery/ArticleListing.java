package kz.malim.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import kz.malim.article.BodyBlock;
import kz.malim.delivery.Cursor.Direction;
import kz.malim.web.Listing;
import org.jspecify.annotations.Nullable;

/** Lists of the articles readers can see: one statement a page, and one more when something is counted. */
public class ArticleListing {
    private final DataSource database;
    private final ObjectMapper json;
    private final ZoneId zone;

    /** @param database the reading pool */
    ArticleListing(DataSource database, ObjectMapper json, ZoneId zone) {
        this.database = database;
        this.json = json;
        this.zone = zone;
    }

    ArticleQuery query(ArticleListParameters asked) {
        return ArticleQuery.of(asked, zone);
    }

    TeaserPage page(ArticleQuery query) {
        var found = ListQuestion.page(query).ask(database, row -> listed(row, query.sort()));
        boolean more = found.size() > query.limit();
        var shown = more ? found.subList(0, query.limit()) : found;
        if (query.backwards()) {
            shown = shown.reversed();
        }
        boolean hasNext = query.backwards() || more;
        boolean hasPrev = query.backwards() ? more : query.cursor() != null || query.number() > 1;
        var next = hasNext && !shown.isEmpty() ? cursor(shown.getLast(), Direction.AFTER, query) : null;
        var prev = hasPrev && !shown.isEmpty() ? cursor(shown.getFirst(), Direction.BEFORE, query) : null;
        var counted = ListCount.of(query, database);
        return new TeaserPage(
                shown.stream().map(this::view).toList(),
                new Listing(query.limit(), next, prev, counted.total()),
                counted.facets(),
                // an empty page has no row that could tell
                found.isEmpty() ? nextSwitch() : found.getFirst().switchesAt());
    }

    private @Nullable OffsetDateTime nextSwitch() {
        return new Question("select at from published_switch")
                .ask(database, row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .getFirst()
                .orElse(null);
    }

    private static String cursor(Listed article, Direction direction, ArticleQuery query) {
        return new Cursor(direction, article.place(), article.id()).text(query.sort(), query.fingerprint());
    }

    private static Listed listed(ResultSet row, Sort sort) throws SQLException {
        int column = 1;
        var teaser = row.getString(column++);
        var body = row.getString(column++);
        var place = new ArrayList<Object>();
        for (var by : sort.keys()) {
            place.add(
                    by.key() == SortKey.TITLE
                            ? row.getString(column++)
                            : row.getObject(column++, OffsetDateTime.class));
        }
        return new Listed(
                teaser, body, place, row.getObject(column++, UUID.class), row.getObject(column, OffsetDateTime.class));
    }

    private TeaserView view(Listed article) {
        try {
            var body = article.body() == null ? null : List.of(json.readValue(article.body(), BodyBlock[].class));
            return json.readValue(article.teaser(), Row.Teaser.class).view(zone, body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Listed(
            String teaser,
            @Nullable String body,
            List<Object> place,
            UUID id,
            @Nullable OffsetDateTime switchesAt) {}
}
