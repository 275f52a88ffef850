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
import java.util.Optional;
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

/** The newest articles as feeds, whole: for readers' programs, aggregators and partners who poll. */
@Path("/feeds")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Feeds")
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
    private static final int LONGEST_FEED = 30;

    private static final String FORM = "{form: " + FeedFormatParameter.ENDINGS + "}";
    private static final String WHAT = """
            The newest 30 articles with their full content, newest first, as RSS 2.0 (`.rss`), Atom (`.atom`) or JSON \
            Feed 1.1 (`.json`). Ids never change, so a program that polls sees an edited story as the same one. A date \
            known to the day stands as the first moment of that day in the site's time zone, with the day alone beside \
            it (`dcterms:date`, `_malim.published`). Photo credits are in the content, and in RSS as `media:credit` too.""";

    private final NewestArticles newest;
    private final FeedResponse answer;
    private final CachingResponder responses;

    FeedResource(NewestArticles newest, FeedResponse answer, CachingResponder responses) {
        this.newest = newest;
        this.answer = answer;
        this.responses = responses;
    }

    @GET
    @Path("all." + FORM)
    @Operation(operationId = "getFeed", summary = "Follow everything", description = WHAT)
    public Response all(@BeanParam FeedFormatParameter form) {
        return serve(FeedSubject.EVERYTHING, form);
    }

    @GET
    @Path("section/{slug}." + FORM)
    @Operation(operationId = "getSectionFeed", summary = "Follow a section and those below it", description = WHAT)
    public Response section(
            @Parameter(
                            description = "The section's slug.",
                            example = "culture",
                            schema =
                                    @Schema(type = SchemaType.STRING, pattern = Slug.PATTERN, maxLength = Slug.LONGEST))
                    @PathParam("slug")
                    String slug,
            @BeanParam FeedFormatParameter form) {
        return serve(named(Kind.SECTION, slug), form);
    }

    @GET
    @Path("tag/{slug}." + FORM)
    @Operation(operationId = "getTagFeed", summary = "Follow a tag", description = WHAT)
    public Response tag(
            @Parameter(
                            description = "The tag's slug.",
                            example = "kitaphana",
                            schema =
                                    @Schema(type = SchemaType.STRING, pattern = Slug.PATTERN, maxLength = Slug.LONGEST))
                    @PathParam("slug")
                    String slug,
            @BeanParam FeedFormatParameter form) {
        return serve(named(Kind.TAG, slug), form);
    }

    @GET
    @Path("author/{slug}." + FORM)
    @Operation(operationId = "getAuthorFeed", summary = "Follow an author", description = WHAT)
    public Response author(
            @Parameter(
                            description = "The author's slug.",
                            example = "aigerim-sadyqova",
                            schema =
                                    @Schema(type = SchemaType.STRING, pattern = Slug.PATTERN, maxLength = Slug.LONGEST))
                    @PathParam("slug")
                    String slug,
            @BeanParam FeedFormatParameter form) {
        return serve(named(Kind.AUTHOR, slug), form);
    }

    @GET
    @Path("lang/{lang}." + FORM)
    @Operation(operationId = "getLanguageFeed", summary = "Follow a language", description = WHAT)
    public Response lang(
            @Parameter(
                            description = "The language, spelled exactly so.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"kk", "kk-Latn", "kk-Arab", "ru", "en"}))
                    @PathParam("lang")
                    String lang,
            @BeanParam FeedFormatParameter form) {
        var known = Arrays.stream(Language.values())
                .anyMatch(language -> language.tag().equals(lang));
        return serve(
                Optional.of(new FeedSubject(Kind.LANG, lang))
                        .filter(subject -> known)
                        .orElseThrow(FeedResource::unknown),
                form);
    }

    private Response serve(FeedSubject subject, FeedFormatParameter form) {
        var format = FeedFormat.ending(form.ending());
        return responses.serve(
                "feed " + subject + " " + format,
                () -> answer.shown(subject, newest.about(subject, LONGEST_FEED), format));
    }

    /** What is no slug names nothing. */
    private static FeedSubject named(Kind kind, String slug) {
        if (!Slug.isSlug(slug)) {
            throw unknown();
        }
        return new FeedSubject(kind, slug);
    }

    private static Problem unknown() {
        return new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy());
    }

    /** The address under {@code /feeds/} of a subject's feed, in one format. */
    static String path(FeedSubject subject, FeedFormat format) {
        var kind = subject.kind().name().toLowerCase(Locale.ROOT);
        var name = subject.kind() == Kind.ALL ? kind : kind + "/" + subject.name();
        return "/feeds/" + name + "." + format.name().toLowerCase(Locale.ROOT);
    }
}
