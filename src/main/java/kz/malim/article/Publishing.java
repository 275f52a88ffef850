package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The acts that turn content into a draft and a draft into what readers see, for whoever does them: editors, importers, the
 * clock. Each raises the article's version, except those of the clock: nobody has to read an article again because its
 * time has come.
 */
@ApplicationScoped
public class Publishing {
    private final Articles articles;
    private final Revisions revisions;
    private final References references;
    private final Event<Published> shown;
    private final Event<Scheduled> planned;
    private final Clock clock;

    Publishing(
            Articles articles,
            Revisions revisions,
            References references,
            Event<Published> shown,
            Event<Scheduled> planned,
            Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.references = references;
        this.shown = shown;
        this.planned = planned;
        this.clock = clock;
    }

    /** Saves content as the article's draft. What readers see, now or by a schedule, stays as it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void draft(Article article, ArticleInput content, String savedBy) {
        touch(article);
        revisions.draft(article).ifPresent(Revision::supersede);
        revisions.flush(); // at most one draft at any moment, and Hibernate would insert before it updates
        save(article, content, savedBy);
    }

    private void save(Article article, ArticleInput content, String savedBy) {
        var draft = Revision.draft(
                article, revisions.lastNumber(article) + 1, content, references.of(content), clock.instant(), savedBy);
        revisions.published(article).ifPresent(draft::keepDateOf);
        revisions.persist(draft);
    }

    /** Shows the article's draft to readers, in place of what they saw before. Without a draft there is nothing to do. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean publish(Article article) {
        cancelSchedule(article);
        var draft = revisions.draft(article);
        if (draft.isEmpty()) {
            return false;
        }
        touch(article);
        revisions.published(article).ifPresent(Revision::supersede);
        revisions.flush(); // at most one published revision at any moment
        draft.get().publish(clock.instant());
        article.endReview();
        revisions.flush();
        shown.fire(new Published(article.id()));
        return true;
    }

    /** Takes the article from readers. What they saw is a draft from then on, unless there is a newer one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(Article article, String by) {
        touch(article);
        cancelSchedule(article);
        hide(article, by);
    }

    private void hide(Article article, String by) {
        revisions.published(article).ifPresent(published -> {
            published.supersede();
            revisions.flush();
            if (revisions.draft(article).isEmpty()) {
                revisions.persist(
                        published.again(revisions.lastNumber(article) + 1, clock.getZone(), clock.instant(), by));
            }
        });
        revisions.flush();
    }

    /** Will show the draft to readers at one moment, take the article from them at another, or both. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void schedule(Article article, @Nullable Instant publishAt, @Nullable Instant unpublishAt) {
        touch(article);
        cancelSchedule(article);
        var published = revisions.published(article);
        if (publishAt == null) {
            published.ifPresent(ending -> ending.endAt(unpublishAt));
        } else {
            revisions.draft(article).orElseThrow().schedule(publishAt, unpublishAt);
            published.ifPresent(ending -> ending.endAt(publishAt));
            article.endReview();
            revisions.flush();
            planned.fire(new Scheduled(article.id()));
        }
        revisions.flush();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void unschedule(Article article) {
        touch(article);
        cancelSchedule(article);
    }

    /** What was scheduled is the draft again, unless there is a newer one. */
    private void cancelSchedule(Article article) {
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
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean switchDue(Article article, Instant databaseTime) {
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

    public boolean isPublished(Article article) {
        return revisions.published(article).isPresent();
    }

    private void touch(Article article) {
        article.touch(clock.instant());
        articles.flush(); // the version is known from here on, and refused here if another act was faster
    }
}
