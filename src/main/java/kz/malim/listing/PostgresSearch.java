package kz.malim.listing;

import jakarta.enterprise.context.ApplicationScoped;
import kz.malim.published.ReadingPool;

/** Search in PostgreSQL: one statement for the hits, and one more when something is counted. */
@ApplicationScoped
class PostgresSearch implements ArticleSearch {
    private final ReadingPool published;

    PostgresSearch(ReadingPool published) {
        this.published = published;
    }

    @Override
    public SearchResult search(ArticleQuery query) {
        var hits = published.execute(ListSql.articles(query), row -> ListedArticle.read(row, 1, query.sort()));
        return new SearchResult(hits, ListCount.of(query, published));
    }
}
