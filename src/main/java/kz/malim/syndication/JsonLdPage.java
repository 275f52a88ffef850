package kz.malim.syndication;

import static kz.malim.syndication.JsonLdFormat.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/** In JSON-LD the page that an article is on, with the way to it, and the site that the page belongs to. */
final class JsonLdPage {
    private JsonLdPage() {}

    static ObjectNode of(SyndicatedArticle outgoing) {
        var page = object("WebPage", "@id", SchemaOrg.canonical(outgoing));
        page.set("breadcrumb", breadcrumb(outgoing));
        if (!outgoing.related().isEmpty()) {
            var links = page.putArray("relatedLink");
            outgoing.related().forEach(item -> links.add(outgoing.page(item)));
        }
        return page;
    }

    /** From the site by the section, where that has a page, to the article. */
    private static ObjectNode breadcrumb(SyndicatedArticle outgoing) {
        var article = outgoing.article();
        var site = outgoing.site();
        var list = object("BreadcrumbList");
        item(list, site.name(), site.origin().toString());
        var section = article.section();
        if (section != null) {
            var page = site.page(site.sectionUrl(), article.lang(), section.slug());
            if (page != null) {
                item(list, section.name(), page.toString());
            }
        }
        item(list, article.title(), null); // it is the page itself
        return list;
    }

    private static void item(ObjectNode list, String name, @Nullable String address) {
        var items = list.withArray("itemListElement");
        var item = object("ListItem").put("position", items.size() + 1).put("name", name);
        JsonLdFormat.putText(item, "item", address);
        items.add(item);
    }

    static ObjectNode publisher(Site site) {
        var publisher = object("NewsMediaOrganization", "name", site.name());
        publisher.put("url", site.origin().toString());
        site.logo().ifPresent(logo -> publisher.set("logo", object("ImageObject", "url", logo.toString())));
        return publisher;
    }
}
