package kz.malim.search;

import java.util.Collection;
import java.util.List;
import kz.malim.words.TextQuery;

/**
 * Where documents are kept and found. PostgreSQL does it; a search engine of its own can take its place, since it gets
 * documents and queries that are words and keys already, and answers with a table that lists are joined with.
 */
public interface SearchIndex {
    /** Makes the documents found as they are now, each while its revision is shown. In the caller's transaction. */
    void put(Collection<SearchDocument> documents);

    /** Everything that has what is asked for: {@code article_id}, {@code revision_id}, {@code published_at}. */
    Found find(TextQuery query);

    /** Of that, what has it in title and lede. */
    Found findInHeadings(TextQuery query);

    /** How well each article answers, the newer the better: {@code article_id}, {@code score}. */
    Found scores(TextQuery query);

    /**
     * A table in SQL, for lists to join with.
     *
     * @param values for its question marks
     */
    record Found(String table, List<Object> values) {}
}
