package kz.malim.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import kz.malim.published.PublishedArticles;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.search.SuggestionsView.Suggestion;
import kz.malim.search.SuggestionsView.SuggestionType;
import kz.malim.words.TextQuery;

/** The titles of the newest articles that match in them. */
@ApplicationScoped
class TitleSuggestions {
    private final ReadingPool published;
    private final SearchIndex index;

    TitleSuggestions(ReadingPool published, SearchIndex index) {
        this.published = published;
        this.index = index;
    }

    List<Suggestion> matching(TextQuery query, int limit) {
        var articles = index.newestByTitle(query, limit);
        if (articles.isEmpty()) {
            return List.of();
        }
        Object ids = articles.toArray(UUID[]::new);
        return published.execute(
                new SqlQuery(
                        "select title, slug, lang from published_article where id = any(?) order by array_position(?, id)",
                        ids,
                        ids),
                row -> {
                    var slug = row.getString("slug");
                    return new Suggestion(
                            SuggestionType.ARTICLE,
                            row.getString("title"),
                            slug,
                            PublishedArticles.path(slug),
                            row.getString("lang"));
                });
    }
}
