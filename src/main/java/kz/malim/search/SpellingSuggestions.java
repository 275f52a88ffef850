package kz.malim.search;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.malim.database.DatabaseFailure;
import kz.malim.text.EditDistance;
import kz.malim.words.SearchKeys;
import kz.malim.words.TextQuery;
import kz.malim.words.TextQuery.Word;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who misspelled a word may have meant: the nearest word that published articles have. Misspelled words
 * mostly begin right, so only words with the same first letters are compared, and no extension is needed to find them.
 */
@ApplicationScoped
public class SpellingSuggestions {
    private static final int SAME_LETTERS = 2;
    private static final int SHORTEST = 4;
    private static final int LONG = 6;
    private static final int MOST_COMPARED = 50_000;
    private static final int MOST_TRIED = 5;

    private final AgroalDataSource database;

    SpellingSuggestions(@DataSource("reading") AgroalDataSource database) {
        this.database = database;
    }

    /** The query with its unknown words put right, if that finds something. */
    public Optional<String> corrected(String typed, TextQuery query) {
        try (var connection = database.getConnection()) {
            var right = new StringBuilder(typed);
            boolean changed = false;
            for (var word : query.wantedWords().toList().reversed()) {
                var better = better(word, connection);
                int at = better == null
                        ? -1
                        : right.toString().toLowerCase(Locale.ROOT).lastIndexOf(word.typed());
                if (better != null && at >= 0) {
                    changed = true;
                    right.replace(at, at + word.typed().length(), better);
                }
            }
            return changed && finds(TextQuery.of(right.toString()), connection)
                    ? Optional.of(right.toString())
                    : Optional.empty();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private static @Nullable String better(Word word, Connection connection) throws SQLException {
        var near = new ArrayList<Near>();
        for (var stem : isKnown(word, connection) ? List.<String>of() : SearchKeys.spellings(word.token())) {
            int far = stem.length() < LONG ? 1 : 2;
            if (stem.length() >= SHORTEST) {
                for (var known : beginningLike(stem, far, connection)) {
                    near.add(new Near(known.written(), EditDistance.between(stem, known.stem(), far)));
                }
                near.removeIf(its -> its.distance() > far);
            }
        }
        near.sort(Comparator.comparingInt(Near::distance)
                .thenComparingInt(its -> its.written().length()));
        for (var candidate : near.subList(0, Math.min(near.size(), MOST_TRIED))) {
            if (finds(TextQuery.of("\"" + candidate.written() + "\""), connection)) {
                return candidate.written();
            }
        }
        return null;
    }

    private static boolean isKnown(Word word, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from published_word where stem = any(?) limit 1")) {
            statement.setArray(1, connection.createArrayOf("text", word.keys().toArray()));
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static List<Known> beginningLike(String stem, int far, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select stem, written from published_word
                 where stem >= ? and stem < ? and length(stem) between ? and ? limit ?
                """)) {
            var beginning = stem.substring(0, SAME_LETTERS);
            statement.setString(1, beginning);
            statement.setString(2, beginning + '\uffff');
            statement.setInt(3, stem.length() - far);
            statement.setInt(4, stem.length() + far);
            statement.setInt(5, MOST_COMPARED);
            try (var rows = statement.executeQuery()) {
                var known = new ArrayList<Known>();
                while (rows.next()) {
                    known.add(new Known(rows.getString(1), rows.getString(2)));
                }
                return known;
            }
        }
    }

    /** Words of articles that were withdrawn are remembered, and must not be suggested. */
    private static boolean finds(TextQuery query, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select 1 from published_search where words @@ cast(? as tsquery) limit 1")) {
            statement.setString(1, TsQuery.of(query));
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private record Known(String stem, String written) {}

    private record Near(String written, int distance) {}
}
