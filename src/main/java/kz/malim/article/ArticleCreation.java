package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.access.Scope;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import org.jspecify.annotations.Nullable;

/** The act that begins an article: decides what stays the same while it is written. It has no content before its first draft. */
@ApplicationScoped
public class ArticleCreation {
    private final Articles articles;
    private final Transitions transitions;
    private final Scope scope;
    private final Clock clock;

    ArticleCreation(Articles articles, Transitions transitions, Scope scope, Clock clock) {
        this.articles = articles;
        this.transitions = transitions;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * What is decided about a new article.
     *
     * @param slug null to have one made from the title
     * @param translationOf the article whose story this one tells in another language
     * @param createdAt when it was begun elsewhere, which importers may tell; null for now
     */
    public record Beginning(
            Language lang,
            @Nullable Slug slug,
            String title,
            @Nullable Article translationOf,
            @Nullable Instant createdAt) {

        public Beginning(Language lang, @Nullable Slug slug, String title) {
            this(lang, slug, title, null, null);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Article begin(Beginning wanted) {
        scope.requireRole(Role.WRITER);
        var id = Article.newId();
        var article = new Article(
                id, wanted.lang(), slug(wanted, id), wanted.createdAt() == null ? clock.instant() : wanted.createdAt());
        if (wanted.translationOf() != null) {
            translate(article, wanted.translationOf());
        }
        articles.persist(article);
        return article;
    }

    private Slug slug(Beginning wanted, UUID id) {
        if (wanted.slug() == null) {
            return articles.freeSlug(wanted.title(), id);
        }
        articles.requireFree(wanted.slug(), id);
        return wanted.slug();
    }

    /** Readers see it on the pages of all that tell the story, so a key of one section needs to be that of all of them. */
    private void translate(Article article, Article original) {
        scope.requireArticle(original.id());
        transitions.settle(original);
        var told = original.translationSet() == null
                ? List.of(original)
                : articles.list("translationSet", original.translationSet());
        told.forEach(sibling -> scope.requireArticle(sibling.id()));
        if (told.stream().anyMatch(sibling -> sibling.lang() == article.lang())) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The story is told in " + article.lang().tag() + " already.",
                    List.of(Violation.at("#/lang", "There is an article in this language.")));
        }
        article.translates(original);
    }
}
