package kz.malim.search;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.malim.words.TextQuery;

/**
 * The search index, for those who fill it and suggest titles; lists read it through {@code listing.ArticleSearch}.
 * Documents and queries are analysed, and results are ids: PostgreSQL holds the index ({@link PostgresIndex}), and a search
 * engine can take its place.
 */
public interface SearchIndex {
    /** Adds or replaces documents, each searchable while its revision is published. In the caller's transaction. */
    void put(Collection<SearchDocument> documents);

    /** Adds a new entry of a live blog to the documents of its article. In the caller's transaction. */
    void add(SearchDocument.Entry entry);

    /** The newest articles that match in their titles, newest first. */
    List<UUID> newestByTitle(TextQuery query, int limit);
}
