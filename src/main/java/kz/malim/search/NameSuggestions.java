package kz.malim.search;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.change.Change;
import kz.malim.change.ChangeReader;
import kz.malim.database.DatabaseFailure;
import kz.malim.search.SuggestionsView.Suggestion;
import kz.malim.search.SuggestionsView.SuggestionType;
import kz.malim.text.Language;
import kz.malim.words.SearchKeys;
import kz.malim.words.TextQuery;
import kz.malim.words.Token;
import kz.malim.words.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * The names of sections, tags and people that readers can see, kept in memory: a newsroom has some ten thousand of them,
 * and they are asked for at every letter somebody types.
 */
@ApplicationScoped
class NameSuggestions implements ChangeReader {
    private static final String ALL = """
            select 'SECTION', slug, name, array(select value from jsonb_each_text(names)) from published_section
            union all select 'TAG', slug, name, array(select value from jsonb_each_text(names)) from published_tag
            union all select 'AUTHOR', slug, name, '{}' from published_author
            """;

    private final AgroalDataSource database;
    private volatile @Nullable List<Name> names;

    NameSuggestions(@DataSource("reading") AgroalDataSource database) {
        this.database = database;
    }

    List<Suggestion> like(TextQuery query, int most) {
        var words = query.wantedWords().toList();
        return known().stream()
                .filter(name -> words.stream().allMatch(name::has))
                .limit(most)
                .map(Name::item)
                .toList();
    }

    private List<Name> known() {
        var kept = names;
        if (kept == null) {
            kept = readAll();
            names = kept;
        }
        return kept;
    }

    @Override
    public void changed(Change change) {
        names = null;
    }

    @Override
    public void reset() {
        names = null;
    }

    private List<Name> readAll() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(ALL)) {
            var all = new ArrayList<Name>();
            while (rows.next()) {
                var type = SuggestionType.valueOf(rows.getString(1));
                var url = "/api/articles?" + type.wireName() + "=" + rows.getString(2);
                var item = new Suggestion(type, rows.getString(3), rows.getString(2), url, null);
                all.add(Name.of(item, (String[]) rows.getArray(4).getArray()));
            }
            all.sort((one, other) -> one.item().type().compareTo(other.item().type()));
            return all;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @param keys of all its words, in every language it has a name in */
    private record Name(Suggestion item, Set<String> keys) {
        static Name of(Suggestion item, String... translations) {
            return new Name(
                    item,
                    Stream.concat(Stream.of(item.text()), Stream.of(translations))
                            .flatMap(text -> Tokens.of(text).stream())
                            .flatMap(Name::keys)
                            .collect(Collectors.toUnmodifiableSet()));
        }

        private static Stream<String> keys(Token token) {
            return Stream.concat(
                    Stream.of(Language.KAZAKH, Language.RUSSIAN, Language.ENGLISH)
                            .flatMap(language -> SearchKeys.ofText(token, language).stream()),
                    SearchKeys.beginnings(token).stream());
        }

        boolean has(TextQuery.Word word) {
            return word.matches(keys);
        }
    }
}
