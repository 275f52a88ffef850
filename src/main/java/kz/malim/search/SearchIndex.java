package kz.malim.search;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import kz.malim.words.TextQuery;
import org.jspecify.annotations.Nullable;

/**
 * Where documents are kept and found. PostgreSQL does it; a search engine of its own can take its place, since it gets
 * documents and queries that are words and keys already, and answers with tables that lists are joined with: {@code
 * article_id}, {@code revision_id}, {@code published_at}.
 */
public interface SearchIndex {
    /** Makes the documents found as they are now, each while its revision is shown. In the caller's transaction. */
    void put(Collection<SearchDocument> documents);

    /** Everything that has what is asked for. */
    Found find(TextQuery query);

    /**
     * What has it in a part of the text, in the order of publication. It is found while it is read and no further, so
     * whoever wants the first few limits it, and joins it with nothing that changes the order.
     */
    Found findInOrder(TextQuery query, Within within, Period period);

    /** How well each article answers, the newer the better: {@code article_id}, {@code score}. */
    Found scores(TextQuery query);

    /** The part of a document that is looked at. */
    enum Within {
        TITLE_AND_LEDE,
        ALL
    }

    /**
     * When what is found was published.
     *
     * @param from the first moment inside, if there is one
     * @param before the first moment after it
     */
    record Period(@Nullable Instant from, @Nullable Instant before, boolean newestFirst) {
        public static final Period NEWEST_FIRST = new Period(null, null, true);
    }

    /**
     * A table in SQL, for lists to join with.
     *
     * @param values for its question marks
     */
    record Found(String table, List<Object> values) {}
}
