package kz.malim.search;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.words.Closeness;
import kz.malim.words.SearchField;
import kz.malim.words.TextQuery;
import kz.malim.words.TextQuery.Clause;
import kz.malim.words.TextQuery.Word;

/** A query as PostgreSQL's {@code tsquery}. */
final class TsQuery {
    /** The weight of titles. */
    private static final String TITLE = "A";

    private TsQuery() {}

    static String of(TextQuery query) {
        return query.clauses().stream().map(TsQuery::clause).collect(Collectors.joining(" & "));
    }

    /** Any of the words that are required. */
    static String anyOf(TextQuery query) {
        return query.wantedWords().map(word -> word(word, SearchField.ANYWHERE)).collect(Collectors.joining(" | "));
    }

    /** The terms of some words that are this close. */
    static List<String> terms(List<Word> words, Closeness closeness) {
        return words.stream()
                .flatMap(word -> terms(word, closeness, ""))
                .distinct()
                .toList();
    }

    /** Titles that have these words and no others. */
    static String wholeTitle(TextQuery query) {
        return TsVector.quoted(query.wholeTitle());
    }

    private static String clause(Clause clause) {
        var phrases = Stream.concat(Stream.of(clause.words()), clause.alternatives().stream())
                .map(phrase -> phrase(phrase, clause.field()))
                .collect(Collectors.joining(" | ", "(", ")"));
        return clause.required() ? phrases : "!" + phrases;
    }

    private static String phrase(List<Word> phrase, SearchField field) {
        var words = new StringBuilder();
        for (var word : phrase) {
            words.append(words.isEmpty() ? "(" : " <" + Math.min(word.distance(), 16_384) + "> ")
                    .append(word(word, field));
        }
        return words.append(")").toString();
    }

    private static String word(Word word, SearchField field) {
        var weight = field == SearchField.TITLE ? TITLE : "";
        return Stream.of(Closeness.values())
                .flatMap(closeness -> terms(word, closeness, weight))
                .collect(Collectors.joining(" | ", "(", ")"));
    }

    private static Stream<String> terms(Word word, Closeness closeness, String weight) {
        var label = (closeness == Closeness.BEGINNING ? "*" : "") + weight;
        return word.terms(closeness).stream().map(term -> TsVector.quoted(term) + (label.isEmpty() ? "" : ":" + label));
    }
}
