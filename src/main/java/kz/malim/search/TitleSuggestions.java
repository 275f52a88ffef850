package kz.malim.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import kz.malim.published.PublishedArticles;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.search.SuggestionsView.Suggestion;
import kz.malim.search.SuggestionsView.SuggestionType;
import kz.malim.text.Language;
import kz.malim.words.TextQuery;
import org.jspecify.annotations.Nullable;

/** The titles of the newest articles that match in them: first those that begin with what was typed. */
@ApplicationScoped
class TitleSuggestions {
    /** Of which those are chosen that begin with what was typed. */
    private static final int NEWEST = 25;

    private static final int CANDIDATES = 200;

    private final ReadingPool published;
    private final SearchIndex index;

    TitleSuggestions(ReadingPool published, SearchIndex index) {
        this.published = published;
        this.index = index;
    }

    /** @param lang in which they are, of the newest matches in all languages; null for any */
    List<Suggestion> matching(TextQuery query, int limit, @Nullable Language lang) {
        var articles = index.newestByTitle(query, lang == null ? NEWEST : CANDIDATES);
        if (articles.isEmpty()) {
            return List.of();
        }
        Object ids = articles.toArray(UUID[]::new);
        var titles = published.execute(
                new SqlQuery("select title, slug, lang from published_article where id = any(?)", ids)
                        .and(lang == null ? new SqlQuery("") : new SqlQuery(" and lang = ?", lang.tag()))
                        .and(" order by array_position(?, id) limit ?", ids, NEWEST),
                row -> {
                    var slug = row.getString("slug");
                    return Suggestion.of(
                            SuggestionType.ARTICLE,
                            row.getString("title"),
                            slug,
                            PublishedArticles.path(slug),
                            Language.of(row.getString("lang")).orElseThrow(),
                            query);
                });
        return titles.stream()
                .sorted(Comparator.comparing(Suggestion::beginsWithMatch).reversed()) // stable: the newest first
                .limit(limit)
                .toList();
    }
}
