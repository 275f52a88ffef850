package kz.malim.search;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.malim.words.TextQuery;

/**
 * The index that articles are searched in, as those see it who fill it and who suggest titles. Documents and queries are
 * analysed already, and results are ids: PostgreSQL holds it ({@link PostgresIndex}), and a search engine can take its
 * place. Lists of articles read it through {@code listing.ArticleSearch}.
 */
public interface SearchIndex {
    /** Adds or replaces documents, each searchable while its revision is published. In the caller's transaction. */
    void put(Collection<SearchDocument> documents);

    /** The newest articles that match in title or lede, newest first. */
    List<UUID> newestByTitle(TextQuery query, int limit);
}
