package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import kz.malim.access.Scope;

/** Saves drafts. Only acts that have checked the transition call it. */
@ApplicationScoped
class Drafts {
    private final Revisions revisions;
    private final References references;
    private final NewsroomRules newsroom;
    private final EmbedProviders providers;
    private final Scope scope;
    private final Clock clock;

    Drafts(
            Revisions revisions,
            References references,
            NewsroomRules newsroom,
            EmbedProviders providers,
            Scope scope,
            Clock clock) {
        this.revisions = revisions;
        this.references = references;
        this.newsroom = newsroom;
        this.providers = providers;
        this.scope = scope;
        this.clock = clock;
    }

    /** Replaces the draft of the article, if it has one. */
    void replace(Article article, ArticleContent content, String savedBy) {
        newsroom.require(content);
        revisions.draft(article).ifPresent(Revision::supersede);
        revisions.flush(); // a unique index allows one draft, and Hibernate would insert before it updates
        var found = references.of(content);
        scope.requireSection(found.section() == null ? null : found.section().id());
        var draft = Revision.draft(
                article,
                revisions.lastNumber(article) + 1,
                providers.named(content),
                found,
                clock.getZone(),
                clock.instant(),
                savedBy);
        revisions.published(article).ifPresent(draft::inheritDate);
        revisions.persist(draft);
    }

    /** Makes a draft of what was published, without validation: newer rules apply to the next edit. */
    void copy(Article article, Revision published, String savedBy) {
        revisions.persist(published.copy(revisions.lastNumber(article) + 1, clock.getZone(), clock.instant(), savedBy));
    }
}
