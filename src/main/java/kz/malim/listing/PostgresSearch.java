package kz.malim.listing;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import kz.malim.published.ReadingPool;
import kz.malim.search.SearchMetrics;
import kz.malim.search.SearchMetrics.Kind;
import kz.malim.search.SpellingSuggestions;
import org.jspecify.annotations.Nullable;

/** Search in PostgreSQL: one statement for the hits, and one more when something is counted. */
@ApplicationScoped
class PostgresSearch implements ArticleSearch {
    private final ReadingPool published;
    private final SpellingSuggestions spelling;
    private final SearchMetrics metrics;

    PostgresSearch(ReadingPool published, SpellingSuggestions spelling, SearchMetrics metrics) {
        this.published = published;
        this.spelling = spelling;
        this.metrics = metrics;
    }

    @Override
    public SearchResult search(ArticleQuery query) {
        var hits = metrics.time(
                Kind.ARTICLES,
                () -> published.execute(ListSql.articles(query), row -> ListedArticle.read(row, 1, query.sort())));
        boolean noMatch = hits.isEmpty() && query.cursor() == null;
        return new SearchResult(hits, ListCount.of(query, published), noMatch ? didYouMean(query.filter()) : null);
    }

    private @Nullable String didYouMean(ArticleFilter filter) {
        var search = requireNonNull(filter.search());
        return metrics.time(
                Kind.SPELLING,
                () -> spelling.correct(search.text(), search.query()).orElse(null));
    }
}
