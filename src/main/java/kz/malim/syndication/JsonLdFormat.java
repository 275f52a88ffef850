package kz.malim.syndication;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import kz.malim.author.Author;
import kz.malim.body.BodyText;
import kz.malim.delivery.ArticleFormat;
import kz.malim.media.Credit;
import kz.malim.published.ArticleView;
import kz.malim.text.Language;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/**
 * The article as schema.org NewsArticle, or the type of its kind, in JSON-LD: what search engines read. It is safe in a {@code script} element
 * as it is, since no {@code <} is in it.
 */
@ApplicationScoped
class JsonLdFormat implements ArticleFormat {
    private final Site site;
    private final JsonMapper json;

    JsonLdFormat(Site site) {
        this.site = site;
        this.json = new JsonMapper();
        json.getFactory().setCharacterEscapes(new ForScripts());
    }

    @Override
    public String name() {
        return "jsonld";
    }

    @Override
    public String mediaType() {
        return "application/ld+json";
    }

    @Override
    public String render(ArticleView article) {
        try {
            return json.writeValueAsString(document(new SyndicatedArticle(article, site)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text from right to left says so: a program that shows a title alone could not know. */
    private static JsonNode context(Language language) {
        var schema = TextNode.valueOf("https://schema.org");
        return language.isRightToLeft()
                ? JsonNodeFactory.instance
                        .arrayNode()
                        .add(schema)
                        .add(JsonNodeFactory.instance
                                .objectNode()
                                .put("@language", language.tag())
                                .put("@direction", "rtl"))
                : schema;
    }

    private ObjectNode document(SyndicatedArticle outgoing) {
        var article = outgoing.article();
        var document = JsonNodeFactory.instance
                .objectNode()
                .<ObjectNode>set("@context", context(article.lang()))
                .put("@type", SchemaOrg.type(article.kind()));
        document.put("@id", outgoing.urn())
                .put("url", outgoing.page())
                .put("headline", article.title())
                .put("inLanguage", article.lang().tag());
        putText(document, "description", SchemaOrg.description(article));
        document.put("datePublished", outgoing.publishedAsKnown().toString())
                .put("dateModified", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(article.modifiedAt()));
        document.set("mainEntityOfPage", JsonLdPage.of(outgoing));
        if (!outgoing.authors().isEmpty()) {
            var authors = document.putArray("author");
            outgoing.authors().forEach(name -> authors.add(author(name, article)));
        }
        document.set("publisher", JsonLdPage.publisher(site));
        new JsonLdImages(site).addTo(document, SchemaOrg.images(outgoing));
        if (!article.translations().isEmpty()) {
            var translations = document.putArray("workTranslation");
            article.translations()
                    .forEach(other -> translations.add(object(
                            "NewsArticle",
                            "url",
                            outgoing.page(other),
                            "inLanguage",
                            other.lang().tag())));
        }
        MediaJsonLd.add(outgoing, document);
        topics(article, document);
        source(article, document);
        if (!article.corrections().isEmpty()) {
            var corrections = document.putArray("correction");
            article.corrections()
                    .forEach(correction -> corrections.add(object(
                            "CorrectionComment",
                            "text",
                            correction.text(),
                            "datePublished",
                            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(correction.at()))));
        }
        JsonLdLiveBlog.add(outgoing, document);
        SchemaOrg.describe(article, document);
        document.put("wordCount", outgoing.words())
                .put("articleBody", BodyText.of(article.body(), outgoing.renderContext()));
        new JsonLdBlocks(outgoing).addTo(document);
        FaqPage.addTo(document, outgoing);
        return document;
    }

    /** A person, unless the record is here and says otherwise. */
    private ObjectNode author(String name, ArticleView article) {
        var record = article.authors() == null
                ? null
                : article.authors().stream()
                        .filter(author -> author.name().equals(name))
                        .findFirst()
                        .orElse(null);
        if (record == null) {
            return object("Person", "name", name);
        }
        var isPerson = record.kind() == Author.Kind.PERSON;
        var author = object(isPerson ? "Person" : "Organization", "name", name);
        author.put("url", site.page(record.webUrl(), record.url()));
        putText(author, isPerson ? "jobTitle" : "description", record.jobTitle());
        SchemaOrg.sameAs(author, record.sameAs());
        return author;
    }

    static void credit(Credit credit, ObjectNode image) {
        putText(image, "creditText", credit.text() == null ? credit.line() : credit.text());
        if (credit.creator() != null) {
            image.set("creator", object("Person", "name", credit.creator()));
        }
        if (credit.source() != null) {
            image.set("provider", object("Organization", "name", credit.source()));
        }
        putText(image, "copyrightNotice", credit.copyright());
        putText(image, "acquireLicensePage", SyndicatedArticle.link(credit.licensorUrl()));
        if (credit.license() != null) {
            var link = SyndicatedArticle.link(credit.license());
            if (link == null) {
                image.set("license", object("CreativeWork", "name", credit.license()));
            } else {
                image.put("license", link);
            }
        }
    }

    private static void topics(ArticleView article, ObjectNode document) {
        if (article.section() != null && article.sections() != null) {
            var sections =
                    document.putArray("articleSection").add(article.section().name());
            article.sections().forEach(section -> sections.add(section.name()));
        } else if (article.section() != null) {
            document.put("articleSection", article.section().name());
        }
        if (!article.tags().isEmpty()) {
            var keywords = document.putArray("keywords");
            article.tags().forEach(tag -> keywords.add(tag.name()));
        }
        SchemaOrg.topics(article, document);
    }

    private static void source(ArticleView article, ObjectNode document) {
        var source = article.source();
        if (source != null) {
            var work = object("CreativeWork");
            work.set("publisher", object("Organization", "name", source.name()));
            putText(work, "url", SyndicatedArticle.link(source.url()));
            document.set("isBasedOn", work);
        }
    }

    static ObjectNode object(String type, String... fields) {
        var object = JsonNodeFactory.instance.objectNode().put("@type", type);
        for (int i = 0; i < fields.length; i += 2) {
            object.put(fields[i], fields[i + 1]);
        }
        return object;
    }

    static void putText(ObjectNode object, String field, @Nullable String text) {
        if (text != null) {
            object.put(field, text);
        }
    }

    /** Escapes what could end a script element or begin a comment in one. */
    private static final class ForScripts extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            var codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_STANDARD;
            codes['>'] = ESCAPE_STANDARD;
            codes['&'] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return c == 0x2028 || c == 0x2029 ? new SerializedString("\\u" + Integer.toHexString(c)) : null;
        }
    }
}
