package kz.malim.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.ZoneId;
import kz.malim.settings.Address;
import kz.malim.settings.Name;
import kz.malim.text.Language;

/** The site that this Malim serves: its name in feeds, its URL and its time zone. */
@ConfigMapping(prefix = "malim.site")
public interface Site {
    /** The name of the newsroom in feeds and JSON-LD. */
    @WithDefault("Malim")
    @WithConverter(Name.Title.class)
    String name();

    /** Public URL of this server, without a trailing slash: the base of absolute links. */
    @WithName("url")
    @WithDefault("http://localhost:8080")
    @WithConverter(Address.BaseUrl.class)
    URI origin();

    /** Dates without a time of day and date ranges are in this zone. */
    @WithDefault("Asia/Almaty")
    @WithConverter(Name.Zone.class)
    ZoneId zone();

    /**
     * URL of an article's page: what feeds, sitemaps and structured data link to. {@code {origin}},
     * {@code {lang}} and {@code {slug}} are filled in. Without a front end it is the article itself, as data.
     */
    @WithDefault("{origin}/api/articles/{slug}")
    @WithConverter(Address.ArticleUrl.class)
    String articleUrl();

    /** The URL of an article's page. */
    default String article(Language lang, String slug) {
        return articleUrl()
                .replace("{origin}", origin().toString())
                .replace("{lang}", lang.tag())
                .replace("{slug}", slug);
    }

    /** A path on this site as an absolute URL; other URLs unchanged. */
    default String absolute(String path) {
        return path.startsWith("/") ? origin() + path : path;
    }
}
