package kz.malim.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import kz.malim.article.ArticlePublished;
import kz.malim.article.ArticleScheduled;

/** Lets readers find what is published, in the transaction that publishes it or lets the clock publish it. */
@ApplicationScoped
class ArticleIndexer {
    private final SearchDocuments texts;
    private final SearchIndex index;

    ArticleIndexer(SearchDocuments texts, SearchIndex index) {
        this.texts = texts;
        this.index = index;
    }

    void published(@Observes ArticlePublished article) {
        put(article.id());
    }

    /** Found from its time on, whether or not anybody is there to do something then. */
    void scheduled(@Observes ArticleScheduled article) {
        put(article.id());
    }

    private void put(UUID article) {
        index.put(texts.of(List.of(article)));
    }
}
