package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import kz.malim.article.Article;
import kz.malim.article.ArticleContent;
import kz.malim.article.ArticleCreation;
import kz.malim.article.Articles;
import kz.malim.article.ContentReader;
import kz.malim.article.Publishing;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Creates articles from request bodies, which hold an article's identity and its content in one object. */
@ApplicationScoped
class ArticleCreationRequests {
    private static final List<String> IDENTITY = List.of("lang", "slug", "translationOf");

    private final Articles articles;
    private final ArticleCreation creation;
    private final Publishing publishing;
    private final ContentReader reader;
    private final RequestJson json;

    ArticleCreationRequests(
            Articles articles,
            ArticleCreation creation,
            Publishing publishing,
            ContentReader reader,
            RequestJson json) {
        this.articles = articles;
        this.creation = creation;
        this.publishing = publishing;
        this.reader = reader;
        this.json = json;
    }

    /** A new article: its identity, and its content in the same object. */
    @Schema(
            name = "NewArticle",
            description = "The content of a new article, and the properties set at creation.",
            allOf = {ArticleContent.class, Identity.class})
    interface NewArticleInput {}

    /** What is set at creation and stays. */
    @Schema(name = "ArticleIdentity", description = "Properties set when an article is created.")
    record Identity(
            Language lang,

            @Schema(description = "The slug in the public URL. Default: generated from the title.") @Nullable
            Slug slug,

            @Schema(description = "Id of the article this one translates.") @Nullable
            UUID translationOf) {}

    Article create(@Nullable JsonNode body, String createdBy) {
        ObjectNode contentJson = RequestJson.object(body).deepCopy();
        ObjectNode identityJson = contentJson.objectNode();
        IDENTITY.stream().filter(contentJson::has).forEach(name -> identityJson.set(name, contentJson.remove(name)));
        var identity = json.read(identityJson, Identity.class);
        if (identity.lang() == null) {
            throw RequestJson.refused("lang", "The language of the article is required.");
        }
        var content = reader.read(contentJson);
        var original = identity.translationOf() == null ? null : original(identity.translationOf());
        var article = creation.create(
                new ArticleCreation.NewArticle(identity.lang(), identity.slug(), content.title(), original, null));
        publishing.draft(article, content, createdBy);
        return article;
    }

    private Article original(UUID id) {
        return articles.findByIdOptional(id)
                .orElseThrow(() -> RequestJson.refused("translationOf", "There is no article with this id."));
    }
}
