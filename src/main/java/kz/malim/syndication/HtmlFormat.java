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
        var out = new StringBuilder()
                .append("<article lang=\"")
                .append(article.lang().tag())
                .append("\">\n<header>\n<h1>")
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
        out.append(time(article.published(), article.publishedAt()))
                .append("</p>\n</header>\n")
                .append(outgoing.leadHtml())
                .append(BodyHtml.of(article.body(), outgoing.renderContext()))
                .append(outgoing.sourceHtml())
                .append(outgoing.correctionsHtml());
        related(outgoing, out);
        return out.append("</article>\n").toString();
    }

    private static void related(SyndicatedArticle outgoing, StringBuilder out) {
        if (outgoing.related().isEmpty()) {
            return;
        }
        out.append("<nav>\n<ul>\n");
        for (var item : outgoing.related()) {
            out.append("<li><a href=\"")
                    .append(escaped(outgoing.page(item.lang(), item.slug())))
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
