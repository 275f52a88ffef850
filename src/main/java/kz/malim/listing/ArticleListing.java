package kz.malim.listing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.malim.body.BodyBlock;
import kz.malim.listing.Cursor.Direction;
import kz.malim.published.HighlightView;
import kz.malim.published.ReadingPool;
import kz.malim.published.StoredBody;
import kz.malim.published.TeaserView;
import kz.malim.search.Ranking;
import kz.malim.web.PageInfo;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/**
 * Lists of published articles: one statement a page, and one more each when something is counted, when a section, tag or
 * author that is named may not exist, and when articles that are requested by ids are not there. A search takes one statement
 * more, since its hits are ids, whatever engine found them, one for synonyms, and another to highlight words in the entries of
 * live blogs.
 */
@ApplicationScoped
public class ArticleListing {
    private final ReadingPool published;
    private final ArticleSearch search;
    private final Ranking ranking;
    private final ZoneId zone;

    ArticleListing(ReadingPool published, ArticleSearch search, Ranking ranking, Site site) {
        this.published = published;
        this.search = search;
        this.ranking = ranking;
        this.zone = site.zone();
    }

    public ArticleQuery query(ArticleListParameters parameters) {
        return ArticleQuery.of(parameters, zone, SearchCriteria.of(parameters.q(), ranking));
    }

    public TeaserPage page(ArticleQuery query) {
        if (query.filter().search() == null) {
            var entries = published.execute(
                    ListSql.page(query),
                    row -> new Entry(ListedArticle.read(row, 3, query.sort()), TeaserDocument.read(row)));
            RequestedNames.require(query.filter(), entries.isEmpty(), published);
            return page(entries, query, ListCount.of(query, published), null, false);
        }
        var result = search.search(query);
        RequestedNames.require(query.filter(), result.hits().isEmpty(), published);
        var answered = result.query();
        return page(
                withTeasers(result.hits(), answered),
                answered,
                result.count(),
                result.didYouMean(),
                result.partialMatch());
    }

    private List<Entry> withTeasers(List<ListedArticle> hits, ArticleQuery query) {
        if (hits.isEmpty()) {
            return List.of();
        }
        var teasers = published
                .execute(
                        ListSql.teasers(hits, query),
                        row -> Map.entry(row.getObject(3, UUID.class), TeaserDocument.read(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return hits.stream().map(hit -> new Entry(hit, teasers.get(hit.id()))).toList();
    }

    private TeaserPage page(
            List<Entry> entries,
            ArticleQuery query,
            ListCount count,
            @Nullable String didYouMean,
            boolean partialMatch) {
        boolean more = entries.size() > query.limit();
        var page = more ? entries.subList(0, query.limit()) : entries;
        if (query.backwards()) {
            page = page.reversed();
        }
        boolean hasNext = query.backwards() || more;
        boolean hasPrev = query.backwards() ? more : query.cursor() != null || query.number() > 1;
        var next = hasNext && !page.isEmpty() ? page.getLast().article().cursor(Direction.AFTER, query) : null;
        var prev = hasPrev && !page.isEmpty() ? page.getFirst().article().cursor(Direction.BEFORE, query) : null;
        var teasers = page.stream()
                .map(Entry::teaser)
                .filter(Objects::nonNull) // withdrawn between the two statements of a search
                .map(teaser -> view(teaser, query))
                .toList();
        var criteria = query.filter().search();
        return new TeaserPage(
                criteria == null ? teasers : new EntryHighlights(criteria, published).add(teasers),
                new PageInfo(query.limit(), next, prev, count.total(), count.ranked()),
                count.facets(),
                query.filter().ids() == null
                        ? null
                        : RequestedNames.missing(query.filter().ids(), teasers, published),
                didYouMean,
                (didYouMean != null && query.autocorrect()) ? true : null,
                partialMatch ? true : null);
    }

    private TeaserView view(TeaserDocument document, ArticleQuery query) {
        var teaser = published.read(document.teaser(), TeaserView.class);
        var body = document.body() == null
                ? null
                : published.read(document.body(), StoredBody.class).forReaders();
        return body == null
                ? teaser
                : teaser.with(query.fields().names("body") ? body : null, highlight(teaser, body, query));
    }

    private static @Nullable HighlightView highlight(TeaserView teaser, List<BodyBlock> body, ArticleQuery query) {
        var criteria = query.filter().search();
        if (criteria == null || !query.wantsHighlights()) {
            return null;
        }
        var texts = body.stream().map(BodyBlock::plain).toList();
        return criteria.highlight(teaser.lang(), teaser.title(), teaser.lede(), texts);
    }

    private record Entry(ListedArticle article, @Nullable TeaserDocument teaser) {}

    private record TeaserDocument(String teaser, @Nullable String body) {
        static TeaserDocument read(ResultSet row) throws SQLException {
            return new TeaserDocument(row.getString(1), row.getString(2));
        }
    }
}
