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

/** The act that creates an article: its identity. It has no content before its first draft. */
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
     * The identity of a new article.
     *
     * @param slug null to generate one from the title
     * @param translationOf the article that this one translates
     * @param createdAt when an imported article was created elsewhere; null for now
     */
    public record NewArticle(
            Language lang,
            @Nullable Slug slug,
            String title,
            @Nullable Article translationOf,
            @Nullable Instant createdAt) {

        public NewArticle(Language lang, @Nullable Slug slug, String title) {
            this(lang, slug, title, null, null);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Article create(NewArticle identity) {
        scope.requireRole(Role.WRITER);
        var id = Article.newId();
        var article = new Article(
                id,
                identity.lang(),
                slug(identity, id),
                identity.createdAt() == null ? clock.instant() : identity.createdAt());
        if (identity.translationOf() != null) {
            translate(article, identity.translationOf());
        }
        articles.persist(article);
        return article;
    }

    private Slug slug(NewArticle identity, UUID id) {
        if (identity.slug() == null) {
            return articles.freeSlug(identity.title(), id);
        }
        articles.requireFree(identity.slug(), id);
        return identity.slug();
    }

    /** All translations link to it, so the caller needs access to the sections of all of them. */
    private void translate(Article article, Article original) {
        scope.requireArticle(original.id());
        transitions.lock(original);
        var translations = original.translationSet() == null
                ? List.of(original)
                : articles.list("translationSet", original.translationSet());
        translations.forEach(translation -> scope.requireArticle(translation.id()));
        if (translations.stream().anyMatch(translation -> translation.lang() == article.lang())) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "There already is a translation in " + article.lang().tag() + ".",
                    List.of(Violation.at("#/lang", "A translation in this language exists.")));
        }
        article.translates(original);
    }
}
