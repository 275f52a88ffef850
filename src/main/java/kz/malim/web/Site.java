package kz.malim.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.ZoneId;
import kz.malim.text.Language;

/** The site this Malim serves: what feeds call it, where it is, and when its day begins. */
@ConfigMapping(prefix = "malim.site")
public interface Site {
    /** The name of the newsroom, as feeds and JSON-LD give it. */
    @WithDefault("Malim")
    String name();

    /** Where readers reach this server, without a slash at the end: absolute links begin with it. */
    @WithName("url")
    @WithDefault("http://localhost:8080")
    URI origin();

    /** Dates without a time of day begin here, and so do the borders of date ranges. */
    @WithDefault("Asia/Almaty")
    ZoneId zone();

    /**
     * Where readers find an article's page: what feeds, sitemaps and structured data link to. {@code {origin}},
     * {@code {lang}} and {@code {slug}} are filled in. Without a front end it is the article itself, as data.
     */
    @WithDefault("{origin}/api/articles/{slug}")
    String articleUrl();

    /** The address of an article's page. */
    default String article(Language lang, String slug) {
        return articleUrl()
                .replace("{origin}", origin().toString())
                .replace("{lang}", lang.tag())
                .replace("{slug}", slug);
    }

    /** An address on this site made absolute; others stay as they are. */
    default String absolute(String path) {
        return path.startsWith("/") ? origin() + path : path;
    }
}
