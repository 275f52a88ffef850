package kz.malim.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Searches the published articles. The query is typed and its text analysed, the result is ids, sort values and counts:
 * PostgreSQL answers it ({@link PostgresSearch}), and a search engine that is filled through {@link
 * kz.malim.search.SearchIndex} can take its place.
 */
interface ArticleSearch {
    /**
     * One page of the articles that match the text and pass the filters, and what is to be counted of all of them.
     *
     * @param query with a text to search for
     */
    SearchResult search(ArticleQuery query);

    /**
     * @param query that the hits match: as it was asked, with the words that were searched for
     * @param hits in the direction of the cursor, one more than the page has when there are more
     * @param didYouMean a corrected text when nothing matches what was typed, if the engine knows one; the hits are those of
     *     this text if the client asked for that
     * @param partialMatch whether no article has all words, and the hits lack one
     */
    record SearchResult(
            ArticleQuery query,
            List<ListedArticle> hits,
            ListCount count,
            @Nullable String didYouMean,
            boolean partialMatch) {}
}
