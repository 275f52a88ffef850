package kz.malim.syndication;

import static kz.malim.syndication.JsonLdFormat.object;
import static kz.malim.syndication.JsonLdFormat.putText;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyHtml;
import kz.malim.body.BodyText;
import kz.malim.body.Box;
import kz.malim.body.CodeBlock;
import kz.malim.body.Divider;
import kz.malim.body.Embed;
import kz.malim.body.MapBlock;
import kz.malim.body.Quote;
import kz.malim.body.Story;
import kz.malim.body.Table;
import org.jspecify.annotations.Nullable;

/** The blocks for which schema.org has a type, beside the text of the article, which has the words of all. */
record JsonLdBlocks(SyndicatedArticle outgoing) {
    void addTo(ObjectNode document) {
        closedPart(document);
        for (var block : BodyBlock.all(outgoing.article().body())) {
            if (block instanceof Quote quote) {
                add(document, "hasPart", quotation(quote));
            } else if (block instanceof Box box) {
                var part = object("CreativeWork");
                putText(part, "name", box.title());
                add(document, "hasPart", part.put("text", words(box.body())));
            } else if (block instanceof Table table) {
                add(document, "hasPart", table(table));
            } else if (block instanceof CodeBlock code) {
                var source = object("SoftwareSourceCode", "text", code.text());
                putText(source, "programmingLanguage", code.language());
                add(document, "hasPart", source);
            } else if (block instanceof Embed embed) {
                add(document, "hasPart", post(embed));
            } else if (block instanceof MapBlock map) {
                add(document, "contentLocation", place(map));
            } else if (block instanceof Story story) {
                add(document, "mentions", story(story));
            }
        }
    }

    /** Tells search engines which part of a closed article readers may not see, so that they do not take it for cloaking. */
    private void closedPart(ObjectNode document) {
        var article = outgoing.article();
        boolean hasBorder =
                article.body().stream().anyMatch(block -> block instanceof Divider divider && divider.paywall());
        if (article.accessibleForFree() != null && hasBorder) {
            add(
                    document,
                    "hasPart",
                    object("WebPageElement", "cssSelector", "." + BodyHtml.PAYWALL)
                            .put("isAccessibleForFree", false));
        }
    }

    private static void add(ObjectNode document, String property, @Nullable ObjectNode part) {
        if (part != null) {
            document.withArray(property).add(part);
        }
    }

    private ObjectNode quotation(Quote quote) {
        var part = object("Quotation", "text", words(quote.words()));
        if (quote.attribution() != null) {
            part.set("creator", object("Person", "name", quote.attribution()));
        }
        if (quote.source() != null) {
            var source = object("CreativeWork", "name", quote.source().name());
            putText(source, "url", SyndicatedArticle.link(quote.source().url()));
            part.set("isPartOf", source);
        }
        return part;
    }

    private String words(List<BodyBlock> body) {
        return BodyText.words(body, outgoing.renderContext());
    }

    /** A table without a caption has nothing to say that is not in the text. */
    private static @Nullable ObjectNode table(Table table) {
        return table.caption() == null
                ? null
                : object("Table", "name", table.caption().plain());
    }

    private static @Nullable ObjectNode post(Embed embed) {
        var quoted = embed.quoted();
        if (quoted == null) {
            return null;
        }
        var post = object("SocialMediaPosting", "text", quoted.text().plain());
        if (quoted.author() != null) {
            post.set("author", object("Person", "name", quoted.author()));
        }
        putText(post, "datePublished", quoted.date());
        putText(post, "url", SyndicatedArticle.link(quoted.url() == null ? embed.url() : quoted.url()));
        return post;
    }

    private static ObjectNode place(MapBlock map) {
        var place = object("Place");
        putText(place, "name", map.label());
        putText(place, "description", map.alternative());
        place.set(
                "geo", object("GeoCoordinates").put("latitude", map.latitude()).put("longitude", map.longitude()));
        return place;
    }

    private ObjectNode story(Story block) {
        var card = block.story();
        var story = object(card == null ? "WebPage" : "NewsArticle");
        if (card != null) {
            story.put("@id", SyndicatedArticle.urn(card.id()))
                    .put("inLanguage", card.lang().tag());
        }
        return story.put("url", outgoing.page(block)).put("headline", outgoing.title(block));
    }
}
