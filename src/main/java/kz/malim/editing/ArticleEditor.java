package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kz.malim.article.Article;
import kz.malim.article.ArticleContent;
import kz.malim.article.ArticleStatuses;
import kz.malim.article.Articles;
import kz.malim.article.ContentReader;
import kz.malim.article.Revision;
import kz.malim.article.Revisions;
import kz.malim.article.Transitions;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Where an article lies while one editor acts on it: locked, up to date, and of the version that editor has read. Whether
 * the act is possible is asked by the act itself.
 */
@ApplicationScoped
public class ArticleEditor {
    private static final int MOST_TAGS = 20;

    private final Articles articles;
    private final Revisions revisions;
    private final ArticleStatuses situations;
    private final Transitions transitions;
    private final ContentReader reader;
    private final EntityManager database;
    private final Clock clock;

    ArticleEditor(
            Articles articles,
            Revisions revisions,
            ArticleStatuses situations,
            Transitions transitions,
            ContentReader reader,
            EntityManager database,
            Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.situations = situations;
        this.transitions = transitions;
        this.reader = reader;
        this.database = database;
        this.clock = clock;
    }

    /** The article for an act, if the caller has read its present version. */
    public Article open(String id, @Nullable String ifMatch) {
        var article = locked(id);
        if (!matches(article, ifMatch)) {
            throw stale(article, ifMatch)
                    .withMembers(Map.of("current", view(article), "changed", changes(article, ifMatch)));
        }
        return article;
    }

    /** The article for new content: what {@code edit} makes of the content, merged with what others did if that is wanted. */
    Edit edit(String id, @Nullable String ifMatch, boolean merge, UnaryOperator<JsonNode> edit) {
        var article = locked(id);
        var current = content(article);
        if (matches(article, ifMatch)) {
            return new Edit(article, reader.read(edit.apply(reader.tree(current))));
        }
        var base = revisions.asOf(article, version(ifMatch)).map(read -> reader.tree(read.content(clock.getZone())));
        if (base.isEmpty()) {
            throw stale(article, ifMatch).withMembers(Map.of("current", view(article)));
        }
        var mine = reader.tree(reader.read(edit.apply(base.get())));
        var meeting = new ThreeWayMerge(base.get(), mine, reader.tree(current));
        if (!merge || !meeting.colliding().isEmpty()) {
            throw stale(article, ifMatch)
                    .withMembers(Map.of(
                            "current", view(article),
                            "changed", meeting.changed(),
                            "colliding", meeting.colliding()));
        }
        return new Edit(article, reader.read(meeting.merged()));
    }

    /** New content for an article that lies here. */
    record Edit(Article article, ArticleContent content) {}

    Article locked(String id) {
        var article = articles.withId(id);
        transitions.settle(article);
        return article;
    }

    ArticleContent content(Article article) {
        return revisions.latest(article).orElseThrow().content(clock.getZone());
    }

    Response answer(Article article) {
        return answer(Response.ok(), article);
    }

    Response answer(Response.ResponseBuilder response, Article article) {
        database.flush();
        return response.tag(new EntityTag(String.valueOf(article.version())))
                .entity(view(article))
                .build();
    }

    ArticleEditView view(Article article) {
        var situation = situations.of(article);
        var scheduled = revisions.scheduled(article);
        var published = revisions.published(article);
        var publishAt = scheduled.map(Revision::shownFrom).orElse(null);
        var unpublishAt = scheduled.isPresent()
                ? scheduled.get().shownUntil()
                : published.map(Revision::shownUntil).orElse(null);
        return new ArticleEditView(
                article.id(),
                article.lang(),
                article.slug(),
                article.version(),
                situation.state(),
                situation.legal().stream()
                        .map(transition -> ArticleEditView.Step.of(transition, article.id()))
                        .toList(),
                article.translationSet(),
                article.createdAt(),
                article.changedAt(),
                content(article),
                summary(revisions.draft(article)),
                summary(scheduled),
                summary(published),
                publishAt == null && unpublishAt == null ? null : new ArticleEditView.Schedule(publishAt, unpublishAt),
                situation.takenDown() ? takedownReason(article) : null);
    }

    private static @Nullable RevisionSummary summary(Optional<Revision> revision) {
        return revision.map(RevisionSummary::of).orElse(null);
    }

    private String takedownReason(Article article) {
        return (String) database.createNativeQuery("select reason from takedown where article_id = ?1", String.class)
                .setParameter(1, article.id())
                .getSingleResult();
    }

    private Object changes(Article article, @Nullable String ifMatch) {
        return revisions
                .asOf(article, version(ifMatch))
                .map(base -> ThreeWayMerge.differences(
                        reader.tree(base.content(clock.getZone())), reader.tree(content(article))))
                .orElseGet(java.util.TreeSet::new);
    }

    /** Strong comparison (RFC 9110, 13.1.1). An asterisk would overwrite what its sender has not read: it matches nothing. */
    private static boolean matches(Article article, @Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new Problem(ProblemType.PRECONDITION_REQUIRED, ProblemType.PRECONDITION_REQUIRED.remedy());
        }
        return Arrays.stream(ifMatch.split(",", MOST_TAGS))
                .anyMatch(tag -> tag.strip().equals("\"" + article.version() + "\""));
    }

    private static int version(@Nullable String ifMatch) {
        var digits = ifMatch == null ? "" : ifMatch.strip().replaceAll("^\"(\\d{1,9})\"$", "$1");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }

    private static Problem stale(Article article, @Nullable String ifMatch) {
        return new Problem(
                ProblemType.STALE_VERSION,
                "Now it is version " + article.version()
                        + (version(ifMatch) < 0 ? "." : "; you have read version " + version(ifMatch) + "."));
    }
}
