package kz.malim.article;

import java.util.UUID;

/** CDI event in the transaction that schedules an article, so that what publication needs can be prepared. */
public record ArticleScheduled(UUID id) {}
