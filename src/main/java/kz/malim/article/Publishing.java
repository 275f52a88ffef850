package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The acts that turn content into a draft and a draft into what readers see, for whoever does them: editors, importers, the
 * demo. Each asks whether it may ({@link Transitions}) and raises the article's version. The clock raises none: nobody has
 * to read an article again because its time has come.
 */
@ApplicationScoped
public class Publishing {
    private final Articles articles;
    private final Revisions revisions;
    private final Transitions transitions;
    private final Visibility visibility;
    private final Drafts drafts;
    private final EditorialRules rules;
    private final Event<Scheduled> planned;
    private final Clock clock;

    Publishing(
            Articles articles,
            Revisions revisions,
            Transitions transitions,
            Visibility visibility,
            Drafts drafts,
            EditorialRules rules,
            Event<Scheduled> planned,
            Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.transitions = transitions;
        this.visibility = visibility;
        this.drafts = drafts;
        this.rules = rules;
        this.planned = planned;
        this.clock = clock;
    }

    /** Saves content as the article's draft. What readers see, now or by a schedule, stays as it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void draft(Article article, ArticleContent content, String savedBy) {
        transitions.begin(article, Transition.EDIT);
        article.edited();
        touch(article);
        drafts.replace(article, content, savedBy);
    }

    /** Shows the article's draft to readers, in place of what they saw before; what was scheduled counts as the draft. */
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
        rules.requireFitToPublish(draft.content(clock.getZone()));
        touch(article);
        visibility.show(article, draft, times);
    }

    /** What keeps the article's newest content from being published in this newsroom; nothing, if nothing does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Finding> obstacles(Article article) {
        return revisions
                .latest(article)
                .map(newest -> rules.obstacles(newest.content(clock.getZone())))
                .orElse(List.of());
    }

    /** Takes the article from readers. What they saw is a draft from then on, unless there is a newer one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(Article article, String by) {
        transitions.begin(article, Transition.UNPUBLISH);
        touch(article);
        visibility.cancelSchedule(article);
        visibility.hide(article, by);
    }

    /** Will show the draft to readers at one moment, take the article from them at another, or both. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void schedule(Article article, @Nullable Instant publishAt, @Nullable Instant unpublishAt) {
        var situation = transitions.begin(article, Transition.SCHEDULE);
        ScheduleRules.check(publishAt, unpublishAt, situation, transitions.databaseTime());
        touch(article);
        visibility.cancelSchedule(article);
        var published = revisions.published(article);
        if (publishAt == null) {
            published.ifPresent(ending -> ending.endAt(unpublishAt));
        } else {
            var draft = revisions.draft(article).orElseThrow();
            rules.requireFitToPublish(draft.content(clock.getZone()));
            draft.schedule(publishAt, unpublishAt);
            published.ifPresent(ending -> ending.endAt(publishAt));
            article.endReview();
            revisions.flush();
            planned.fire(new Scheduled(article.id()));
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

    private void touch(Article article) {
        article.touch(clock.instant());
        articles.flush(); // the version is known from here on, and refused here if another act was faster
    }
}
