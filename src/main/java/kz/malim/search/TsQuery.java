package kz.malim.search;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.words.TextQuery;
import kz.malim.words.TextQuery.Clause;
import kz.malim.words.TextQuery.Word;

/** A query as PostgreSQL's {@code tsquery}. */
final class TsQuery {
    private TsQuery() {}

    static String of(TextQuery query) {
        return query.clauses().stream().map(TsQuery::clause).collect(Collectors.joining(" & "));
    }

    /** Any of the words that are required. */
    static String anyOf(TextQuery query) {
        return query.requiredWords().map(TsQuery::word).collect(Collectors.joining(" | "));
    }

    private static String clause(Clause clause) {
        var words = new StringBuilder();
        for (var word : clause.words()) {
            words.append(words.isEmpty() ? "" : " <" + Math.min(word.distance(), 16_384) + "> ")
                    .append(word(word));
        }
        return clause.required() ? "(" + words + ")" : "!(" + words + ")";
    }

    private static String word(Word word) {
        return Stream.concat(
                        word.terms().stream().map(TsVector::quoted),
                        word.prefixes().stream().map(prefix -> TsVector.quoted(prefix) + ":*"))
                .collect(Collectors.joining(" | ", "(", ")"));
    }
}
