package kz.malim.syndication;

import java.util.Locale;

/** The formats of a feed, by file extension. */
enum FeedFormat {
    RSS("application/rss+xml") {
        @Override
        String render(Feed feed) {
            return RssFeed.render(feed);
        }
    },
    ATOM("application/atom+xml") {
        @Override
        String render(Feed feed) {
            return AtomFeed.render(feed);
        }
    },
    JSON("application/feed+json") {
        @Override
        String render(Feed feed) {
            return JsonFeed.render(feed);
        }
    },
    PODCAST("application/rss+xml") {
        @Override
        String render(Feed feed) {
            return PodcastFeed.render(feed);
        }
    };

    private final String mediaType;

    FeedFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    abstract String render(Feed feed);

    static FeedFormat ofExtension(String extension) {
        return valueOf(extension.toUpperCase(Locale.ROOT));
    }
}
