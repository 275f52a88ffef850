package kz.malim.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import kz.malim.published.SqlQuery;
import kz.malim.words.Closeness;
import kz.malim.words.TextQuery;

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

    private final SearchConfig config;

    public Ranking(SearchConfig config) {
        this.config = config;
    }

    /**
     * The logarithm of the relevance of a row {@code s} with its words {@code w}. Its age is told from the beginning of the day, so
     * that a reader who turns pages finds them in one order. A cached page may be of a day before: from one day to the next every
     * score is less, so the page that follows may show something again, but leaves nothing out.
     */
    SqlQuery score(TextQuery query) {
        var weight = config.weight();
        Object places = new Float[] {(float) weight.metadata(), (float) weight.body(), (float) weight.lede(), 1f};
        var sql = new SqlQuery("ln(greatest(0");
        for (var closeness : Closeness.values()) {
            List<String> terms = TsQuery.terms(query, closeness);
            if (!terms.isEmpty()) {
                sql.and(
                        " + ? * ts_rank(cast(? as real[]), w.words, cast(? as tsquery))",
                        weight(closeness) * terms.size(), // ts_rank divides by it
                        places,
                        String.join(" | ", terms));
            }
        }
        var recency = config.recency();
        return sql.and(", 1e-9)) + ln(")
                .and(RECENCY, recency.floor(), recency.floor(), (double)
                        recency.decay().toSeconds())
                .and(")");
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
