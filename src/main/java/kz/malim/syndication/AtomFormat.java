package kz.malim.syndication;

import jakarta.enterprise.context.ApplicationScoped;
import kz.malim.delivery.ArticleFormat;
import kz.malim.published.ArticleView;
import kz.malim.web.Site;

/** The article as an Atom entry document (RFC 4287). */
@ApplicationScoped
class AtomFormat implements ArticleFormat {
    private final Site site;

    AtomFormat(Site site) {
        this.site = site;
    }

    @Override
    public String name() {
        return "atom";
    }

    @Override
    public String mediaType() {
        return "application/atom+xml";
    }

    @Override
    public String render(ArticleView article) {
        var xml = new XmlText()
                .start(
                        "entry",
                        "xmlns",
                        AtomEntry.NAMESPACE,
                        "xmlns:dcterms",
                        AtomEntry.DUBLIN_CORE,
                        "xml:lang",
                        article.lang().tag());
        AtomEntry.write(xml, new SyndicatedArticle(article, site));
        return xml.finished();
    }
}
