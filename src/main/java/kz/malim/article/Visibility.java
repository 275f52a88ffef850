package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The changes of state that make revisions visible or not. Nothing is asked here: only acts that have asked
 * ({@link Transitions}) come here, and the clock, which does what was allowed when it was set.
 */
@ApplicationScoped
class Visibility {
    private final Revisions revisions;
    private final Drafts drafts;
    private final Event<Published> shown;
    private final Clock clock;

    Visibility(Revisions revisions, Drafts drafts, Event<Published> shown, Clock clock) {
        this.revisions = revisions;
        this.drafts = drafts;
        this.shown = shown;
        this.clock = clock;
    }

    /** In place of what readers saw before. */
    void show(Article article, Revision draft, OriginalTimes times) {
        revisions.published(article).ifPresent(Revision::supersede);
        revisions.flush(); // at most one published revision at any moment
        draft.publish(clock.instant());
        article.endReview();
        revisions.flush();
        if (times.updated() != null) {
            revisions.bringTimes(draft, times.updated());
        }
        shown.fire(new Published(article.id()));
    }

    /** What readers saw is a draft from then on, unless there is a newer one. */
    void hide(Article article, String by) {
        revisions.published(article).ifPresent(published -> {
            published.supersede();
            revisions.flush();
            if (revisions.draft(article).isEmpty()) {
                drafts.repeat(article, published, by);
            }
        });
        revisions.flush();
    }

    /** What was scheduled is the draft again, unless there is a newer one. */
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

    /** Does what is due by the clock of the database, for an article that this transaction has locked. */
    boolean switchDue(Article article, Instant databaseTime) {
        boolean switched = false;
        var scheduled = revisions.scheduled(article).filter(next -> isDue(next.shownFrom(), databaseTime));
        if (scheduled.isPresent()) {
            revisions.published(article).ifPresent(Revision::supersede);
            revisions.flush();
            scheduled.get().goLive();
            revisions.flush();
            shown.fire(new Published(article.id()));
            switched = true;
        }
        if (revisions
                .published(article)
                .filter(ending -> isDue(ending.shownUntil(), databaseTime))
                .isPresent()) {
            hide(article, PublishingSchedule.NAME);
            switched = true;
        }
        return switched;
    }

    private static boolean isDue(@Nullable Instant moment, Instant now) {
        return moment != null && !moment.isAfter(now);
    }
}
