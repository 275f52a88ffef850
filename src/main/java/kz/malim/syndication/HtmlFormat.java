package kz.malim.syndication;

import static kz.malim.text.InlineHtml.escaped;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import kz.malim.article.DatePrecision;
import kz.malim.body.BodyHtml;
import kz.malim.delivery.ArticleFormat;
import kz.malim.published.ArticleView;
import kz.malim.published.PublishedDate;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/** The article as an HTML fragment for a page of any design. */
@ApplicationScoped
class HtmlFormat implements ArticleFormat {
    private final Site site;

    HtmlFormat(Site site) {
        this.site = site;
    }

    @Override
    public String name() {
        return "html";
    }

    @Override
    public String mediaType() {
        return "text/html";
    }

    @Override
    public String render(ArticleView article) {
        var outgoing = new SyndicatedArticle(article, site);
        var marks = outgoing.marks();
        var out = new StringBuilder()
                .append("<article lang=\"")
                .append(article.lang().tag())
                .append(article.lang().isRightToLeft() ? "\" dir=\"rtl" : "")
                .append("\" itemscope itemtype=\"https://schema.org/")
                .append(SchemaOrg.type(article.kind()))
                .append("\">\n<header>\n<link itemprop=\"url\" href=\"")
                .append(escaped(SchemaOrg.canonical(outgoing)))
                .append("\">\n");
        details(article, out);
        if (!marks.above().isEmpty()) {
            out.append("<p>").append(escaped(marks.above())).append("</p>\n");
        }
        out.append("<h1 itemprop=\"headline\">")
                .append(escaped(article.title()))
                .append("</h1>\n");
        if (article.lede() != null) {
            out.append("<p>").append(escaped(article.lede())).append("</p>\n");
        }
        out.append("<p>");
        var byline = outgoing.byline();
        if (byline != null) {
            out.append("<span>").append(escaped(byline)).append("</span> ");
        }
        var dateline = marks.dateline();
        if (dateline != null) {
            out.append("<span itemprop=\"dateline\">").append(escaped(dateline)).append("</span> ");
        }
        out.append(time(article.published(), article.publishedAt()))
                .append("</p>\n")
                .append(marks.sponsorHtml())
                .append("</header>\n")
                .append(outgoing.leadHtml())
                .append(BodyHtml.of(article.body(), outgoing.renderContext()))
                .append(outgoing.live().html())
                .append(outgoing.sourceHtml())
                .append(outgoing.correctionsHtml());
        related(outgoing, out);
        return out.append("</article>\n").toString();
    }

    /** For programs, as microdata: a fragment has no head. */
    private static void details(ArticleView article, StringBuilder out) {
        var seo = article.seo();
        if (seo != null) {
            meta("alternativeHeadline", seo.title(), out);
            meta("description", seo.description(), out);
        }
        if (article.accessibleForFree() != null) {
            meta("isAccessibleForFree", "false", out);
        }
    }

    private static void meta(String property, @Nullable String content, StringBuilder out) {
        if (content != null) {
            out.append("<meta itemprop=\"")
                    .append(property)
                    .append("\" content=\"")
                    .append(escaped(content))
                    .append("\">\n");
        }
    }

    private static void related(SyndicatedArticle outgoing, StringBuilder out) {
        if (outgoing.related().isEmpty()) {
            return;
        }
        out.append("<nav>\n<ul>\n");
        for (var item : outgoing.related()) {
            out.append("<li><a href=\"")
                    .append(escaped(outgoing.page(item)))
                    .append("\" hreflang=\"")
                    .append(item.lang().tag())
                    .append("\">")
                    .append(escaped(item.title()))
                    .append("</a> ")
                    .append(time(item.published(), item.publishedAt()))
                    .append("</li>\n");
        }
        out.append("</ul>\n</nav>\n");
    }

    /** The day for people; for programs the time too, if it is known. */
    private static String time(PublishedDate published, OffsetDateTime at) {
        var exact = published.precision() == DatePrecision.DAY
                ? published.date().toString()
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at);
        return "<time datetime=\"" + exact + "\">" + published.date() + "</time>";
    }
}
