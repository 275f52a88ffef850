package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/**
 * The acts that save and publish drafts, for all callers: editors, importers, the demo. Each checks that it is allowed
 * ({@link Transitions}) and increments the article's version. A scheduled transition does not increment it: nobody has to
 * read an article again because a scheduled time has passed.
 */
@ApplicationScoped
public class Publishing {
    private final Articles articles;
    private final Revisions revisions;
    private final Transitions transitions;
    private final Visibility visibility;
    private final Drafts drafts;
    private final EditorialRules rules;
    private final Event<ArticleScheduled> scheduled;
    private final Clock clock;

    Publishing(
            Articles articles,
            Revisions revisions,
            Transitions transitions,
            Visibility visibility,
            Drafts drafts,
            EditorialRules rules,
            Event<ArticleScheduled> scheduled,
            Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.transitions = transitions;
        this.visibility = visibility;
        this.drafts = drafts;
        this.rules = rules;
        this.scheduled = scheduled;
        this.clock = clock;
    }

    /** Saves content as the article's draft. The published and the scheduled revision do not change. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void draft(Article article, ArticleContent content, String savedBy) {
        transitions.begin(article, Transition.EDIT);
        requireNoScheduleBefore(content.embargoUntil(), article);
        article.edited();
        touch(article);
        drafts.replace(article, content, savedBy);
    }

    /** Publishes the draft in place of the published revision. A scheduled revision counts as the draft. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Article article) {
        publish(article, OriginalTimes.NONE);
    }

    /** The same for an article that was published elsewhere before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Article article, OriginalTimes times) {
        transitions.begin(article, Transition.PUBLISH);
        visibility.cancelSchedule(article);
        var draft = revisions.draft(article).orElseThrow();
        draft.requireNoEmbargo(clock.instant());
        rules.requirePublishable(draft.content(clock.getZone()));
        touch(article);
        visibility.show(article, draft, times);
    }

    /** The findings that block publication of the latest content in this newsroom. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Finding> blockers(Article article) {
        return revisions
                .latest(article)
                .map(revision -> rules.blockers(revision.content(clock.getZone())))
                .orElse(List.of());
    }

    /** Unpublishes the article. The published revision becomes the draft, unless there is a newer one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(Article article, String by) {
        transitions.begin(article, Transition.UNPUBLISH);
        touch(article);
        visibility.cancelSchedule(article);
        visibility.hide(article, by);
    }

    /** Schedules when to publish the draft, when to withdraw the article, or both. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void schedule(Article article, @Nullable Instant publishAt, @Nullable Instant unpublishAt) {
        var status = transitions.begin(article, Transition.SCHEDULE);
        ScheduleRules.check(publishAt, unpublishAt, status, transitions.databaseTime());
        touch(article);
        visibility.cancelSchedule(article);
        var published = revisions.published(article);
        if (publishAt == null) {
            published.ifPresent(revision -> revision.endAt(unpublishAt));
        } else {
            var draft = revisions.draft(article).orElseThrow();
            draft.requireNoEmbargo(publishAt);
            rules.requirePublishable(draft.content(clock.getZone()));
            draft.schedule(publishAt, unpublishAt);
            published.ifPresent(revision -> revision.endAt(publishAt));
            article.endReview();
            revisions.flush();
            scheduled.fire(new ArticleScheduled(article.id()));
        }
        revisions.flush();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void unschedule(Article article) {
        transitions.begin(article, Transition.UNSCHEDULE);
        touch(article);
        visibility.cancelSchedule(article);
    }

    public boolean isPublished(Article article) {
        return revisions.published(article).isPresent();
    }

    /** An embargo on newer content holds for what is scheduled as well. */
    private void requireNoScheduleBefore(@Nullable OffsetDateTime embargo, Article article) {
        if (embargo != null) {
            revisions
                    .scheduled(article)
                    .map(Revision::shownFrom)
                    .filter(from -> from.isBefore(embargo.toInstant()))
                    .ifPresent(from -> {
                        throw RequestJson.refused(
                                "embargoUntil",
                                "The article is scheduled for " + from + ": change its schedule first.");
                    });
        }
    }

    private void touch(Article article) {
        article.touch(clock.instant());
        articles.flush(); // assigns the version, and fails here on a concurrent act
    }
}
