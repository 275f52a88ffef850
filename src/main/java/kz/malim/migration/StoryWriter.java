package kz.malim.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import kz.malim.address.FormerAddresses;
import kz.malim.article.Article;
import kz.malim.article.ArticleCreation;
import kz.malim.article.ArticleCreation.NewArticle;
import kz.malim.article.ArticleState;
import kz.malim.article.ArticleStatuses;
import kz.malim.article.Articles;
import kz.malim.article.OriginalTimes;
import kz.malim.article.Publishing;
import kz.malim.article.Transitions;
import kz.malim.database.AdvisoryLocks;
import kz.malim.migration.StoriesReport.Entry;
import kz.malim.migration.StoriesReport.Outcome;
import kz.malim.migration.StoryContents.Made;

/**
 * The act that brings a story in: creates its article, or changes the one that an earlier import created. An article that
 * was edited, scheduled or withdrawn here since is left alone.
 */
@ApplicationScoped
class StoryWriter {
    private final Origins origins;
    private final StoryContents contents;
    private final Articles articles;
    private final ArticleCreation creation;
    private final Publishing publishing;
    private final ArticleStatuses statuses;
    private final Transitions transitions;
    private final FormerAddresses addresses;
    private final AdvisoryLocks locks;
    private final TransactionSynchronizationRegistry transaction;
    private final ObjectMapper json;
    private final Clock clock;

    StoryWriter(
            Origins origins,
            StoryContents contents,
            Articles articles,
            ArticleCreation creation,
            Publishing publishing,
            ArticleStatuses statuses,
            Transitions transitions,
            FormerAddresses addresses,
            AdvisoryLocks locks,
            TransactionSynchronizationRegistry transaction,
            ObjectMapper json,
            Clock clock) {
        this.origins = origins;
        this.contents = contents;
        this.articles = articles;
        this.creation = creation;
        this.publishing = publishing;
        this.statuses = statuses;
        this.transitions = transitions;
        this.addresses = addresses;
        this.locks = locks;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** What would be written, with the content; the transaction is rolled back. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Entry preview(String source, ForeignStory story, String by) {
        var entry = write(source, story, by, true);
        transaction.setRollbackOnly();
        return entry;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Entry write(String source, ForeignStory story, String by) {
        return write(source, story, by, false);
    }

    private Entry write(String source, ForeignStory story, String by, boolean preview) {
        locks.lock(List.of("import story " + source + " " + story.id()));
        var fingerprint = fingerprint(story);
        var known = origins.story(source, story.id());
        if (known.isEmpty()) {
            var made = contents.of(source, story);
            var article = creation.create(new NewArticle(
                    story.lang(),
                    null,
                    made.content().title(),
                    null,
                    story.publishedAt() == null ? null : story.publishedAt().toInstant()));
            return save(source, story, article, made, fingerprint, Outcome.CREATED, by, preview);
        }
        var article = articles.findById(known.get().article());
        if (known.get().isFor(fingerprint)) {
            return Entry.unchanged(story.id(), article.id(), article.slug());
        }
        transitions.lock(article);
        boolean withdrawn = !story.toBePublished() && statuses.of(article).state() == ArticleState.PUBLISHED;
        if (withdrawn
                || article.edits() != known.get().edits()
                || !isImportsOwn(article)) { // withdrawing is for editors
            return Entry.conflict(story.id(), article.id(), article.slug());
        }
        return save(source, story, article, contents.of(source, story), fingerprint, Outcome.UPDATED, by, preview);
    }

    private boolean isImportsOwn(Article article) {
        var status = statuses.of(article);
        return (status.state() == ArticleState.DRAFT || status.state() == ArticleState.PUBLISHED)
                && !status.scheduled()
                && !status.endScheduled();
    }

    private Entry save(
            String source,
            ForeignStory story,
            Article article,
            Made made,
            byte[] fingerprint,
            Outcome outcome,
            String by,
            boolean preview) {
        publishing.draft(article, made.content(), by);
        var blockers = story.toBePublished() ? publish(article, story) : List.<String>of();
        addresses.keepFree(article.id(), story.formerAddresses());
        origins.keepStory(source, story.id(), new Origins.Known(article.id(), fingerprint, article.edits()));
        return Entry.written(
                story.id(),
                outcome,
                article.id(),
                article.slug(),
                blockers,
                made.body(),
                made.losses(),
                preview ? made.content() : null);
    }

    /** Leaves the article a draft when a rule that the newsroom requires is broken; returns these. */
    private List<String> publish(Article article, ForeignStory story) {
        var blockers = publishing.blockers(article).stream()
                .map(finding -> finding.rule().wireName())
                .distinct()
                .toList();
        var at = story.publishedAt() == null
                ? clock.instant()
                : story.publishedAt().toInstant();
        if (!blockers.isEmpty()) {
            return blockers;
        }
        if (at.isAfter(clock.instant())) {
            publishing.schedule(article, at, null);
        } else {
            var updated = story.updatedAt() == null ? at : story.updatedAt().toInstant();
            publishing.publish(article, new OriginalTimes(updated));
        }
        return List.of();
    }

    private byte[] fingerprint(ForeignStory story) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(story));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
