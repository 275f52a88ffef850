package kz.malim.syndication;

import jakarta.enterprise.context.ApplicationScoped;
import kz.malim.delivery.ArticleFormat;
import kz.malim.published.ArticleView;
import kz.malim.web.Site;

/** The article as plain text: for terminals, speech and programs that count words. */
@ApplicationScoped
class TextFormat implements ArticleFormat {
    private final Site site;

    TextFormat(Site site) {
        this.site = site;
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public String render(ArticleView article) {
        var outgoing = new SyndicatedArticle(article, site);
        var byline = outgoing.byline();
        var above = outgoing.marks().above();
        var dateline = outgoing.marks().dateline();
        var out = new StringBuilder(above.isEmpty() ? "" : above + '\n')
                .append(article.title())
                .append('\n');
        out.append(byline == null ? "" : byline + ", ")
                .append(dateline == null ? "" : dateline + ", ")
                .append(article.published().date())
                .append("\n\n")
                .append(outgoing.text());
        if (!outgoing.related().isEmpty()) {
            out.append('\n');
            outgoing.related()
                    .forEach(item -> out.append("• ")
                            .append(item.title())
                            .append(", ")
                            .append(item.published().date())
                            .append('\n'));
        }
        return out.append('\n').append(outgoing.page()).append('\n').toString();
    }
}
