package kz.malim.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import kz.malim.text.Slug;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import org.jspecify.annotations.Nullable;

/** Begins articles: decides what stays the same while they are written, and saves their first draft. */
@ApplicationScoped
class ArticleCreation {
    private static final List<String> IDENTITY = List.of("lang", "slug", "translationOf");

    private final Articles articles;
    private final Publishing publishing;
    private final ContentReader reader;
    private final Clock clock;

    ArticleCreation(Articles articles, Publishing publishing, ContentReader reader, Clock clock) {
        this.articles = articles;
        this.publishing = publishing;
        this.reader = reader;
        this.clock = clock;
    }

    Article create(@Nullable JsonNode sent, String by) {
        ObjectNode content = ContentReader.object(sent).deepCopy();
        ObjectNode decided = content.objectNode();
        IDENTITY.stream().filter(content::has).forEach(name -> decided.set(name, content.remove(name)));
        var identity = reader.as(decided, Inputs.Identity.class);
        if (identity.lang() == null) {
            throw ContentReader.refused(List.of(Violation.at("#/lang", "Say the language of the article.")));
        }
        var input = reader.read(content);
        var id = Article.newId();
        var article = new Article(id, identity.lang(), slug(identity.slug(), input.title(), id), clock.instant());
        if (identity.translationOf() != null) {
            translate(article, identity.translationOf());
        }
        articles.persist(article);
        publishing.draft(article, input, by);
        return article;
    }

    private Slug slug(@Nullable Slug wanted, String title, UUID id) {
        if (wanted == null) {
            return articles.freeSlug(title, id);
        }
        articles.requireFree(wanted, id);
        return wanted;
    }

    private void translate(Article article, UUID originalId) {
        var original = articles.findByIdOptional(originalId)
                .orElseThrow(() -> ContentReader.refused(
                        List.of(Violation.at("#/translationOf", "There is no article with this id."))));
        article.translates(original);
        boolean told = original.lang() == article.lang()
                || articles.count("translationSet = ?1 and lang = ?2", article.translationSet(), article.lang()) > 0;
        if (told) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The story is told in " + article.lang().tag() + " already.",
                    List.of(Violation.at("#/lang", "There is an article in this language.")));
        }
    }
}
