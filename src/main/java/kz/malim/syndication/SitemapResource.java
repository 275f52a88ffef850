package kz.malim.syndication;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.malim.cache.CachingResponder;
import kz.malim.cache.RenderedResponse;
import kz.malim.change.ChangeTag;
import kz.malim.published.AddressView;
import kz.malim.published.PublishedAddresses;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.Site;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of all articles for search engines. One sitemap holds one day, so that yesterday's is not read again
 * because of today's news; months would outgrow the 50,000 addresses a sitemap may have.
 */
@Path("/")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Feeds")
public class SitemapResource {
    private static final String XML = "application/xml";
    private static final int MAX_ADDRESSES = 50_000;
    private static final int MAX_NEWS = 1_000;
    private static final Duration NEWS = Duration.ofDays(2);

    /** Outdated by every article that is published, edited or withdrawn. */
    private static final Set<String> TAGS = Set.of(ChangeTag.LIST_ALL);

    private final PublishedAddresses published;
    private final CachingResponder responses;
    private final Sitemap sitemap;
    private final Site site;
    private final Clock clock;

    SitemapResource(PublishedAddresses published, CachingResponder responses, Site site, Clock clock) {
        this.published = published;
        this.responses = responses;
        this.sitemap = new Sitemap(site);
        this.site = site;
        this.clock = clock;
    }

    @GET
    @Path("sitemap.xml")
    @Operation(
            operationId = "getSitemapIndex",
            summary = "List the sitemaps",
            description = "A sitemap index: one sitemap for every day on which articles were published, newest first.")
    @APIResponse(
            responseCode = "200",
            description = "The index.",
            content =
                    @Content(
                            mediaType = XML,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "example", value = FeedExamples.SITEMAP_INDEX)))
    public Response index() {
        return responses.serve(
                "sitemap index", () -> rendered(sitemap.index(published.days(MAX_ADDRESSES)), List.of()));
    }

    @GET
    @Path("sitemaps/{day: [0-9-]+}.xml")
    @Operation(operationId = "getSitemap", summary = "List the addresses of one day", description = """
                    The pages of the articles published on one day of the site's time zone, newest first and at most \
                    50,000, each with its translations.""")
    @APIResponse(
            responseCode = "200",
            description = "The sitemap.",
            content =
                    @Content(
                            mediaType = XML,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "example", value = FeedExamples.SITEMAP)))
    public Response ofDay(
            @Parameter(
                            description = "The day.",
                            example = "2026-11-20",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            format = "date",
                                            pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))
                    @PathParam("day")
                    String day) {
        var date = day(day);
        return responses.serve("sitemap " + date, () -> {
            var articles = published.of(date, MAX_ADDRESSES);
            if (articles.isEmpty()) {
                throw notFound();
            }
            return rendered(sitemap.of(articles), articles);
        });
    }

    @GET
    @Path("sitemap-news.xml")
    @Operation(operationId = "getNewsSitemap", summary = "List the news of the last two days", description = """
                    A Google News sitemap: articles of the last two days, newest first and at most 1,000. If there is none, it \
                    is empty, which is allowed.""")
    @APIResponse(
            responseCode = "200",
            description = "The sitemap.",
            content =
                    @Content(
                            mediaType = XML,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "example", value = FeedExamples.NEWS_SITEMAP)))
    public Response ofNews() {
        return responses.serve("sitemap of news", () -> {
            var now = clock.instant();
            var known = published.between(now.minus(NEWS), now.plus(NEWS), MAX_NEWS);
            var news = known.stream()
                    .filter(article -> !article.publishedAt().toInstant().isAfter(now))
                    .toList();
            var left = published.newestBefore(now.minus(NEWS)).map(at -> at.plus(NEWS));
            var entered = news.stream().map(article -> article.publishedAt().toInstant());
            var changes = Stream.of(left.stream(), entered, lastModified(news)).flatMap(times -> times);
            return rendered(sitemap.ofNews(news), XML, newest(changes), nextChange(known, now));
        });
    }

    @GET
    @Path("robots.txt")
    @Operation(
            operationId = "getRobots",
            summary = "Read robots.txt",
            description =
                    "Lists the sitemaps, and excludes crawlers from what is not for readers. Says what machines may do with the site, where it says that (IETF AIPREF).")
    @APIResponse(
            responseCode = "200",
            description = "The rules.",
            content =
                    @Content(
                            mediaType = "text/plain",
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "example", value = FeedExamples.ROBOTS)))
    public Response robots() {
        var rules = """
                User-agent: *
                Disallow: /management/
                %s
                Sitemap: %s
                Sitemap: %s
                """.formatted(
                        site.usage()
                                .map(usage -> "Content-Usage: / " + usage.text() + "\n")
                                .orElse(""),
                        site.absolute("/sitemap.xml"),
                        site.absolute("/sitemap-news.xml"));
        return responses.serve("robots", () -> rendered(rules, "text/plain", null, null));
    }

    /** When a list of news changes by time alone: the oldest leaves it, or a story with a future date enters it. */
    private static @Nullable Instant nextChange(List<AddressView> articles, Instant now) {
        return articles.stream()
                .map(article -> article.publishedAt().toInstant())
                .map(at -> at.isAfter(now) ? at : at.plus(NEWS))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** A day in ISO 8601. */
    private static LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // not found, like an unknown day
        }
        throw notFound();
    }

    private static Problem notFound() {
        return new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy());
    }

    private static RenderedResponse rendered(String document, List<AddressView> articles) {
        return rendered(document, XML, newest(lastModified(articles)), null);
    }

    private static Stream<Instant> lastModified(List<AddressView> articles) {
        return articles.stream().map(article -> article.modifiedAt().toInstant());
    }

    private static @Nullable Instant newest(Stream<Instant> times) {
        return times.max(Comparator.naturalOrder()).orElse(null);
    }

    private static RenderedResponse rendered(
            String document, String mediaType, @Nullable Instant modified, @Nullable Instant until) {
        return new RenderedResponse(
                document.getBytes(StandardCharsets.UTF_8),
                mediaType + ";charset=UTF-8",
                modified,
                TAGS,
                until,
                Map.of(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING));
    }
}
