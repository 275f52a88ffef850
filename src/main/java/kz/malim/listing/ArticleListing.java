package kz.malim.listing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.malim.body.BodyBlock;
import kz.malim.listing.Cursor.Direction;
import kz.malim.published.HighlightView;
import kz.malim.published.ReadingPool;
import kz.malim.published.TeaserView;
import kz.malim.search.SearchIndex;
import kz.malim.search.SpellingSuggestions;
import kz.malim.web.PageInfo;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/** Lists of the articles readers can see: one statement a page, and one more when something is counted. */
@ApplicationScoped
public class ArticleListing {
    private final ReadingPool published;
    private final SearchIndex index;
    private final SpellingSuggestions spelling;
    private final ZoneId zone;

    ArticleListing(ReadingPool published, SearchIndex index, SpellingSuggestions spelling, Site site) {
        this.published = published;
        this.index = index;
        this.spelling = spelling;
        this.zone = site.zone();
    }

    public ArticleQuery query(ArticleListParameters asked) {
        return ArticleQuery.of(asked, zone, SearchCriteria.of(asked.q(), index));
    }

    public TeaserPage page(ArticleQuery query) {
        var found = published.execute(ListSql.page(query), row -> listed(row, query.sort()));
        boolean more = found.size() > query.limit();
        var shown = more ? found.subList(0, query.limit()) : found;
        if (query.backwards()) {
            shown = shown.reversed();
        }
        boolean hasNext = query.backwards() || more;
        boolean hasPrev = query.backwards() ? more : query.cursor() != null || query.number() > 1;
        var next = hasNext && !shown.isEmpty() ? cursor(shown.getLast(), Direction.AFTER, query) : null;
        var prev = hasPrev && !shown.isEmpty() ? cursor(shown.getFirst(), Direction.BEFORE, query) : null;
        var counted = ListCount.of(query, published);
        return new TeaserPage(
                shown.stream().map(article -> view(article, query)).toList(),
                new PageInfo(query.limit(), next, prev, counted.total()),
                counted.facets(),
                shown.isEmpty() && query.cursor() == null ? didYouMean(query) : null);
    }

    private @Nullable String didYouMean(ArticleQuery query) {
        var searched = query.filter().searched();
        return searched == null
                ? null
                : spelling.corrected(searched.typed(), searched.query()).orElse(null);
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
                    switch (by.key()) {
                        case TITLE -> row.getString(column++);
                        case RELEVANCE -> row.getDouble(column++);
                        case PUBLISHED_AT, UPDATED_AT -> row.getObject(column++, OffsetDateTime.class);
                    });
        }
        return new Listed(teaser, body, place, row.getObject(column, UUID.class));
    }

    private TeaserView view(Listed article, ArticleQuery query) {
        var teaser = published.read(article.teaser(), TeaserView.class);
        var body = article.body() == null ? null : List.of(published.read(article.body(), BodyBlock[].class));
        return body == null
                ? teaser
                : teaser.with(query.fields().names("body") ? body : null, highlight(teaser, body, query));
    }

    private static @Nullable HighlightView highlight(TeaserView teaser, List<BodyBlock> body, ArticleQuery query) {
        var searched = query.filter().searched();
        if (searched == null || !query.wantsHighlights()) {
            return null;
        }
        var texts = body.stream().map(BodyBlock::plain).toList();
        return searched.highlight(teaser.lang(), teaser.title(), teaser.lede(), texts);
    }

    private record Listed(String teaser, @Nullable String body, List<Object> place, UUID id) {}
}
