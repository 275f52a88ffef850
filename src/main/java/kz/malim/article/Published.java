package kz.malim.article;

import java.util.UUID;

/** Told in the transaction in which an article becomes public, or public anew: packages that come later can take part. */
public record Published(UUID id) {}
