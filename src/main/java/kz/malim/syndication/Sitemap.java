package kz.malim.syndication;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import kz.malim.article.DatePrecision;
import kz.malim.published.AddressView;
import kz.malim.web.Rfc3339;
import kz.malim.web.Site;

/** Sitemaps (sitemaps.org 0.9), for all articles and for those Google News wants. */
final class Sitemap {
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String OF_NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
    private static final String OF_XHTML = "http://www.w3.org/1999/xhtml";

    private final Site site;

    Sitemap(Site site) {
        this.site = site;
    }

    /** A list of sitemaps, one a day. */
    String index(List<LocalDate> days) {
        var xml = new XmlText().start("sitemapindex", "xmlns", NAMESPACE);
        for (var day : days) {
            xml.start("sitemap")
                    .element("loc", site.absolute("/sitemaps/" + day + ".xml"))
                    .end();
        }
        return xml.finished();
    }

    String of(List<AddressView> articles) {
        var xml = new XmlText().start("urlset", "xmlns", NAMESPACE, "xmlns:xhtml", OF_XHTML);
        for (var article : articles) {
            location(xml, article).element("lastmod", timestamp(article, site.zone()));
            siblings(xml, article).end();
        }
        return xml.finished();
    }

    String ofNews(List<AddressView> articles) {
        var xml = new XmlText().start("urlset", "xmlns", NAMESPACE, "xmlns:news", OF_NEWS, "xmlns:xhtml", OF_XHTML);
        for (var article : articles) {
            location(xml, article)
                    .start("news:news")
                    .start("news:publication")
                    .element("news:name", site.name())
                    .element("news:language", article.lang().locale().getLanguage())
                    .end()
                    .element("news:publication_date", asKnown(article))
                    .element("news:title", article.title())
                    .end();
            siblings(xml, article).end();
        }
        return xml.finished();
    }

    private XmlText location(XmlText xml, AddressView article) {
        return xml.start("url").element("loc", site.page(article.webUrl(), article.url()));
    }

    /** Every language of a story, itself too, as those who follow hreflang ask for. */
    private XmlText siblings(XmlText xml, AddressView article) {
        if (!article.siblings().isEmpty()) {
            sibling(xml, new AddressView.Sibling(article.lang(), article.url(), article.webUrl()));
            article.siblings().forEach(other -> sibling(xml, other));
        }
        return xml;
    }

    private void sibling(XmlText xml, AddressView.Sibling sibling) {
        xml.empty(
                "xhtml:link",
                "rel",
                "alternate",
                "hreflang",
                sibling.lang().tag(),
                "href",
                site.page(sibling.webUrl(), sibling.url()));
    }

    private static String timestamp(AddressView article, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Rfc3339.at(article.modifiedAt().toInstant(), zone));
    }

    private String asKnown(AddressView article) {
        var published = Rfc3339.at(article.publishedAt().toInstant(), site.zone());
        return article.precision() == DatePrecision.DAY
                ? published.toLocalDate().toString()
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(published);
    }
}
