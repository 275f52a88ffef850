package kz.malim.syndication;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import kz.malim.article.DatePrecision;
import kz.malim.published.PhotoView;
import kz.malim.published.TopicView;
import kz.malim.text.InlineHtml;

/** A feed as RSS 2.0, with whole articles, and with the lead photo and its credit as Media RSS. */
final class RssFeed {
    /** RFC 822 with a year of four digits; the hour has two, unlike in {@code RFC_1123_DATE_TIME}. */
    static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", Locale.US);

    private RssFeed() {}

    static String render(Feed feed) {
        var xml = new XmlText()
                .start(
                        "rss",
                        "version",
                        "2.0",
                        "xmlns:atom",
                        AtomEntry.NAMESPACE,
                        "xmlns:content",
                        "http://purl.org/rss/1.0/modules/content/",
                        "xmlns:dc",
                        "http://purl.org/dc/elements/1.1/",
                        "xmlns:dcterms",
                        AtomEntry.DUBLIN_CORE,
                        "xmlns:media",
                        "http://search.yahoo.com/mrss/")
                .start("channel")
                .element("title", feed.title())
                .element("link", feed.home())
                .empty("atom:link", "rel", "self", "type", FeedFormat.RSS.mediaType(), "href", feed.self())
                .element("description", feed.title())
                .element("language", feed.lang() == null ? null : feed.lang().tag())
                .element("lastBuildDate", RFC_822.format(feed.updated().atOffset(ZoneOffset.UTC)))
                .element("generator", "Malim");
        feed.items().forEach(item -> item(xml, item));
        return xml.finished();
    }

    private static void item(XmlText xml, SyndicatedArticle outgoing) {
        var article = outgoing.article();
        xml.start("item")
                .element("title", article.title())
                .element("link", outgoing.page())
                .element("guid", outgoing.urn(), "isPermaLink", "false")
                .element("pubDate", RFC_822.format(article.publishedAt()));
        if (article.published().precision() == DatePrecision.DAY) {
            // not dc:date: feed readers use that as the time of publication, in UTC
            xml.element("dcterms:date", article.published().date().toString());
        }
        xml.element("dcterms:type", article.kind()).element("dcterms:rights", outgoing.usage());
        xml.element("dc:language", article.lang().tag());
        outgoing.authors().forEach(author -> xml.element("dc:creator", author));
        article.topics().map(TopicView::name).distinct().forEach(name -> xml.element("category", name));
        // feed readers parse a description as HTML, so the text is escaped once as HTML and once as XML
        xml.element("description", article.lede() == null ? null : InlineHtml.escaped(article.lede()))
                .element("content:encoded", outgoing.html());
        enclosure(xml, outgoing);
        var lead = outgoing.article().photo();
        if (lead != null) {
            media(xml, outgoing, lead);
        }
        xml.end();
    }

    /** RSS has one for an item. */
    static void enclosure(XmlText xml, SyndicatedArticle outgoing) {
        var episode = outgoing.episode();
        if (episode != null && episode.file() != null) {
            xml.empty(
                    "enclosure",
                    "url",
                    outgoing.site().absolute(episode.file().url()),
                    "length",
                    String.valueOf(episode.file().bytes()),
                    "type",
                    episode.file().type());
        }
    }

    /** Without a file the credit is on the item, which Media RSS allows. */
    private static void media(XmlText xml, SyndicatedArticle outgoing, PhotoView lead) {
        var files = lead.renditions();
        if (files != null) {
            var largest = files.largest();
            xml.start(
                    "media:content",
                    "url",
                    outgoing.site().absolute(largest.url()),
                    "medium",
                    "image",
                    "width",
                    String.valueOf(largest.width()),
                    "height",
                    String.valueOf(largest.height()));
        }
        if (lead.credit() != null) {
            xml.element("media:credit", lead.credit().line(), "role", "photographer", "scheme", "urn:ebu");
            xml.element("media:copyright", lead.credit().copyright());
        }
        if (files != null) {
            xml.element("media:description", lead.caption(), "type", "plain").end();
        }
    }
}
