package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import kz.malim.access.Scope;

/** Saves content as the draft of an article, once an act has asked whether that may be. */
@ApplicationScoped
class Drafts {
    private final Revisions revisions;
    private final References references;
    private final Scope scope;
    private final Clock clock;

    Drafts(Revisions revisions, References references, Scope scope, Clock clock) {
        this.revisions = revisions;
        this.references = references;
        this.scope = scope;
        this.clock = clock;
    }

    void replace(Article article, ArticleContent content, String savedBy) {
        revisions.draft(article).ifPresent(Revision::supersede);
        revisions.flush(); // at most one draft at any moment, and Hibernate would insert before it updates
        save(article, content, savedBy);
    }

    private void save(Article article, ArticleContent content, String savedBy) {
        var found = references.of(content);
        scope.requireSection(found.section() == null ? null : found.section().id());
        var draft =
                Revision.draft(article, revisions.lastNumber(article) + 1, content, found, clock.instant(), savedBy);
        revisions.published(article).ifPresent(draft::keepDateOf);
        revisions.persist(draft);
    }

    /** What was published, once more; rules that came since are for whoever edits it. */
    void repeat(Article article, Revision published, String savedBy) {
        revisions.persist(
                published.again(revisions.lastNumber(article) + 1, clock.getZone(), clock.instant(), savedBy));
    }
}
