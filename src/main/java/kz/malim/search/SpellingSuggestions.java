package kz.malim.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.search.TextMatchSql.DateOrder;
import kz.malim.search.TextMatchSql.Field;
import kz.malim.text.EditDistance;
import kz.malim.words.Spellings;
import kz.malim.words.TextQuery;
import kz.malim.words.TextQuery.Word;

/**
 * Corrects misspelled queries by the nearest words of published articles, each word by itself, in four statements at most.
 * A word is compared with those that have the same beginning or the same end, which takes two indexes and no extension of
 * PostgreSQL.
 */
@ApplicationScoped
public class SpellingSuggestions {
    private static final int MIN_LENGTH = 4;
    private static final int LONG_WORD = 6;
    private static final int MIN_SHARED = 2;
    private static final int MIN_BEGINNING = 5;
    private static final int MAX_COMPARED = 20_000;
    private static final int MAX_TRIED = 5;
    private static final int MAX_WORDS = 8;

    /** What a word counts that has a right beginning and an ending of which nothing can be said. */
    private static final int DISTANCE_OF_BEGINNING = 3;

    private final ReadingPool published;

    SpellingSuggestions(ReadingPool published) {
        this.published = published;
    }

    /** The query with its unknown words corrected, if that matches an article. */
    public Optional<String> correct(String text, TextQuery query) {
        var words = query.requiredWords()
                .limit(MAX_WORDS)
                .filter(word -> word.typed().length() >= MIN_LENGTH)
                .toList();
        var known =
                found(words.stream().map(TextQuery::of).map(TextQuery::narrow).toList());
        var unknown = IntStream.range(0, words.size())
                .filter(i -> !known.contains(i))
                .mapToObj(words::get)
                .toList();
        var corrections = corrections(unknown);
        var corrected = new StringBuilder(text);
        for (var word : unknown.reversed()) {
            var correction = corrections.get(word);
            if (correction != null) {
                corrected.replace(word.token().start(), word.token().end(), correction);
            }
        }
        return !corrections.isEmpty()
                        && !found(List.of(TextQuery.of(corrected.toString()))).isEmpty()
                ? Optional.of(corrected.toString())
                : Optional.empty();
    }

    private Map<Word, String> corrections(List<Word> words) {
        var candidates = new ArrayList<Candidate>();
        var spellings = spellings(words);
        for (var word : words) {
            var near = new LinkedHashMap<String, Candidate>();
            for (var typed : Spellings.of(word.token())) {
                spellings.forEach((spelling, written) -> Candidate.of(word, typed, spelling, written)
                        .ifPresent(candidate -> near.merge(written, candidate, Candidate::nearer)));
            }
            near.values().stream()
                    .sorted(Candidate.NEAREST_FIRST)
                    .limit(MAX_TRIED)
                    .forEach(candidates::add);
        }
        // words of withdrawn articles are still stored, and must not be suggested
        var found = found(candidates.stream()
                .map(candidate ->
                        TextQuery.of("\"" + candidate.written() + "\"").narrow())
                .toList());
        var corrections = new LinkedHashMap<Word, String>();
        for (int i = 0; i < candidates.size(); i++) {
            if (found.contains(i)) {
                corrections.putIfAbsent(
                        candidates.get(i).word(), candidates.get(i).written());
            }
        }
        return corrections;
    }

    /** Known spellings that could be meant, with the words as they are written. */
    private Map<String, String> spellings(List<Word> words) {
        var sql = new SqlQuery("");
        for (var word : words) {
            for (var typed : Spellings.of(word.token())) {
                int allowed = maxDistance(typed);
                int shared = Math.max(MIN_SHARED, typed.length() / (allowed + 1));
                var beginning = typed.substring(0, shared);
                var end = new StringBuilder(typed).reverse().substring(0, shared);
                sql.and(sql.text().isEmpty() ? "" : " union all ")
                        .and(
                                """
                                (select spelling, written from published_word
                                  where spelling >= ? and spelling < ? and length(spelling) between ? and ? limit ?)
                                union all
                                (select spelling, written from published_word
                                  where reverse(spelling) collate "C" >= ? and reverse(spelling) collate "C" < ?
                                    and length(spelling) between ? and ? limit ?)
                                union all
                                (select spelling, written from published_word where spelling = any(?))
                                """,
                                beginning,
                                beginning + '\uffff',
                                typed.length() - allowed,
                                typed.length() + allowed,
                                MAX_COMPARED,
                                end,
                                end + '\uffff',
                                typed.length() - allowed,
                                typed.length() + allowed,
                                MAX_COMPARED,
                                beginnings(typed));
            }
        }
        var spellings = new LinkedHashMap<String, String>();
        if (!sql.text().isEmpty()) {
            published.execute(sql, row -> spellings.putIfAbsent(row.getString(1), row.getString(2)));
        }
        return spellings;
    }

    private static Object beginnings(String typed) {
        return IntStream.range(Math.max(MIN_BEGINNING, typed.length() / 2), typed.length())
                .mapToObj(length -> typed.substring(0, length))
                .toArray(String[]::new);
    }

    private static int maxDistance(String word) {
        return word.length() < LONG_WORD ? 1 : 2;
    }

    /** Which of some queries match an article, by their numbers. */
    private Set<Integer> found(List<TextQuery> queries) {
        var sql = new SqlQuery("");
        for (int i = 0; i < queries.size(); i++) {
            sql.and(sql.text().isEmpty() ? "" : " union all ")
                    .and("select " + i + " where exists (")
                    .and(TextMatchSql.byDate(queries.get(i), Field.ALL, DateOrder.NEWEST_FIRST))
                    .and(")");
        }
        return queries.isEmpty() ? Set.of() : new HashSet<>(published.execute(sql, row -> row.getInt(1)));
    }

    /** @param distance of 1, which a word as long as this would have */
    private record Candidate(Word word, String written, double distance, boolean sameFirst) {
        static final Comparator<Candidate> NEAREST_FIRST = Comparator.comparingDouble(Candidate::distance)
                .thenComparing(Candidate::sameFirst, Comparator.reverseOrder())
                .thenComparingInt(candidate -> candidate.written().length());

        static Optional<Candidate> of(Word word, String typed, String spelling, String written) {
            int max = maxDistance(typed);
            int edits = EditDistance.between(typed, spelling, max);
            int distance = edits <= max
                    ? edits
                    : typed.startsWith(spelling) && spelling.length() >= Math.max(MIN_BEGINNING, typed.length() / 2)
                            ? DISTANCE_OF_BEGINNING + typed.length() - spelling.length() - 1
                            : 0;
            return typed.length() < MIN_LENGTH || (distance == 0 && edits > max)
                    ? Optional.empty()
                    : Optional.of(new Candidate(
                            word, written, (double) distance / typed.length(), typed.charAt(0) == spelling.charAt(0)));
        }

        static Candidate nearer(Candidate one, Candidate other) {
            return NEAREST_FIRST.compare(one, other) <= 0 ? one : other;
        }
    }
}
