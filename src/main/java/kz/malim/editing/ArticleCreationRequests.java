package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import kz.malim.article.Article;
import kz.malim.article.ArticleCreation;
import kz.malim.article.Articles;
import kz.malim.article.ContentReader;
import kz.malim.article.Publishing;
import kz.malim.web.Problem;
import kz.malim.web.ProblemView.Violation;
import org.jspecify.annotations.Nullable;

/** Makes articles of what clients send: what is decided once and the content come in one object. */
@ApplicationScoped
class ArticleCreationRequests {
    private static final List<String> IDENTITY = List.of("lang", "slug", "translationOf");

    private final Articles articles;
    private final ArticleCreation creation;
    private final Publishing publishing;
    private final ContentReader reader;

    ArticleCreationRequests(Articles articles, ArticleCreation creation, Publishing publishing, ContentReader reader) {
        this.articles = articles;
        this.creation = creation;
        this.publishing = publishing;
        this.reader = reader;
    }

    Article create(@Nullable JsonNode sent, String by) {
        ObjectNode content = ContentReader.object(sent).deepCopy();
        ObjectNode decided = content.objectNode();
        IDENTITY.stream().filter(content::has).forEach(name -> decided.set(name, content.remove(name)));
        var identity = reader.as(decided, SubresourceInputs.Identity.class);
        if (identity.lang() == null) {
            throw refused("lang", "Say the language of the article.");
        }
        var input = reader.read(content);
        var original = identity.translationOf() == null ? null : original(identity.translationOf());
        var article = creation.begin(
                new ArticleCreation.Beginning(identity.lang(), identity.slug(), input.title(), original, null));
        publishing.draft(article, input, by);
        return article;
    }

    private Article original(UUID id) {
        return articles.findByIdOptional(id)
                .orElseThrow(() -> refused("translationOf", "There is no article with this id."));
    }

    private static Problem refused(String field, String rule) {
        return ContentReader.refused(List.of(Violation.at("#/" + field, rule)));
    }
}
