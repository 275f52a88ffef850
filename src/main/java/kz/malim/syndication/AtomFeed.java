package kz.malim.syndication;

/** A feed as Atom (RFC 4287). */
final class AtomFeed {
    private AtomFeed() {}

    static String render(Feed feed) {
        var xml = new XmlText()
                .start(
                        "feed",
                        "xmlns",
                        AtomEntry.NAMESPACE,
                        "xmlns:dcterms",
                        AtomEntry.DUBLIN_CORE,
                        "xml:lang",
                        feed.lang() == null ? null : feed.lang().tag())
                .element("id", feed.self())
                .element("title", feed.title())
                .empty("link", "rel", "self", "type", FeedFormat.ATOM.mediaType(), "href", feed.self())
                .empty("link", "rel", "alternate", "href", feed.home())
                .element("updated", feed.updated().toString())
                .element("generator", "Malim");
        for (var item : feed.items()) {
            xml.start("entry", "xml:lang", item.article().lang().tag());
            AtomEntry.write(xml, item);
            xml.end();
        }
        return xml.finished();
    }
}
