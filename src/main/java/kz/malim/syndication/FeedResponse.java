package kz.malim.syndication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import kz.malim.cache.RenderedResponse;
import kz.malim.delivery.FeedSubject;
import kz.malim.delivery.NewestView;
import kz.malim.published.ArticleView;
import kz.malim.text.Language;
import kz.malim.web.ContentUsage;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/** Renders the newest articles as a feed. */
@ApplicationScoped
class FeedResponse {
    private final Site site;

    private final PodcastConfig podcast;

    FeedResponse(Site site, PodcastConfig podcast) {
        this.site = site;
        this.podcast = podcast;
    }

    RenderedResponse render(FeedSubject subject, NewestView newest, FeedFormat format) {
        var lang = language(subject, newest);
        var feed = new Feed(
                title(subject, newest),
                site.absolute(FeedResource.path(subject, format)),
                site.origin().toString(),
                site.name(),
                lang,
                newest.updated() == null ? Instant.EPOCH : newest.updated(),
                newest.items().stream()
                        .map(article -> new SyndicatedArticle(article, site))
                        .toList(),
                podcast);
        var headers = new HashMap<String, String>();
        headers.put(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        var usage = ContentUsage.ofAll(newest.items().stream()
                .map(article -> article.usage() == null ? ContentUsage.NONE : article.usage())
                .toList());
        if (!usage.equals(ContentUsage.NONE)) {
            headers.put(ContentUsage.HEADER, usage.text());
        }
        if (lang != null) {
            headers.put(HttpHeaders.CONTENT_LANGUAGE, lang.tag());
        }
        return new RenderedResponse(
                format.render(feed).getBytes(StandardCharsets.UTF_8),
                format.mediaType() + ";charset=UTF-8",
                newest.updated(),
                newest.tags(),
                null,
                headers);
    }

    private String title(FeedSubject subject, NewestView newest) {
        if (subject.kind() == FeedSubject.Kind.ALL && subject.lang() != null) {
            var locale = subject.lang().locale();
            return site.name() + " – " + locale.getDisplayName(locale);
        }
        return newest.name() == null ? site.name() : site.name() + " – " + newest.name();
    }

    /** The language of all items; null for a mixed feed and for an empty one. */
    private static @Nullable Language language(FeedSubject subject, NewestView newest) {
        if (subject.lang() != null) {
            return subject.lang();
        }
        var languages =
                newest.items().stream().map(ArticleView::lang).distinct().toList();
        return languages.size() == 1 ? languages.getFirst() : null;
    }
}
