package kz.malim.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.article.ArticlePublished;
import kz.malim.article.ArticleScheduled;
import kz.malim.live.LiveBlogChanged;
import kz.malim.search.SearchDocument.Entry;

/** Indexes articles in the transaction that publishes or schedules them. */
@ApplicationScoped
class ArticleIndexer {
    private final SearchDocuments documents;
    private final SearchIndex index;

    ArticleIndexer(SearchDocuments documents, SearchIndex index) {
        this.documents = documents;
        this.index = index;
    }

    void published(@Observes ArticlePublished article) {
        put(article.id());
    }

    /** Searchable from its time on, without any work at that time. */
    void scheduled(@Observes ArticleScheduled article) {
        put(article.id());
    }

    /** A new entry costs its own words only; any other change, those of all entries. */
    void changed(@Observes LiveBlogChanged blog) {
        var added = blog.newEntry() == null ? Optional.<Entry>empty() : documents.ofVisibleEntry(blog.newEntry());
        added.ifPresentOrElse(index::add, () -> put(blog.articleId()));
    }

    private void put(UUID article) {
        index.put(documents.of(List.of(article)));
    }
}
