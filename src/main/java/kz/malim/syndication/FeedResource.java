package kz.malim.syndication;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import kz.malim.cache.CachingResponder;
import kz.malim.delivery.FeedSubject;
import kz.malim.delivery.FeedSubject.Kind;
import kz.malim.delivery.NewestArticles;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Feeds of the newest articles with their full content, for feed readers, aggregators and partners. */
@Path("/feeds")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Feeds", description = "Feeds for readers' programs, sitemaps for search engines.")
@APIResponse(
        responseCode = "200",
        description = "The feed.",
        content = {
            @Content(
                    mediaType = "application/rss+xml",
                    schema = @Schema(type = SchemaType.STRING),
                    examples = @ExampleObject(name = "example", value = FeedExamples.RSS)),
            @Content(
                    mediaType = "application/atom+xml",
                    schema = @Schema(type = SchemaType.STRING),
                    examples = @ExampleObject(name = "example", value = FeedExamples.ATOM)),
            @Content(
                    mediaType = "application/feed+json",
                    schema = @Schema(type = SchemaType.OBJECT),
                    examples = @ExampleObject(name = "example", value = FeedExamples.JSON))
        })
public class FeedResource {
    private static final int MAX_ITEMS = 30;

    private static final String FORM = "{form: " + FeedFormatParameter.EXTENSIONS + "}";
    private static final String DESCRIPTION = """
            The newest 30 articles with their full content, newest first, as RSS 2.0 (`.rss`), Atom (`.atom`) or JSON \
            Feed 1.1 (`.json`); as `.podcast` those with a sound file only, as RSS for podcast apps. Ids never change, so a feed reader recognizes an edited story. A date known to the day is \
            sent as the start of that day in the site's time zone, with the day alone in `dcterms:date` or \
            `_malim.published`. Photo credits are in the content, and in RSS as `media:credit` too.""";

    private final NewestArticles newest;
    private final FeedResponse renderer;
    private final CachingResponder responses;

    FeedResource(NewestArticles newest, FeedResponse renderer, CachingResponder responses) {
        this.newest = newest;
        this.renderer = renderer;
        this.responses = responses;
    }

    @GET
    @Path("all." + FORM)
    @Operation(operationId = "getFeed", summary = "Feed of all articles", description = DESCRIPTION)
    public Response all(@BeanParam FeedFormatParameter format, @BeanParam FeedLanguageParameter lang) {
        return serve(new FeedSubject(Kind.ALL, "", lang.language()), format);
    }

    @GET
    @Path("section/{slug}." + FORM)
    @Operation(
            operationId = "getSectionFeed",
            summary = "Feed of a section and its descendants",
            description = DESCRIPTION)
    public Response section(
            @Parameter(
                            description = "The section's slug.",
                            example = "culture",
                            schema =
                                    @Schema(type = SchemaType.STRING, pattern = Slug.PATTERN, maxLength = Slug.LONGEST))
                    @PathParam("slug")
                    String slug,
            @BeanParam FeedFormatParameter format,
            @BeanParam FeedLanguageParameter lang) {
        return serve(named(Kind.SECTION, slug, lang), format);
    }

    @GET
    @Path("tag/{slug}." + FORM)
    @Operation(operationId = "getTagFeed", summary = "Feed of a tag", description = DESCRIPTION)
    public Response tag(
            @Parameter(
                            description = "The tag's slug.",
                            example = "kitaphana",
                            schema =
                                    @Schema(type = SchemaType.STRING, pattern = Slug.PATTERN, maxLength = Slug.LONGEST))
                    @PathParam("slug")
                    String slug,
            @BeanParam FeedFormatParameter format,
            @BeanParam FeedLanguageParameter lang) {
        return serve(named(Kind.TAG, slug, lang), format);
    }

    @GET
    @Path("author/{slug}." + FORM)
    @Operation(operationId = "getAuthorFeed", summary = "Feed of an author", description = DESCRIPTION)
    public Response author(
            @Parameter(
                            description = "The author's slug.",
                            example = "aigerim-sadyqova",
                            schema =
                                    @Schema(type = SchemaType.STRING, pattern = Slug.PATTERN, maxLength = Slug.LONGEST))
                    @PathParam("slug")
                    String slug,
            @BeanParam FeedFormatParameter format,
            @BeanParam FeedLanguageParameter lang) {
        return serve(named(Kind.AUTHOR, slug, lang), format);
    }

    @GET
    @Path("lang/{lang}." + FORM)
    @Operation(operationId = "getLanguageFeed", summary = "Feed of a language", description = DESCRIPTION)
    public Response lang(
            @Parameter(
                            description = "The language tag, case-sensitive.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"kk", "kk-Latn", "kk-Arab", "ru", "en"}))
                    @PathParam("lang")
                    String lang,
            @BeanParam FeedFormatParameter format) {
        return serve(
                Arrays.stream(Language.values())
                        .filter(language -> language.tag().equals(lang))
                        .map(language -> new FeedSubject(Kind.ALL, "", language))
                        .findFirst()
                        .orElseThrow(FeedResource::unknown),
                format);
    }

    private Response serve(FeedSubject subject, FeedFormatParameter parameter) {
        var format = FeedFormat.ofExtension(parameter.extension());
        return responses.serve(
                "feed " + subject + " " + format,
                () -> renderer.render(subject, newest.about(subject, MAX_ITEMS, format == FeedFormat.PODCAST), format));
    }

    /** An invalid slug is not found, like an unknown one. */
    private static FeedSubject named(Kind kind, String slug, FeedLanguageParameter lang) {
        if (!Slug.isSlug(slug)) {
            throw unknown();
        }
        return new FeedSubject(kind, slug, lang.language());
    }

    private static Problem unknown() {
        return new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy());
    }

    /** The address under {@code /feeds/} of a subject's feed, in one format. */
    static String path(FeedSubject subject, FeedFormat format) {
        var extension = "." + format.name().toLowerCase(Locale.ROOT);
        var kind = subject.kind().name().toLowerCase(Locale.ROOT);
        var lang = subject.lang();
        if (subject.kind() == Kind.ALL) {
            return "/feeds/" + (lang == null ? kind : "lang/" + lang.tag()) + extension;
        }
        return "/feeds/" + kind + "/" + subject.name() + extension + (lang == null ? "" : "?lang=" + lang.tag());
    }
}
