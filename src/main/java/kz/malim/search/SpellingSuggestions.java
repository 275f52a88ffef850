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
import kz.malim.words.SearchTerms;
import kz.malim.words.TextQuery;
import kz.malim.words.TextQuery.Word;
import org.jspecify.annotations.Nullable;

/**
 * Corrects misspelled queries by the nearest word of published articles. The first letters of a misspelled word are
 * mostly right, so only words with the same ones are compared, which takes an index and no extension of PostgreSQL.
 */
@ApplicationScoped
public class SpellingSuggestions {
    private static final int PREFIX_LENGTH = 2;
    private static final int MIN_LENGTH = 4;
    private static final int LONG_WORD = 6;
    private static final int MAX_COMPARED = 50_000;
    private static final int MAX_TRIED = 5;

    private final AgroalDataSource database;

    SpellingSuggestions(@DataSource("reading") AgroalDataSource database) {
        this.database = database;
    }

    /** The query with its unknown words corrected, if that matches an article. */
    public Optional<String> correct(String text, TextQuery query) {
        try (var connection = database.getConnection()) {
            var corrected = new StringBuilder(text);
            boolean changed = false;
            for (var word : query.requiredWords().toList().reversed()) {
                var correction = correction(word, connection);
                int at = correction == null
                        ? -1
                        : corrected.toString().toLowerCase(Locale.ROOT).lastIndexOf(word.typed());
                if (correction != null && at >= 0) {
                    changed = true;
                    corrected.replace(at, at + word.typed().length(), correction);
                }
            }
            return changed && matchesAny(TextQuery.of(corrected.toString()), connection)
                    ? Optional.of(corrected.toString())
                    : Optional.empty();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private static @Nullable String correction(Word word, Connection connection) throws SQLException {
        var candidates = new ArrayList<Candidate>();
        for (var stem : isKnown(word, connection) ? List.<String>of() : SearchTerms.spellingTerms(word.token())) {
            int maxDistance = stem.length() < LONG_WORD ? 1 : 2;
            if (stem.length() >= MIN_LENGTH) {
                for (var known : withSamePrefix(stem, maxDistance, connection)) {
                    candidates.add(
                            new Candidate(known.written(), EditDistance.between(stem, known.stem(), maxDistance)));
                }
                candidates.removeIf(candidate -> candidate.distance() > maxDistance);
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::distance)
                .thenComparingInt(candidate -> candidate.written().length()));
        for (var candidate : candidates.subList(0, Math.min(candidates.size(), MAX_TRIED))) {
            if (matchesAny(TextQuery.of("\"" + candidate.written() + "\""), connection)) {
                return candidate.written();
            }
        }
        return null;
    }

    private static boolean isKnown(Word word, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from published_word where stem = any(?) limit 1")) {
            statement.setArray(1, connection.createArrayOf("text", word.terms().toArray()));
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static List<Known> withSamePrefix(String stem, int maxDistance, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select stem, written from published_word
                 where stem >= ? and stem < ? and length(stem) between ? and ? limit ?
                """)) {
            var prefix = stem.substring(0, PREFIX_LENGTH);
            statement.setString(1, prefix);
            statement.setString(2, prefix + '\uffff');
            statement.setInt(3, stem.length() - maxDistance);
            statement.setInt(4, stem.length() + maxDistance);
            statement.setInt(5, MAX_COMPARED);
            try (var rows = statement.executeQuery()) {
                var known = new ArrayList<Known>();
                while (rows.next()) {
                    known.add(new Known(rows.getString(1), rows.getString(2)));
                }
                return known;
            }
        }
    }

    /** Words of withdrawn articles are still stored, and must not be suggested. */
    private static boolean matchesAny(TextQuery query, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select 1 from published_search where words @@ cast(? as tsquery) limit 1")) {
            statement.setString(1, TsQuery.of(query));
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private record Known(String stem, String written) {}

    private record Candidate(String written, int distance) {}
}
