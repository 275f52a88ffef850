package kz.malim.syndication;

import java.time.format.DateTimeFormatter;
import java.util.List;
import kz.malim.article.DatePrecision;
import kz.malim.published.TopicView;

/** An article as an Atom entry (RFC 4287), alone or in a feed. */
final class AtomEntry {
    static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    static final String DUBLIN_CORE = "http://purl.org/dc/terms/";

    private AtomEntry() {}

    /** Writes the content of the element {@code entry}, which the caller opens and closes. */
    static void write(XmlText xml, SyndicatedArticle outgoing) {
        var article = outgoing.article();
        xml.element("id", outgoing.urn())
                .element("title", article.title())
                .empty(
                        "link",
                        "rel",
                        "alternate",
                        "href",
                        outgoing.page(),
                        "hreflang",
                        article.lang().tag());
        article.translations()
                .forEach(other -> xml.empty(
                        "link",
                        "rel",
                        "alternate",
                        "href",
                        outgoing.page(other),
                        "hreflang",
                        other.lang().tag()));
        xml.element("published", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(article.publishedAt()))
                .element("updated", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(article.modifiedAt()));
        if (article.published().precision() == DatePrecision.DAY) {
            xml.element("dcterms:date", article.published().date().toString());
        }
        xml.element("dcterms:type", article.kind()).element("dcterms:rights", outgoing.usage());
        var authors = outgoing.authors();
        // an entry by itself needs an author; without a byline it is the newsroom
        for (var author : authors.isEmpty() ? List.of(outgoing.site().name()) : authors) {
            xml.start("author").element("name", author).end();
        }
        article.topics()
                .forEach((TopicView topic) -> xml.empty("category", "term", topic.slug(), "label", topic.name()));
        xml.element("summary", article.lede())
                .element(
                        "content",
                        outgoing.html(),
                        "type",
                        "html",
                        "xml:lang",
                        article.lang().tag());
        if (article.source() != null && SyndicatedArticle.link(article.source().url()) != null) {
            xml.empty(
                    "link",
                    "rel",
                    "via",
                    "href",
                    article.source().url(),
                    "title",
                    article.source().name());
        }
        for (var media : outgoing.media()) {
            if (media.file() != null) {
                xml.empty(
                        "link",
                        "rel",
                        "enclosure",
                        "href",
                        outgoing.site().absolute(media.file().url()),
                        "type",
                        media.file().type(),
                        "length",
                        String.valueOf(media.file().bytes()));
            }
        }
        outgoing.related()
                .forEach(item -> xml.empty(
                        "link",
                        "rel",
                        "related",
                        "href",
                        outgoing.page(item),
                        "hreflang",
                        item.lang().tag(),
                        "title",
                        item.title()));
    }
}
