package kz.malim.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.malim.article.Article;
import kz.malim.article.ArticleContent;
import kz.malim.article.ArticleCreation;
import kz.malim.article.ArticleCreation.NewArticle;
import kz.malim.article.ArticleStatus;
import kz.malim.article.ArticleStatuses;
import kz.malim.article.Articles;
import kz.malim.article.Publishing;
import kz.malim.article.Transitions;
import kz.malim.importing.ImportReport.Outcome;
import kz.malim.importing.ImportReport.Role;
import kz.malim.pagetext.ImportWarning;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * Imports one story of a page: creates its article, or updates the one an earlier import created. An article that was
 * edited, scheduled or withdrawn since then is skipped: an import never overrules an editor.
 */
@ApplicationScoped
class StoryImport {
    private final ImportOrigins origins;
    private final Articles articles;
    private final ArticleCreation creation;
    private final Publishing publishing;
    private final ArticleStatuses statuses;
    private final Transitions transitions;
    private final EntityManager database;

    StoryImport(
            ImportOrigins origins,
            Articles articles,
            ArticleCreation creation,
            Publishing publishing,
            ArticleStatuses statuses,
            Transitions transitions,
            EntityManager database) {
        this.origins = origins;
        this.articles = articles;
        this.creation = creation;
        this.publishing = publishing;
        this.statuses = statuses;
        this.transitions = transitions;
        this.database = database;
    }

    /**
     * A story of the page.
     *
     * @param stub whether the page only names it
     * @param content what the page says of it, as the content of an article
     */
    @SuppressWarnings("ArrayRecordComponent") // stored, never compared
    record Incoming(
            String title,
            Language lang,
            @Nullable LocalDate day,
            byte[] fingerprint,
            boolean stub,
            Function<Article, ArticleContent> content) {
        TitleKey key() {
            return TitleKey.of(title);
        }
    }

    /** What happened to the story's article. */
    record Imported(
            Article article,
            Role role,
            Outcome outcome,
            @Nullable ImportWarning warning) {}

    /** Locks the articles that earlier imports created for these stories, in one order for every import. */
    void lock(List<Incoming> stories) {
        articles.lock(stories.stream()
                .flatMap(story -> known(story).stream())
                .map(ImportOrigin::articleId)
                .toList());
    }

    Imported importStory(Incoming story, Publication publication, String by) {
        var known = known(story);
        if (known.isEmpty()) {
            return create(story, publication, by);
        }
        var origin = known.get();
        var article = articles.findById(origin.articleId());
        if (story.stub() && !origin.isStub()) {
            return imported(story, article, Outcome.UNCHANGED, null); // its own page was imported
        }
        transitions.lock(article);
        boolean changed = !origin.hasFingerprint(story.fingerprint());
        boolean toPublish = publication != Publication.NONE && (changed || !publishing.isPublished(article));
        if (!changed && !toPublish) {
            return imported(story, article, Outcome.UNCHANGED, null);
        }
        var skipReason = skipReason(statuses.of(article), origin.isEdited(article));
        if (skipReason.isPresent()) {
            return imported(story, article, Outcome.SKIPPED, skipped(article, story.title(), skipReason.get()));
        }
        if (changed) {
            publishing.draft(article, story.content().apply(article), by);
            origin.update(story.day(), story.fingerprint(), story.stub());
            origin.acceptEdits(article);
        }
        var warning = toPublish ? publish(article, story.title(), publication) : null;
        boolean updated = changed || (toPublish && warning == null);
        return imported(story, article, updated ? Outcome.UPDATED : Outcome.UNCHANGED, warning);
    }

    private Imported create(Incoming story, Publication publication, String by) {
        var article = creation.create(new NewArticle(story.lang(), null, story.title()));
        publishing.draft(article, story.content().apply(article), by);
        var origin = new ImportOrigin(article, story.key(), story.day(), story.fingerprint(), story.stub());
        origin.acceptEdits(article);
        origins.persist(origin);
        var warning = publication == Publication.NONE ? null : publish(article, story.title(), publication);
        return imported(story, article, Outcome.CREATED, warning);
    }

    /** Counts a change of the related list as the import's own. */
    void acceptEdits(Article article) {
        origins.findByIdOptional(article.id()).ifPresent(origin -> origin.acceptEdits(article));
    }

    private Optional<ImportOrigin> known(Incoming story) {
        return origins.of(story.lang(), story.key(), story.day());
    }

    /** Leaves the article a draft, with a warning, when a rule that the newsroom requires is broken. */
    private @Nullable ImportWarning publish(Article article, String title, Publication publication) {
        var obstacles = publishing.blockers(article);
        if (publication == Publication.PREVIEW) {
            database.flush();
            database.createNativeQuery("select show_draft(?1)", Boolean.class)
                    .setParameter(1, article.id())
                    .getSingleResult();
        } else if (obstacles.isEmpty()) {
            publishing.publish(article);
        }
        return obstacles.isEmpty()
                ? null
                : ImportWarning.about(
                        article.id(),
                        "not-ready",
                        "«" + title + "» stays a draft: publication is blocked by "
                                + obstacles.stream()
                                        .map(finding -> finding.rule().wireName())
                                        .distinct()
                                        .collect(Collectors.joining(", ")));
    }

    /** Why an article that was imported before is skipped: its state, or that it was edited; empty if it is not. */
    private static Optional<String> skipReason(ArticleStatus status, boolean edited) {
        return switch (status.state()) {
            case TRASHED, TAKEN_DOWN, SCHEDULED, UNPUBLISHED, REVIEW ->
                Optional.of(status.state().wireName());
            case DRAFT, PUBLISHED ->
                status.scheduled() || status.endScheduled()
                        ? Optional.of("scheduled")
                        : edited ? Optional.of("edited") : Optional.empty();
        };
    }

    private static ImportWarning skipped(Article article, String title, String reason) {
        return ImportWarning.about(
                article.id(),
                "skipped-" + reason,
                "«%s» was skipped: it has been changed since the last import and is %s".formatted(title, reason));
    }

    private static Imported imported(
            Incoming story, Article article, Outcome outcome, @Nullable ImportWarning warning) {
        return new Imported(article, story.stub() ? Role.STUB : Role.MAIN, outcome, warning);
    }
}
