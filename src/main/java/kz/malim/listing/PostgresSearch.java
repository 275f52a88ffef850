package kz.malim.listing;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import kz.malim.published.ReadingPool;
import kz.malim.search.NewsroomSynonyms;
import kz.malim.search.SearchMetrics;
import kz.malim.search.SearchMetrics.Kind;
import kz.malim.search.SpellingSuggestions;

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
     * As long as the words themselves are found, nothing else is: no word that begins so, none with the same root, and no
     * correction. So the number of articles is that of articles with the words. Later pages are of what the first one found.
     */
    @Override
    public SearchResult search(ArticleQuery query) {
        var synonyms = newsroomSynonyms.inEffect();
        var search = requireNonNull(query.filter().search()).with(synonyms);
        boolean first = query.cursor() == null && query.offset() == 0;
        for (var answered : List.of(query.searching(search.narrow()), query.searching(search))) {
            if (first || isFound(answered)) {
                var hits = hits(answered);
                if (!first || !hits.isEmpty()) {
                    return new SearchResult(answered, hits, ListCount.of(answered, published), null);
                }
            }
        }
        var didYouMean = metrics.time(
                Kind.SPELLING,
                () -> spelling.correct(search.text(), search.query()).orElse(null));
        boolean corrects = didYouMean != null && query.autocorrect();
        var answered = corrects ? query.searching(search.correctedTo(didYouMean, synonyms)) : query;
        var hits = corrects ? hits(answered) : List.<ListedArticle>of();
        return new SearchResult(answered, hits, ListCount.of(answered, published), didYouMean);
    }

    private List<ListedArticle> hits(ArticleQuery query) {
        return metrics.time(
                Kind.ARTICLES,
                () -> published.execute(ListSql.articles(query), row -> ListedArticle.read(row, 1, query.sort())));
    }

    private boolean isFound(ArticleQuery query) {
        return !published
                .execute(SearchSql.newest(query.filter(), 1), row -> row.getObject("article_id"))
                .isEmpty();
    }
}
