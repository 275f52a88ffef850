package kz.malim.search;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.malim.change.Change;
import kz.malim.change.ChangeReader;
import kz.malim.database.DatabaseFailure;
import kz.malim.search.SuggestionsView.Suggestion;
import kz.malim.search.SuggestionsView.SuggestionType;
import kz.malim.text.Language;
import kz.malim.words.SearchTerms;
import kz.malim.words.TextQuery;
import kz.malim.words.Token;
import kz.malim.words.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Suggests the names of published sections, tags and authors from memory: a newsroom has some ten thousand of them, and
 * they are queried at every letter a reader types.
 */
@ApplicationScoped
class NameSuggestions implements ChangeReader {
    private static final String NAMES = """
            select t.type, t.slug, t.name,
                   array(select key from jsonb_each_text(t.names) order by key),
                   array(select value from jsonb_each_text(t.names) order by key)
              from (select 'SECTION' as type, slug, name, names from published_section
                    union all select 'TAG', slug, name, names from published_tag
                    union all select 'AUTHOR', slug, name, names from published_author) t
            """;

    private final AgroalDataSource database;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable List<Name> cached;

    NameSuggestions(@DataSource("reading") AgroalDataSource database) {
        this.database = database;
    }

    /** @param lang in which they are told, as far as they have a name in it; null for their own */
    List<Suggestion> matching(TextQuery query, int limit, @Nullable Language lang) {
        var words = query.requiredWords().toList();
        return names().stream()
                .filter(name -> words.stream().allMatch(name::matches))
                .map(name -> name.suggestion(query, lang))
                .sorted(Comparator.comparing(Suggestion::beginsWithMatch).reversed())
                .limit(limit)
                .toList();
    }

    private List<Name> names() {
        var names = cached;
        if (names == null) {
            long before = changes.get();
            names = readAll();
            cached = names;
            if (changes.get() != before) {
                cached = null; // what was read may be older than the change
            }
        }
        return names;
    }

    @Override
    public void changed(Change change) {
        changes.incrementAndGet();
        cached = null;
    }

    @Override
    public void reset() {
        changes.incrementAndGet();
        cached = null;
    }

    private List<Name> readAll() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(NAMES)) {
            var all = new ArrayList<Name>();
            while (rows.next()) {
                var type = SuggestionType.valueOf(rows.getString(1));
                var languages = (String[]) rows.getArray(4).getArray();
                var names = (String[]) rows.getArray(5).getArray();
                all.add(Name.of(
                        type,
                        rows.getString(3),
                        rows.getString(2),
                        IntStream.range(0, names.length)
                                .boxed()
                                .collect(Collectors.toMap(i -> languages[i], i -> names[i]))));
            }
            all.sort(Comparator.comparing(Name::type));
            return all;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * @param translations by the tags of their languages
     * @param terms of the words of the name in every language
     */
    private record Name(
            SuggestionType type, String text, String slug, Map<String, String> translations, Set<String> terms) {
        static Name of(SuggestionType type, String text, String slug, Map<String, String> translations) {
            return new Name(
                    type,
                    text,
                    slug,
                    translations,
                    Stream.concat(Stream.of(text), translations.values().stream())
                            .flatMap(name -> Tokens.of(name).stream())
                            .flatMap(Name::terms)
                            .collect(Collectors.toUnmodifiableSet()));
        }

        private static Stream<String> terms(Token token) {
            return Stream.concat(
                    Stream.of(Language.KAZAKH, Language.RUSSIAN, Language.ENGLISH)
                            .flatMap(language -> SearchTerms.ofText(token, language).stream()),
                    SearchTerms.beginnings(token).stream());
        }

        Suggestion suggestion(TextQuery query, @Nullable Language lang) {
            return Suggestion.of(
                    type,
                    lang == null ? text : translations.getOrDefault(lang.tag(), text),
                    slug,
                    "/api/articles?" + type.wireName() + "=" + slug,
                    null,
                    query);
        }

        boolean matches(TextQuery.Word word) {
            return word.matches(terms);
        }
    }
}
