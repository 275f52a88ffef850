package kz.malim.search;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kz.malim.database.DatabaseFailure;
import kz.malim.search.SearchIndex.Found;
import kz.malim.search.SearchIndex.Period;
import kz.malim.search.SearchIndex.Within;
import kz.malim.search.SuggestionsView.Suggestion;
import kz.malim.search.SuggestionsView.SuggestionType;
import kz.malim.words.TextQuery;

/** The titles of the newest articles that have in their heading what is being typed. */
@ApplicationScoped
class TitleSuggestions {
    private final AgroalDataSource database;
    private final SearchIndex index;

    TitleSuggestions(@DataSource("reading") AgroalDataSource database, SearchIndex index) {
        this.database = database;
        this.index = index;
    }

    List<Suggestion> like(TextQuery query, int most) {
        var found = index.findInOrder(query, Within.TITLE_AND_LEDE, Period.NEWEST_FIRST);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(question(found))) {
            for (int i = 0; i < found.values().size(); i++) {
                statement.setObject(i + 1, found.values().get(i));
            }
            statement.setInt(found.values().size() + 1, most);
            try (var rows = statement.executeQuery()) {
                var items = new ArrayList<Suggestion>();
                while (rows.next()) {
                    var slug = rows.getString("slug");
                    items.add(new Suggestion(
                            SuggestionType.ARTICLE,
                            rows.getString("title"),
                            slug,
                            "/api/articles/" + slug,
                            rows.getString("lang")));
                }
                return items;
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private static String question(Found found) {
        return "select a.title, a.slug, a.lang from (" + found.table() + ") s cross join lateral"
                + " (select p.title, p.slug, p.lang from published_article p where p.revision_id = s.revision_id offset 0) a limit ?";
    }
}
