package kz.malim.listing;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kz.malim.published.ReadingPool;
import kz.malim.search.NewsroomSynonyms;
import kz.malim.search.SearchMetrics;
import kz.malim.search.SearchMetrics.Kind;
import kz.malim.search.SpellingSuggestions;
import org.jspecify.annotations.Nullable;

/**
 * Search in PostgreSQL: one statement for synonyms that are new, one for the hits, and one more when something is counted. Where the words themselves are
 * not found there is another, and up to five for a correction.
 */
@ApplicationScoped
class PostgresSearch implements ArticleSearch {
    private final ReadingPool published;
    private final SpellingSuggestions spelling;
    private final NewsroomSynonyms newsroomSynonyms;
    private final SearchMetrics metrics;

    PostgresSearch(
            ReadingPool published,
            SpellingSuggestions spelling,
            NewsroomSynonyms newsroomSynonyms,
            SearchMetrics metrics) {
        this.published = published;
        this.spelling = spelling;
        this.newsroomSynonyms = newsroomSynonyms;
        this.metrics = metrics;
    }

    /**
     * As long as the words themselves are found, nothing else is: no word that begins so, none with the same root, no
     * correction, and none without one of the words. So the number of articles is that of articles with the words. Later pages
     * are of what the first one found.
     */
    @Override
    public SearchResult search(ArticleQuery query) {
        var synonyms = newsroomSynonyms.inEffect();
        var search = requireNonNull(query.filter().search()).with(synonyms);
        var asTyped = firstFound(query, search.narrow(), search);
        if (asTyped != null) {
            return result(asTyped, null, false);
        }
        var didYouMean = metrics.time(
                Kind.SPELLING,
                () -> spelling.correct(search.text(), search.query()).orElse(null));
        if (didYouMean != null && query.autocorrect()) {
            return result(page(query.searching(search.correctedTo(didYouMean, synonyms))), didYouMean, false);
        }
        var allButOne = search.allButOne();
        var partly = allButOne == null ? null : firstFound(query, allButOne.narrow(), allButOne);
        return partly == null
                ? result(new FoundPage(query, List.of(), 0), didYouMean, false)
                : result(partly, didYouMean, true);
    }

    /** @param ranked the number of articles that are ranked, by relevance alone */
    private record FoundPage(ArticleQuery query, List<ListedArticle> hits, int ranked) {}

    /** The page for the first of some texts that any article matches. */
    private @Nullable FoundPage firstFound(ArticleQuery query, SearchCriteria... texts) {
        for (var text : texts) {
            var searching = query.searching(text);
            if (isFirst(query)) {
                var page = page(searching);
                if (!page.hits().isEmpty()) {
                    return page;
                }
            } else if (isFound(searching)) {
                return page(searching);
            }
        }
        return null;
    }

    private static boolean isFirst(ArticleQuery query) {
        return query.cursor() == null && query.offset() == 0;
    }

    private FoundPage page(ArticleQuery query) {
        boolean ranks = query.sort().first() == SortKey.RELEVANCE;
        var ranked = new AtomicInteger();
        var hits = metrics.time(
                Kind.ARTICLES,
                () -> published.execute(ListSql.articles(query), row -> {
                    if (ranks) {
                        ranked.setPlain(row.getInt(SearchSql.RANKED_COLUMN));
                    }
                    return ListedArticle.read(row, 1, query.sort());
                }));
        if (ranks && hits.isEmpty() && !isFirst(query) && query.counts()) { // the page is beyond the last one
            ranked.setPlain(published
                    .execute(SearchSql.countRanked(query.filter()), row -> row.getInt(1))
                    .getFirst());
        }
        return new FoundPage(query, hits, ranked.getPlain());
    }

    private SearchResult result(FoundPage page, @Nullable String didYouMean, boolean partialMatch) {
        var query = page.query();
        var count = query.sort().first() == SortKey.RELEVANCE
                ? ListCount.ofRanked(query, page.ranked(), published)
                : ListCount.of(query, published);
        return new SearchResult(query, page.hits(), count, didYouMean, partialMatch);
    }

    private boolean isFound(ArticleQuery query) {
        return !published
                .execute(SearchSql.newest(query.filter(), 1), row -> row.getObject("article_id"))
                .isEmpty();
    }
}
