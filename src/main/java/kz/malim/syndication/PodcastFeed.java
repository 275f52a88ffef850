package kz.malim.syndication;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import kz.malim.media.MediaTrack;
import kz.malim.published.MediaView;
import kz.malim.text.InlineHtml;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/** A feed as a podcast: RSS 2.0 with the tags of Apple Podcasts and of the Podcasting 2.0 name space. */
final class PodcastFeed {
    /** Of the UUIDs of podcasts (Podcasting 2.0, {@code guid}). */
    private static final UUID NAMESPACE = UUID.fromString("ead4c236-bf58-58c6-a2c6-a6b28d128cb6");

    private PodcastFeed() {}

    static String render(Feed feed) {
        var settings = feed.podcast();
        var explicit = String.valueOf(settings.explicit());
        var xml = new XmlText()
                .start(
                        "rss",
                        "version",
                        "2.0",
                        "xmlns:atom",
                        AtomEntry.NAMESPACE,
                        "xmlns:content",
                        "http://purl.org/rss/1.0/modules/content/",
                        "xmlns:itunes",
                        "http://www.itunes.com/dtds/podcast-1.0.dtd",
                        "xmlns:podcast",
                        "https://podcastindex.org/namespace/1.0")
                .start("channel")
                .element("title", feed.title())
                .element("link", feed.home())
                .empty("atom:link", "rel", "self", "type", FeedFormat.PODCAST.mediaType(), "href", feed.self())
                .element("description", feed.title())
                .element("language", language(feed))
                .element("lastBuildDate", RssFeed.RFC_822.format(feed.updated().atOffset(ZoneOffset.UTC)))
                .element("generator", "Malim")
                .element("podcast:guid", guid(feed.self()).toString())
                .element("itunes:author", feed.publisher())
                .element("itunes:type", "episodic")
                .element("itunes:explicit", explicit)
                .empty("itunes:category", "text", settings.category());
        var image = image(feed);
        if (image != null) {
            xml.empty("itunes:image", "href", image);
        }
        if (settings.email().isPresent()) {
            xml.start("itunes:owner")
                    .element("itunes:name", feed.publisher())
                    .element("itunes:email", settings.email().get())
                    .end();
        }
        for (var item : feed.items()) {
            var episode = item.episode();
            if (episode != null) {
                item(xml, item, episode, explicit);
            }
        }
        return xml.finished();
    }

    /** Required; that of the newest episode where there are several. */
    private static @Nullable String language(Feed feed) {
        return Stream.concat(
                        Stream.ofNullable(feed.lang()),
                        feed.items().stream().map(item -> item.article().lang()))
                .map(Language::tag)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String image(Feed feed) {
        return feed.podcast()
                .image()
                .map(Object::toString)
                .orElseGet(() -> feed.items().stream()
                        .map(PodcastFeed::image)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /** That of the sound, or else of the article. */
    private static @Nullable String image(SyndicatedArticle item) {
        var episode = item.episode();
        var lead = item.article().photo();
        var files =
                episode != null && episode.poster() != null && episode.poster().renditions() != null
                        ? episode.poster().renditions()
                        : lead == null ? null : lead.renditions();
        return files == null ? null : item.site().absolute(files.largest().url());
    }

    private static void item(XmlText xml, SyndicatedArticle item, MediaView episode, String explicit) {
        var article = item.article();
        xml.start("item")
                .element("title", article.title())
                .element("link", item.page())
                .element("guid", item.urn(), "isPermaLink", "false")
                .element("pubDate", RssFeed.RFC_822.format(article.publishedAt()))
                .element("description", InlineHtml.escaped(article.lede() == null ? article.title() : article.lede()))
                .element("content:encoded", item.html());
        RssFeed.enclosure(xml, item);
        var file = episode.file();
        if (file != null && file.duration() != null) {
            xml.element("itunes:duration", String.valueOf(Math.max(1, Math.round(file.duration()))));
        }
        xml.element("itunes:explicit", explicit);
        item.authors().stream().findFirst().ifPresent(author -> xml.element("itunes:author", author));
        var image = image(item);
        if (image != null) {
            xml.empty("itunes:image", "href", image);
        }
        if (episode.transcript() != null) {
            transcript(
                    xml,
                    item.site().absolute(episode.transcript().url()),
                    episode.transcript().type(),
                    null);
        }
        for (var track : episode.tracks()) {
            if (track.kind() == MediaTrack.Kind.CAPTIONS || track.kind() == MediaTrack.Kind.SUBTITLES) {
                transcript(xml, item.site().absolute(track.url()), "text/vtt", track.lang());
            }
        }
        xml.end();
    }

    private static void transcript(XmlText xml, String url, String type, @Nullable String lang) {
        xml.empty("podcast:transcript", "url", url, "type", type, "language", lang);
    }

    /** UUID version 5 of the address without its scheme, which stays the same when the podcast moves. */
    private static UUID guid(String self) {
        var name = self.replaceFirst("^https?://", "").replaceFirst("/+$", "").getBytes(StandardCharsets.UTF_8);
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            var hash = ByteBuffer.wrap(digest.digest(name));
            long high = (hash.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x5000;
            long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
