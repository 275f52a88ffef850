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
 * Brings one story of a page into the newsroom: makes its article, or gives the one it made before what the page says now.
 * What somebody has worked on since, or decided about, is left as it is: an import is nobody's second opinion.
 */
@ApplicationScoped
class StoryImport {
    private final ImportOrigins origins;
    private final Articles articles;
    private final ArticleCreation creation;
    private final Publishing publishing;
    private final ArticleStatuses situations;
    private final Transitions transitions;
    private final EntityManager database;

    StoryImport(
            ImportOrigins origins,
            Articles articles,
            ArticleCreation creation,
            Publishing publishing,
            ArticleStatuses situations,
            Transitions transitions,
            EntityManager database) {
        this.origins = origins;
        this.articles = articles;
        this.creation = creation;
        this.publishing = publishing;
        this.situations = situations;
        this.transitions = transitions;
        this.database = database;
    }

    /**
     * A story as the page tells it.
     *
     * @param stub whether the page only names it
     * @param content what the page says of it, as the content of an article
     */
    @SuppressWarnings("ArrayRecordComponent") // stored, never compared
    record Told(
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

    /** What became of the story's article. */
    record Brought(
            Article article,
            Role role,
            Outcome outcome,
            @Nullable ImportWarning warning) {}

    /** Locks what is known of these stories, in one order whoever locks them. */
    void lock(List<Told> stories) {
        articles.lock(stories.stream()
                .flatMap(story -> known(story).stream())
                .map(ImportOrigin::articleId)
                .toList());
    }

    Brought bring(Told story, Publication publication, String by) {
        var known = known(story);
        if (known.isEmpty()) {
            return created(story, publication, by);
        }
        var origin = known.get();
        var article = articles.findById(origin.articleId());
        if (story.stub() && !origin.isStub()) {
            return brought(story, article, Outcome.UNCHANGED, null); // its own page has told more than a title
        }
        transitions.lock(article);
        boolean news = !origin.looksLike(story.fingerprint());
        boolean toPublish = publication != Publication.NONE && (news || !publishing.isPublished(article));
        if (!news && !toPublish) {
            return brought(story, article, Outcome.UNCHANGED, null);
        }
        var hindrance = hindrance(situations.of(article), origin.isEdited(article));
        if (hindrance.isPresent()) {
            return brought(story, article, Outcome.SKIPPED, skipped(article, story.title(), hindrance.get()));
        }
        if (news) {
            publishing.draft(article, story.content().apply(article), by);
            origin.seenAgain(story.day(), story.fingerprint(), story.stub());
            origin.leaves(article);
        }
        var obstacles = toPublish ? publish(article, story.title(), publication) : null;
        boolean updated = news || (toPublish && obstacles == null);
        return brought(story, article, updated ? Outcome.UPDATED : Outcome.UNCHANGED, obstacles);
    }

    private Brought created(Told story, Publication publication, String by) {
        var article = creation.create(new NewArticle(story.lang(), null, story.title()));
        publishing.draft(article, story.content().apply(article), by);
        var origin = new ImportOrigin(article, story.key(), story.day(), story.fingerprint(), story.stub());
        origin.leaves(article);
        origins.persist(origin);
        var obstacles = publication == Publication.NONE ? null : publish(article, story.title(), publication);
        return brought(story, article, Outcome.CREATED, obstacles);
    }

    /** Notes that the import has changed what stands beside the article. */
    void leaves(Article article) {
        origins.findByIdOptional(article.id()).ifPresent(origin -> origin.leaves(article));
    }

    private Optional<ImportOrigin> known(Told story) {
        return origins.of(story.lang(), story.key(), story.day());
    }

    /** What the newsroom does not publish with stays a draft. */
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
                        "«" + title + "» stays a draft: this newsroom does not publish with "
                                + obstacles.stream()
                                        .map(finding -> finding.rule().wireName())
                                        .distinct()
                                        .collect(Collectors.joining(", ")));
    }

    /** Why nothing may be done to an article that was imported before, in the word of its state; nothing if something may. */
    private static Optional<String> hindrance(ArticleStatus situation, boolean edited) {
        return switch (situation.state()) {
            case TRASHED, TAKEN_DOWN, SCHEDULED, UNPUBLISHED, REVIEW ->
                Optional.of(situation.state().wireName());
            case DRAFT, PUBLISHED ->
                situation.scheduled() || situation.endScheduled()
                        ? Optional.of("scheduled")
                        : edited ? Optional.of("edited") : Optional.empty();
        };
    }

    private static ImportWarning skipped(Article article, String title, String hindrance) {
        return ImportWarning.about(
                article.id(),
                "skipped-" + hindrance,
                "«%s» is left as it is, since it is %s: somebody in the newsroom has decided about it after the last import"
                        .formatted(title, hindrance));
    }

    private static Brought brought(Told story, Article article, Outcome outcome, @Nullable ImportWarning warning) {
        return new Brought(article, story.stub() ? Role.STUB : Role.MAIN, outcome, warning);
    }
}
