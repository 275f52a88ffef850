package kz.malim.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import kz.malim.published.SqlQuery;
import kz.malim.words.Closeness;
import kz.malim.words.TextQuery;
import kz.malim.words.TextQuery.Word;

/**
 * What makes one article that matches more relevant than another: how close its words are to those of the query, where
 * they stand, and how old it is.
 */
@ApplicationScoped
public class Ranking {
    /** The parameter is the age that makes e times less, in seconds; PostgreSQL refuses a power that is too small. */
    private static final String RECENCY = """
            ? + (1 - ?) * exp(- least(greatest(cast(extract(epoch from current_date) - extract(epoch from s.published_at)
                                                    as double precision), -86400) / ?, 500))
            """;

    /** More than any match and any age. */
    private static final int FIRST = 1_000;

    /** Each word is one more rank of each article. */
    private static final int MAX_WEIGHED = 4;

    private final SearchConfig config;

    public Ranking(SearchConfig config) {
        this.config = config;
    }

    /**
     * The logarithm of the relevance of a row {@code s} with its words {@code w}: the rarer of several words count more, and
     * before all others comes what has the text as its title. Its age is told from the beginning of the day, so that a reader
     * who turns pages finds them in one order. A cached page may be of a day before: from one day to the next every score is
     * less, so the page that follows may show something again, but leaves nothing out.
     */
    SqlQuery score(TextQuery query) {
        var weight = config.weight();
        Object places = new Float[] {(float) weight.metadata(), (float) weight.body(), (float) weight.lede(), 1f};
        var sql = new SqlQuery("ln(greatest(0");
        var words = query.wantedWords().distinct().toList();
        if (words.size() < 2 || words.size() > MAX_WEIGHED) {
            addMatches(sql, words, places);
        } else {
            for (var word : words) {
                Object terms = word.terms(Closeness.EXACT).toArray(String[]::new);
                sql.and(" + (select term_rarity(?)) * (0", terms);
                addMatches(sql, List.of(word), places);
                sql.and(")");
            }
        }
        var recency = config.recency();
        return sql.and(", 1e-9)) + ln(")
                .and(RECENCY, recency.floor(), recency.floor(), (double)
                        recency.decay().toSeconds())
                .and(
                        ") + case when w.words @@ cast(? as tsquery) then " + FIRST + " else 0 end",
                        TsQuery.wholeTitle(query));
    }

    private void addMatches(SqlQuery sql, List<Word> words, Object places) {
        for (var closeness : Closeness.values()) {
            var terms = TsQuery.terms(words, closeness);
            if (!terms.isEmpty()) {
                sql.and(
                        " + ? * ts_rank(cast(? as real[]), w.words, cast(? as tsquery))",
                        weight(closeness) * terms.size(), // ts_rank divides by it
                        places,
                        String.join(" | ", terms));
            }
        }
    }

    private double weight(Closeness closeness) {
        var weight = config.weight();
        return switch (closeness) {
            case EXACT -> 1;
            case SYNONYM -> weight.synonym();
            case FOLDED -> weight.folded();
            case OTHER_LANGUAGE -> weight.otherLanguage();
            case ROOT -> weight.root();
            case BEGINNING -> weight.beginning();
        };
    }
}
