package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import kz.malim.article.Article;
import kz.malim.article.ArticleContent;
import kz.malim.article.ArticleStatuses;
import kz.malim.article.Articles;
import kz.malim.article.ContentReader;
import kz.malim.article.Publishing;
import kz.malim.article.Revision;
import kz.malim.article.Revisions;
import kz.malim.article.Transitions;
import kz.malim.management.IfMatch;
import kz.malim.management.VersionedResponse;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the editors' endpoints share: locking an article at the version that its editor has read, saving content, and the
 * response. Whether an act is possible now is checked by the act itself.
 */
@ApplicationScoped
class ArticleEditor {
    private final Articles articles;
    private final Revisions revisions;
    private final ArticleStatuses statuses;
    private final Transitions transitions;
    private final Publishing publishing;
    private final ContentReader reader;
    private final EntityManager database;
    private final Clock clock;

    ArticleEditor(
            Articles articles,
            Revisions revisions,
            ArticleStatuses statuses,
            Transitions transitions,
            Publishing publishing,
            ContentReader reader,
            EntityManager database,
            Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.statuses = statuses;
        this.transitions = transitions;
        this.publishing = publishing;
        this.reader = reader;
        this.database = database;
        this.clock = clock;
    }

    /** Locks the article for an act, if the caller has read its current version. */
    Article lock(String id, IfMatch ifMatch) {
        var article = lock(id);
        if (!ifMatch.matches(article.version())) {
            throw ifMatch.stale(article.version())
                    .withMembers(Map.of("current", view(article), "changed", changes(article, ifMatch)));
        }
        return article;
    }

    private Article lock(String id) {
        var article = articles.withId(id);
        transitions.lock(article);
        return article;
    }

    /**
     * Saves an edit as the draft.
     *
     * @param merge whether an edit of an earlier version is merged with the changes since, if they do not conflict
     * @param edit what the caller makes of the content it has read
     */
    Response save(String id, IfMatch ifMatch, boolean merge, UnaryOperator<JsonNode> edit, SecurityContext caller) {
        var article = lock(id);
        publishing.draft(
                article,
                edited(article, ifMatch, merge, edit),
                caller.getUserPrincipal().getName());
        return response(article);
    }

    private ArticleContent edited(Article article, IfMatch ifMatch, boolean merge, UnaryOperator<JsonNode> edit) {
        var current = reader.tree(content(article));
        if (ifMatch.matches(article.version())) {
            return reader.read(edit.apply(current));
        }
        var base = read(article, ifMatch);
        if (base.isEmpty()) {
            throw ifMatch.stale(article.version()).withMembers(Map.of("current", view(article)));
        }
        var mine = reader.tree(reader.read(edit.apply(base.get())));
        var threeWay = new ThreeWayMerge(base.get(), mine, current);
        if (!merge || !threeWay.conflicts().isEmpty()) {
            throw conflict(article, ifMatch, threeWay, threeWay.conflicts());
        }
        try {
            return reader.read(threeWay.merged());
        } catch (Problem invalid) { // each edit is valid and both are not, such as two blocks with one new id
            throw conflict(article, ifMatch, threeWay, threeWay.changedByMe());
        }
    }

    private Problem conflict(Article article, IfMatch ifMatch, ThreeWayMerge threeWay, SortedSet<String> colliding) {
        return ifMatch.stale(article.version())
                .withMembers(Map.of("current", view(article), "changed", threeWay.changed(), "colliding", colliding));
    }

    ArticleContent content(Article article) {
        return revisions.latest(article).orElseThrow().content(clock.getZone());
    }

    Response response(Article article) {
        database.flush();
        return VersionedResponse.ok(view(article));
    }

    /** @param path of what was created, below the article */
    Response created(String path, Article article) {
        database.flush();
        return VersionedResponse.created(ArticleEditingResource.PATH + "/" + article.id() + path, view(article));
    }

    ArticleEditView view(Article article) {
        var status = statuses.of(article);
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
                status.state(),
                status.legal().stream()
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
                status.takenDown() ? takedownReason(article) : null);
    }

    private static @Nullable RevisionSummary summary(Optional<Revision> revision) {
        return revision.map(RevisionSummary::of).orElse(null);
    }

    private String takedownReason(Article article) {
        return (String) database.createNativeQuery("select reason from takedown where article_id = ?1", String.class)
                .setParameter(1, article.id())
                .getSingleResult();
    }

    private Set<String> changes(Article article, IfMatch ifMatch) {
        return read(article, ifMatch)
                .map(base -> ThreeWayMerge.differences(base, reader.tree(content(article))))
                .orElseGet(TreeSet::new);
    }

    /** The content as it was at the version that the caller has read. */
    private Optional<JsonNode> read(Article article, IfMatch ifMatch) {
        return revisions
                .asOf(article, ifMatch.version().orElse(-1))
                .map(revision -> reader.tree(revision.content(clock.getZone())));
    }
}
