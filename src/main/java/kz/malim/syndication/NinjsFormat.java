package kz.malim.syndication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyHtml;
import kz.malim.body.BodyText;
import kz.malim.body.Story;
import kz.malim.delivery.ArticleFormat;
import kz.malim.media.PhotoRole;
import kz.malim.published.ArticleView;
import kz.malim.published.TeaserView;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/**
 * The article as IPTC ninjs 3.1: what agencies and other newsrooms import. All its dates have a time, so a date known to
 * the day is sent as the start of that day in the site's zone.
 */
@ApplicationScoped
class NinjsFormat implements ArticleFormat {
    static final String SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#";

    /** Jackson forgets the type of a list's items, and with it the name of each block. */
    private static final TypeReference<List<BodyBlock>> BLOCKS = new TypeReference<>() {};

    private final Site site;
    private final ObjectMapper json;

    NinjsFormat(Site site, ObjectMapper json) {
        this.site = site;
        this.json = json;
    }

    @Override
    public String name() {
        return "ninjs";
    }

    @Override
    public String mediaType() {
        return "application/vnd.iptc.ninjs+json";
    }

    @Override
    public String render(ArticleView article) {
        try {
            return json.writeValueAsString(document(new SyndicatedArticle(article, site)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode document(SyndicatedArticle outgoing) throws JsonProcessingException {
        var article = outgoing.article();
        var document = json.createObjectNode().put("uri", outgoing.urn());
        document.putObject("standard")
                .put("name", "ninjs")
                .put("version", "3.1")
                .put("schema", SCHEMA);
        document.put("type", "text")
                .put("representationType", "full")
                .put("pubStatus", "usable")
                .put("language", article.lang().tag())
                .put("version", version(article.updatedAt()))
                .put("firstCreated", timestamp(article.publishedAt()))
                .put("versionCreated", timestamp(article.updatedAt()))
                .put("slugline", article.slug());
        putText(document, "by", outgoing.byline());
        value(document.putArray("headlines"), "main", "text/plain", article.title());
        if (article.lede() != null) {
            value(document.putArray("descriptions"), "lede", "text/plain", article.lede());
        }
        bodies(outgoing, document.putArray("bodies"));
        if (!article.corrections().isEmpty()) {
            document.put("edNote", outgoing.correctionsText().stripTrailing()); // by which agencies tell newsrooms
        }
        subjects(article, document);
        NinjsDetails.describe(article, document);
        if (article.source() != null) {
            var source = document.putArray("infoSources")
                    .addObject()
                    .put("name", article.source().name())
                    .put("role", "source");
            putText(source, "uri", SyndicatedArticle.link(article.source().url()));
        }
        var addresses = document.putArray("altIds");
        addresses.addObject().put("role", "web").put("value", outgoing.page());
        if (!SchemaOrg.canonical(outgoing).equals(outgoing.page())) {
            addresses.addObject().put("role", "canonical").put("value", SchemaOrg.canonical(outgoing));
        }
        addresses.addObject().put("role", "api").put("value", outgoing.data());
        associations(outgoing, document);
        return document;
    }

    /** The same text three times: for print, for web pages, and for clients that know Malim's blocks; and corrections. */
    private void bodies(SyndicatedArticle outgoing, ArrayNode bodies) throws JsonProcessingException {
        var body = outgoing.article().body();
        var live = outgoing.live();
        value(bodies, "text", "text/plain", joined(BodyText.of(body, outgoing.renderContext()), live.text()))
                .put("charCount", outgoing.characters())
                .put("wordCount", outgoing.words());
        value(bodies, "html", "text/html", BodyHtml.of(body, outgoing.renderContextElsewhere()) + live.html());
        value(
                bodies,
                "blocks",
                "application/vnd.malim.blocks+json",
                json.writerFor(BLOCKS).writeValueAsString(body));
        outgoing.article()
                .corrections()
                .forEach(correction -> value(bodies, "correction", "text/plain", correction.text()));
    }

    private static String joined(String body, String entries) {
        return body.isEmpty() || entries.isEmpty() ? body + entries : body + "\n" + entries;
    }

    private static void subjects(ArticleView article, ObjectNode document) {
        if (article.section() == null && article.tags().isEmpty()) {
            return;
        }
        var subjects = document.putArray("subjects");
        Stream.concat(
                        Stream.ofNullable(article.section()),
                        Stream.ofNullable(article.sections()).flatMap(List::stream))
                .forEach(section -> subjects.addObject()
                        .put("name", section.name())
                        .put("rel", "section")
                        .put("literal", section.slug()));
        article.tags()
                .forEach(tag -> subjects.addObject()
                        .put("name", tag.name())
                        .put("rel", "tag")
                        .put("literal", tag.slug()));
    }

    private void associations(SyndicatedArticle outgoing, ObjectNode document) {
        var article = outgoing.article();
        var related = outgoing.related();
        var entries = outgoing.live().entries();
        var stories = outgoing.stories();
        if (article.photos().isEmpty()
                && related.isEmpty()
                && stories.isEmpty()
                && entries.isEmpty()
                && outgoing.media().isEmpty()) {
            return;
        }
        var associations = document.putArray("associations");
        int bodyPhotos = 0;
        for (var photo : outgoing.photos()) {
            boolean lead = photo.role() == PhotoRole.LEAD;
            NinjsPicture.write(
                    photo,
                    site,
                    associations
                            .addObject()
                            .put("name", lead ? "leadPhoto" : "photo-" + ++bodyPhotos)
                            .put("rel", lead ? "leadImage" : "image"));
        }
        for (int i = 0; i < entries.size(); i++) {
            NinjsLiveEntry.add(
                    outgoing,
                    entries.get(i),
                    associations.addObject().put("name", "entry-" + (i + 1)).put("rel", "liveBlogUpdate"));
        }
        for (var media : outgoing.media()) {
            var name = media.kind().wireName() + "-" + (outgoing.media().indexOf(media) + 1);
            var item = associations
                    .addObject()
                    .put("name", name)
                    .put("rel", media.kind().wireName());
            MediaNinjs.fill(item, media, site);
            NinjsPicture.credit(media.credit(), item);
            NinjsPicture.descriptions(media.caption(), media.alt(), item);
        }
        for (int i = 0; i < stories.size(); i++) {
            story(
                    outgoing,
                    stories.get(i),
                    associations.addObject().put("name", "story-" + (i + 1)).put("rel", "seeAlso"));
        }
        for (int i = 0; i < related.size(); i++) {
            related(
                    outgoing,
                    related.get(i),
                    associations.addObject().put("name", "related-" + (i + 1)).put("rel", "seeAlso"));
        }
    }

    private static void related(SyndicatedArticle outgoing, TeaserView item, ObjectNode story) {
        story.put("uri", SyndicatedArticle.urn(item.id()))
                .put("type", "text")
                .put("representationType", "partial")
                .put("language", item.lang().tag())
                .put("firstCreated", timestamp(item.publishedAt()));
        value(story.putArray("headlines"), "main", "text/plain", item.title());
        if (item.lede() != null) {
            value(story.putArray("descriptions"), "lede", "text/plain", item.lede());
        }
        story.putArray("altIds").addObject().put("role", "web").put("value", outgoing.page(item));
    }

    /** A card in the body, of this newsroom or of another. */
    private static void story(SyndicatedArticle outgoing, Story block, ObjectNode story) {
        var card = block.story();
        story.put("uri", card == null ? block.url() : SyndicatedArticle.urn(card.id()))
                .put("type", "text")
                .put("representationType", "partial");
        if (card != null) {
            story.put("language", card.lang().tag());
        }
        value(story.putArray("headlines"), "main", "text/plain", outgoing.title(block));
        story.putArray("altIds").addObject().put("role", "web").put("value", outgoing.page(block));
    }

    static ObjectNode value(ArrayNode values, String role, String contentType, String value) {
        return values.addObject()
                .put("role", role)
                .put("contentType", contentType)
                .put("value", value);
    }

    static void putText(ObjectNode object, String field, @Nullable String text) {
        if (text != null) {
            object.put(field, text);
        }
    }

    /** Higher after every change, also after one that makes no revision, such as a correction. */
    private static String version(OffsetDateTime updated) {
        return String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, updated));
    }

    static String timestamp(OffsetDateTime at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at);
    }
}
