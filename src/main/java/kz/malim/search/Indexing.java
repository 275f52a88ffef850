package kz.malim.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import kz.malim.article.Published;

/** Lets readers find what is published, in the transaction that publishes it. */
@ApplicationScoped
class Indexing {
    private final PublishedTexts texts;
    private final SearchIndex index;

    Indexing(PublishedTexts texts, SearchIndex index) {
        this.texts = texts;
        this.index = index;
    }

    void published(@Observes Published article) {
        index.put(texts.of(List.of(article.id())));
    }
}
