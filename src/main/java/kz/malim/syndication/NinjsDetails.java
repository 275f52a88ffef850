package kz.malim.syndication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import kz.malim.article.NewsroomRules;
import kz.malim.published.ArticleView;
import kz.malim.web.ContentUsage;
import org.jspecify.annotations.Nullable;

/** What ninjs 3.1 has for that which an article says of itself besides its text. */
final class NinjsDetails {
    private NinjsDetails() {}

    /** Adds to a document that has its main headline. */
    static void describe(ArticleView article, ObjectNode document) {
        if (!article.kind().equals(NewsroomRules.NEWS)) {
            document.putArray("genres").addObject().put("literal", article.kind());
        }
        if (article.urgency() != null) {
            document.put("urgency", article.urgency());
        }
        if (article.usage() != null) {
            document.put(
                    "usageTerms", ContentUsage.HEADER + ": " + article.usage().text());
        }
        if (article.digitalSourceType() != null) {
            document.putObject("digitalSourceType").put("uri", article.digitalSourceType());
        }
        if (article.dateline() != null) {
            document.put("located", article.dateline().place());
        }
        text(document, "headlines", "kicker", article.kicker());
        text(document, "headlines", "short", article.shortTitle());
        if (article.seo() != null) {
            text(document, "headlines", "seo", article.seo().title());
            text(document, "descriptions", "seo", article.seo().description());
        }
        if (article.social() != null) {
            text(document, "headlines", "social", article.social().title());
            text(document, "descriptions", "social", article.social().description());
        }
        if (article.labels() != null) {
            article.labels()
                    .forEach(label -> document.withArray("/subjects")
                            .addObject()
                            .put("name", label.name())
                            .put("rel", "label")
                            .put("literal", label.slug().value()));
        }
        var sponsor = article.sponsor();
        if (sponsor != null) {
            var organisation = document.putArray("organisations")
                    .addObject()
                    .put("name", sponsor.name())
                    .put("rel", "sponsor");
            if (sponsor.url() != null) {
                organisation.put("uri", sponsor.url());
            }
        }
    }

    private static void text(ObjectNode document, String field, String role, @Nullable String text) {
        if (text != null) {
            document.withArray("/" + field)
                    .addObject()
                    .put("role", role)
                    .put("contentType", "text/plain")
                    .put("value", text);
        }
    }
}
