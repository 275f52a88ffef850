package kz.malim.syndication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.malim.published.ArticleView;
import kz.malim.published.PhotoView;
import kz.malim.topic.Tag;
import kz.malim.web.ContentUsage;
import org.jspecify.annotations.Nullable;

/** What schema.org has for that which an article says of itself besides its text. */
final class SchemaOrg {
    private SchemaOrg() {}

    /** The type of an article of this kind; a kind of the newsroom's own is news. */
    static String type(String kind) {
        return switch (kind) {
            case "opinion" -> "OpinionNewsArticle";
            case "analysis" -> "AnalysisNewsArticle";
            case "explainer" -> "BackgroundNewsArticle";
            case "review" -> "ReviewNewsArticle";
            case "live" -> "LiveBlogPosting";
            case "sponsored" -> "AdvertiserContentArticle";
            default -> "NewsArticle";
        };
    }

    /** The page that search engines are to show. */
    static String canonical(SyndicatedArticle outgoing) {
        var seo = outgoing.article().seo();
        return seo == null || seo.canonical() == null ? outgoing.page() : seo.canonical();
    }

    static @Nullable String description(ArticleView article) {
        var seo = article.seo();
        return seo == null || seo.description() == null ? article.lede() : seo.description();
    }

    /** All photos, the one for search engines first. */
    static List<PhotoView> images(SyndicatedArticle outgoing) {
        var seo = outgoing.article().seo();
        var first = seo == null ? null : seo.image();
        var photos = outgoing.photos();
        return Stream.concat(
                        photos.stream().filter(photo -> isSame(photo, first)),
                        photos.stream().filter(photo -> !isSame(photo, first)))
                .toList();
    }

    private static boolean isSame(PhotoView photo, @Nullable UUID id) {
        return photo.id().equals(id);
    }

    /** What the article is about, and whom and what else it names. */
    static void topics(ArticleView article, ObjectNode document) {
        for (var tag : article.tags()) {
            var kind = tag.kind() == null ? Tag.Kind.SUBJECT : tag.kind();
            var topic = document.withArray(
                            switch (kind) {
                                case SUBJECT, EVENT -> "/about";
                                case PERSON, ORGANISATION, PLACE -> "/mentions";
                            })
                    .addObject()
                    .put(
                            "@type",
                            switch (kind) {
                                case SUBJECT -> "Thing";
                                case EVENT -> "Event";
                                case PERSON -> "Person";
                                case ORGANISATION -> "Organization";
                                case PLACE -> "Place";
                            })
                    .put("name", tag.name());
            sameAs(topic, tag.sameAs());
        }
    }

    static void sameAs(ObjectNode thing, List<String> links) {
        if (!links.isEmpty()) {
            var all = thing.putArray("sameAs");
            links.forEach(all::add);
        }
    }

    /** Adds to a document that has its description. */
    static void describe(ArticleView article, ObjectNode document) {
        if (article.seo() != null && article.seo().title() != null) {
            document.put("alternativeHeadline", article.seo().title());
        } else if (article.shortTitle() != null) {
            document.put("alternativeHeadline", article.shortTitle());
        }
        if (article.seo() != null && article.seo().description() != null && article.lede() != null) {
            document.put("abstract", article.lede());
        }
        if (article.dateline() != null) {
            document.put("dateline", new ArticleMarks(article).dateline());
            document.putObject("locationCreated")
                    .put("@type", "Place")
                    .put("name", article.dateline().place());
        }
        if (article.usage() != null) {
            document.putObject("usageInfo")
                    .put("@type", "CreativeWork")
                    .put("text", ContentUsage.HEADER + ": " + article.usage().text());
        }
        if (article.digitalSourceType() != null) {
            document.put("digitalSourceType", article.digitalSourceType());
        }
        var sponsor = article.sponsor();
        if (sponsor != null) {
            var organization =
                    document.putObject("sponsor").put("@type", "Organization").put("name", sponsor.name());
            if (sponsor.url() != null) {
                organization.put("url", sponsor.url());
            }
            if (sponsor.logo() != null) {
                organization.put("logo", sponsor.logo());
            }
        }
        document.put("isAccessibleForFree", article.accessibleForFree() == null);
    }
}
