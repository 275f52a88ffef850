package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The changes of state that make revisions visible or not. Nothing is checked here: the callers are acts that have checked
 * ({@link Transitions}), and scheduled transitions, which were checked when they were scheduled.
 */
@ApplicationScoped
class Visibility {
    private final Revisions revisions;
    private final Drafts drafts;
    private final Event<ArticlePublished> publishedEvent;
    private final Clock clock;

    Visibility(Revisions revisions, Drafts drafts, Event<ArticlePublished> publishedEvent, Clock clock) {
        this.revisions = revisions;
        this.drafts = drafts;
        this.publishedEvent = publishedEvent;
        this.clock = clock;
    }

    /** Publishes the draft in place of the published revision. */
    void show(Article article, Revision draft, OriginalTimes times) {
        revisions.published(article).ifPresent(Revision::supersede);
        revisions.flush(); // a unique index allows one published revision
        draft.publish(clock.instant());
        article.endReview();
        revisions.flush();
        if (times.updated() != null) {
            revisions.setOriginalTimes(draft, times.updated());
        }
        publishedEvent.fire(new ArticlePublished(article.id()));
    }

    /** Makes the published revision the draft, unless there is a newer one. */
    void hide(Article article, String by) {
        revisions.published(article).ifPresent(published -> {
            published.supersede();
            revisions.flush();
            if (revisions.draft(article).isEmpty()) {
                drafts.copy(article, published, by);
            }
        });
        revisions.flush();
    }

    /** Makes the scheduled revision the draft again, unless there is a newer one. */
    void cancelSchedule(Article article) {
        boolean newerDraft = revisions.draft(article).isPresent();
        revisions.scheduled(article).ifPresent(scheduled -> {
            scheduled.unschedule();
            if (newerDraft) {
                scheduled.supersede();
            }
        });
        revisions.published(article).ifPresent(published -> published.endAt(null));
        revisions.flush();
    }

    /** Applies the transitions of a locked article that are due by the clock of the database. */
    void applyDue(Article article, Instant databaseTime) {
        var scheduled = revisions.scheduled(article).filter(revision -> isDue(revision.shownFrom(), databaseTime));
        if (scheduled.isPresent()) {
            revisions.published(article).ifPresent(Revision::supersede);
            revisions.flush();
            scheduled.get().goLive();
            revisions.flush();
            publishedEvent.fire(new ArticlePublished(article.id()));
        }
        if (revisions
                .published(article)
                .filter(revision -> isDue(revision.shownUntil(), databaseTime))
                .isPresent()) {
            hide(article, PublishingSchedule.NAME);
        }
    }

    private static boolean isDue(@Nullable Instant time, Instant now) {
        return time != null && !time.isAfter(now);
    }
}
