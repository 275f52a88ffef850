package kz.malim.article;

import java.util.UUID;

/** CDI event in the transaction that publishes an article, also again: later packages can take part in it. */
public record ArticlePublished(UUID id) {}
