package kz.malim.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import kz.malim.article.ArticlePublished;
import kz.malim.article.ArticleScheduled;

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

    private void put(UUID article) {
        index.put(documents.of(List.of(article)));
    }
}
