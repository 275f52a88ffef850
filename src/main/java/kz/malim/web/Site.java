package kz.malim.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import kz.malim.settings.Address;
import kz.malim.settings.Name;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/** The site that this Malim serves: its name in feeds, its URL and its time zone. */
@ConfigMapping(prefix = "malim.site")
public interface Site {
    /** The name of the newsroom in feeds and JSON-LD. */
    @WithDefault("Malim")
    @WithConverter(Name.Title.class)
    String name();

    /**
     * Public URL of this server, without a trailing slash: the base of absolute links. Without it they lead to the port that
     * it listens on, from this machine; a request's {@code Host} is not asked, since anybody can send another and responses
     * are cached.
     */
    @WithName("url")
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    @WithConverter(Address.BaseUrl.class)
    URI origin();

    /** Its logo, for front ends and search engines. */
    Optional<@WithConverter(Address.File.class) URI> logo();

    /** The languages of the site, the one it is in first; what is not there in a language is served in the next. */
    @WithDefault("kk,ru,en")
    List<@WithConverter(Name.LanguageTag.class) Language> languages();

    /** Dates without a time of day and date ranges are in this zone. */
    @WithDefault("Asia/Almaty")
    @WithConverter(Name.Zone.class)
    ZoneId zone();

    /**
     * URL of an article's page: what cards, feeds, sitemaps and structured data link to. {@code {origin}}, {@code {lang}},
     * {@code {section}} and {@code {slug}} are filled in. Without it they link to the article itself, as data.
     */
    Optional<@WithConverter(Address.ArticleUrl.class) String> articleUrl();

    /** URL of the site's page that shows a draft, with the {@code {token}} of a preview link in it. */
    Optional<@WithConverter(Address.PreviewUrl.class) String> previewUrl();

    /** URL of a section's page: {@code webUrl} of sections. {@code {origin}}, {@code {lang}} and {@code {slug}} are filled in. */
    Optional<@WithConverter(Address.TopicUrl.class) String> sectionUrl();

    /** The same of a tag's page. */
    Optional<@WithConverter(Address.TopicUrl.class) String> tagUrl();

    /** The same of an author's page. */
    Optional<@WithConverter(Address.TopicUrl.class) String> authorUrl();

    /** What machines may do with articles, where neither they nor their sections say. */
    Optional<@WithConverter(ContentUsage.OfSetting.class) ContentUsage> usage();

    /** The URL of an article's page, if the site has pages. Of an article without a section, that part is left out. */
    default Optional<URI> page(Language lang, String slug, @Nullable String section) {
        return articleUrl()
                .map(template -> section == null ? template.replaceAll("\\{section}[/-]?", "") : template)
                .map(template -> template.replace("{origin}", origin().toString())
                        .replace("{lang}", lang.tag())
                        .replace("{section}", String.valueOf(section))
                        .replace("{slug}", slug))
                .map(URI::create);
    }

    /** The URL of the page that shows the draft of a preview link, if the site has one. */
    default Optional<URI> preview(String token) {
        return previewUrl()
                .map(template ->
                        template.replace("{origin}", origin().toString()).replace("{token}", token))
                .map(URI::create);
    }

    /** All languages, in the order in which something is served that may not be there in the requested one. */
    default List<Language> languagesFor(@Nullable Language requested) {
        var languages = new LinkedHashSet<Language>();
        if (requested != null) {
            languages.add(requested);
            Arrays.stream(Language.values())
                    .filter(other -> other.locale()
                            .getLanguage()
                            .equals(requested.locale().getLanguage()))
                    .forEach(languages::add);
        }
        languages.addAll(languages());
        languages.addAll(List.of(Language.values()));
        return List.copyOf(languages);
    }

    /** The URL of the page of a section, a tag or an author, if the site has such. Without a language, that part is left out. */
    default @Nullable URI page(Optional<String> template, @Nullable Language lang, String slug) {
        return template.map(url -> lang == null ? url.replaceAll("\\{lang}[./-]?", "") : url)
                .map(url -> url.replace("{origin}", origin().toString())
                        .replace("{lang}", lang == null ? "" : lang.tag())
                        .replace("{slug}", slug))
                .map(URI::create)
                .orElse(null);
    }

    /** The page of an article, or the article itself where the site has none. */
    default String page(@Nullable URI webUrl, String path) {
        return webUrl == null ? absolute(path) : webUrl.toString();
    }

    /** A path on this site as an absolute URL; other URLs unchanged. */
    default String absolute(String path) {
        return path.startsWith("/") ? origin() + path : path;
    }
}
