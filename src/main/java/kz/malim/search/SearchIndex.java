package kz.malim.search;

import java.util.Collection;
import java.util.List;
import kz.malim.words.TextQuery;

/**
 * Where documents are kept and found. PostgreSQL does it; a search engine of its own can take its place, since it gets
 * documents and queries that are words and keys already, and answers with a table that lists are joined with.
 */
public interface SearchIndex {
    /** Makes the documents found as they are now, in place of what was there. In the caller's transaction. */
    void put(Collection<SearchDocument> documents);

    /** Every revision that has what is asked for. */
    Found find(TextQuery query);

    /** As many as are worth ranking, with their scores. */
    Found rank(TextQuery query);

    /**
     * Revisions, as a table to join with.
     *
     * @param table SQL with the columns {@code revision_id} and, where they are ranked, {@code score}
     * @param values for its question marks
     */
    record Found(String table, List<Object> values) {}
}
