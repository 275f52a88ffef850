package kz.malim.article;

import java.util.UUID;

/** Told in the transaction that lets the clock publish an article: what is to be ready by then can be made ready now. */
public record Scheduled(UUID id) {}
