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
    private static final int MOST_IN_A_SITEMAP = 50_000;
    private static final int MOST_NEWS = 1_000;
    private static final Duration NEWS = Duration.ofDays(2);

    /** What any article that is published, edited or taken away makes wrong. */
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
                "sitemap index", () -> shown(sitemap.index(published.days(MOST_IN_A_SITEMAP)), List.of()));
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
        var wanted = day(day);
        return responses.serve("sitemap " + wanted, () -> {
            var articles = published.of(wanted, MOST_IN_A_SITEMAP);
            if (articles.isEmpty()) {
                throw nothing();
            }
            return shown(sitemap.of(articles), articles);
        });
    }

    @GET
    @Path("sitemap-news.xml")
    @Operation(operationId = "getNewsSitemap", summary = "List the news of the last two days", description = """
                    A Google News sitemap: articles of the last two days, newest first and at most 1,000. Without any it \
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
            var known = published.between(now.minus(NEWS), now.plus(NEWS), MOST_NEWS);
            var news = known.stream()
                    .filter(article -> !article.publishedAt().toInstant().isAfter(now))
                    .toList();
            var left = published.newestBefore(now.minus(NEWS)).map(at -> at.plus(NEWS));
            var entered = news.stream().map(article -> article.publishedAt().toInstant());
            var changes = Stream.of(left.stream(), entered, lastModified(news)).flatMap(moments -> moments);
            return shown(sitemap.ofNews(news), XML, newest(changes), nextChange(known, now));
        });
    }

    @GET
    @Path("robots.txt")
    @Operation(
            operationId = "getRobots",
            summary = "Tell crawlers where to look",
            description = "Points to the sitemaps, and keeps crawlers out of what is not for readers.")
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

                Sitemap: %s
                Sitemap: %s
                """.formatted(site.absolute("/sitemap.xml"), site.absolute("/sitemap-news.xml"));
        return responses.serve("robots", () -> shown(rules, "text/plain", null, null));
    }

    /** When time alone makes a list of news wrong: the oldest is news no more, or a story dated ahead becomes news. */
    private static @Nullable Instant nextChange(List<AddressView> articles, Instant now) {
        return articles.stream()
                .map(article -> article.publishedAt().toInstant())
                .map(at -> at.isAfter(now) ? at : at.plus(NEWS))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** A day in its one spelling. */
    private static LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeParseException notADay) {
            // no such page, like any other
        }
        throw nothing();
    }

    private static Problem nothing() {
        return new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy());
    }

    private static RenderedResponse shown(String document, List<AddressView> articles) {
        return shown(document, XML, newest(lastModified(articles)), null);
    }

    private static Stream<Instant> lastModified(List<AddressView> articles) {
        return articles.stream().map(article -> article.modifiedAt().toInstant());
    }

    private static @Nullable Instant newest(Stream<Instant> moments) {
        return moments.max(Comparator.naturalOrder()).orElse(null);
    }

    private static RenderedResponse shown(
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
