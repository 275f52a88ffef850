package kz.malim.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static kz.malim.support.Newsroom.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.malim.access.Role;
import kz.malim.cache.CdnTags;
import kz.malim.picture.Samples;
import kz.malim.probe.MediaSamples;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * No header grows with content. A proxy with default buffers refuses a response whose headers take more than a page of
 * memory, and Node one with more than 16 KB; a 304 that is larger than a small body is of no use.
 */
@QuarkusTest
class HeaderSizeTest {
    private static final int MAX_BYTES = 3_000;
    private static final int MAX_NOT_MODIFIED_BYTES = 600;

    @Inject
    Newsroom newsroom;

    @Inject
    @DataSource("reading")
    AgroalDataSource reading;

    @TestHTTPResource
    URI server;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Client admin = new Client("");

    @BeforeEach
    void admin() {
        admin = new Client(newsroom.keyOf(Role.ADMIN));
    }

    @Test
    void staysSmallWhateverIsShown() throws Exception {
        var stories = hundredDressedStories();
        var addresses = addresses(stories);
        assertEquals(
                publicPaths(),
                new TreeSet<>(addresses.keySet()),
                "every public path of the contract needs an address here");

        var tooLarge = new ArrayList<String>();
        for (var address : addresses.values().stream().flatMap(List::stream).toList()) {
            var response = read(address);
            if (response.statusCode() >= 400 || bytes(response) > MAX_BYTES) {
                tooLarge.add(response.statusCode() + " with " + bytes(response) + " bytes: " + address);
            }
            var etag = response.headers().firstValue("ETag");
            if (etag.isPresent()) {
                var unchanged = read(address, "If-None-Match", etag.get());
                if (unchanged.statusCode() != 304 || bytes(unchanged) > MAX_NOT_MODIFIED_BYTES) {
                    tooLarge.add(unchanged.statusCode() + " with " + bytes(unchanged) + " bytes: " + address);
                }
            }
        }
        assertEquals(List.of(), tooLarge);

        changesHitLongLists(stories);
    }

    /** Requests as long as Malim takes them: what links and redirects repeat is bounded too. */
    @Test
    void staysSmallHoweverLongTheRequestIs() throws Exception {
        var story = newsroom.publishes(article());
        newsroom.publishes(article());
        var moved = newsroom.renames(story, "moved-" + UUID.randomUUID());
        var fields =
                "id,lang,kind,slug,url,webUrl,kicker,title,shortTitle,breaking,labels,sponsor,accessibleForFree,lede,byline,"
                        + "published,publishedAt,updatedAt,modifiedAt,section,tags,photo,body,byline.text,byline.authors,"
                        + "published.date,published.precision,section.slug,section.name,tags.slug,tags.name,photo.credit,"
                        + "photo.caption,photo.dominantColor,photo.placeholder,photo.focalPoint,photo.digitalSourceType";
        var spelledOut = "fields=" + percentEncoded(fields);
        var ofArticle = "fields=" + percentEncoded(fields.replace("photo", "photos"));
        var longTags =
                IntStream.range(10, 30).mapToObj(i -> "!" + "a".repeat(64) + i).collect(Collectors.joining(","));
        var q = "q=" + "a".repeat(190);

        for (var address : List.of(
                "/api/articles?limit=1&" + spelledOut,
                "/api/articles?page=2&limit=1&" + spelledOut,
                "/api/articles?limit=1&tag=" + longTags,
                "/api/articles?limit=1&" + q + "&from=2001-01-01",
                story.path() + "?" + ofArticle,
                moved.path() + "?" + ofArticle,
                "/api/articles/" + "a".repeat(3_900),
                "/nothing?" + "a=b&".repeat(900))) {
            var response = read(address);
            assertTrue(bytes(response) <= MAX_BYTES, bytes(response) + " bytes: " + address);
            assertTrue(response.statusCode() < 500, address);
        }
        for (var address : List.of(spelledOut, "tag=" + longTags)) {
            assertEquals(200, read("/api/articles?limit=1&" + address).statusCode(), address);
        }
        assertEquals(
                moved.path(),
                read(story.path() + "?" + ofArticle)
                        .headers()
                        .firstValue("Location")
                        .orElse(""));
        assertEquals(
                moved.path() + "?lang=kk",
                read(story.path() + "?lang=kk").headers().firstValue("Location").orElse(""));
    }

    private static String percentEncoded(String text) {
        return text.chars().mapToObj("%%%02X"::formatted).collect(Collectors.joining());
    }

    @Test
    void leavesOutALinkThatIsTooLong() throws Exception {
        var canonical = "https://news.example/" + "қ".repeat(300);
        var story = draft(Map.of("lang", "kk", "title", "Ұзын", "seo", Map.of("canonical", canonical)));
        var short1 =
                draft(Map.of("lang", "kk", "title", "Қысқа", "seo", Map.of("canonical", "https://news.example/қ")));

        assertEquals("", read(story).headers().firstValue("Link").orElse(""));
        assertEquals(
                "<https://news.example/%D2%9B>; rel=\"canonical\"",
                read(short1).headers().firstValue("Link").orElse(""));
    }

    /** A purge by the tags of a change hits what shows it, also where the list shows too much to name each thing. */
    private void changesHitLongLists(List<Dressed> stories) throws Exception {
        var dressed = stories.get(57);
        var lists = List.of(
                "/api/articles?limit=100&lang=kk-Arab",
                "/api/articles?limit=100",
                "/feeds/lang/kk-Arab.json",
                dressed.story.path() + "?include=authors,photos,related,blocks");
        changeHits(
                lists,
                () -> admin.puts(
                                "/management/tags/" + idOf("tag", dressed.tag),
                                Map.of("name", "Басқа ат", "slug", dressed.tag.value()))
                        .then()
                        .statusCode(200));
        changeHits(
                lists,
                () -> admin.puts(
                                "/management/authors/" + idOf("author", dressed.author),
                                Map.of("name", "Басқа", "kind", "person", "slug", dressed.author.value()))
                        .then()
                        .statusCode(200));
        changeHits(lists, () -> {
            var photo = "/management/photos/" + dressed.photo;
            admin.request()
                    .header("If-Match", admin.etag(photo))
                    .contentType("application/merge-patch+json")
                    .body(Map.of("alt", "Басқа сөз"))
                    .patch(photo)
                    .then()
                    .statusCode(200);
        });
        var edited = "/management/articles/" + dressed.story.id();
        changeHits(
                lists,
                () -> admin.puts(edited + "/takedown", admin.etag(edited), Map.of("reason", "Сот шешімі."))
                        .then()
                        .statusCode(200));
    }

    private void changeHits(List<String> lists, Runnable change) throws Exception {
        var before = new LinkedHashMap<String, HttpResponse<byte[]>>();
        for (var list : lists) {
            before.put(list, read(list));
        }
        long position = position();

        change.run();

        var purged = CdnTags.purgedBy(tagsAfter(position));
        int changed = 0;
        for (var list : lists) {
            var was = before.get(list);
            if (was != null && !Arrays.equals(was.body(), read(list).body())) {
                changed++;
                var shown = was.headers().firstValue("Cache-Tag").orElse("");
                assertFalse(Collections.disjoint(Set.of(shown.split(",")), purged), list + " has " + shown);
            }
        }
        assertTrue(changed > 1, purged + ": " + changed + " responses changed: too few to mean anything");
    }

    private record Dressed(Story story, Slug section, Slug tag, Slug author, UUID photo) {}

    /** Each with people, topics and pictures of its own, and the same before it as related. */
    private List<Dressed> hundredDressedStories() {
        var stories = new ArrayList<Dressed>();
        for (int i = 0; i < 100; i++) {
            var section = newsroom.section("Бөлім " + i);
            var tags = new Slug[] {newsroom.tag("Тақырып " + i), newsroom.tag("Көпір " + i), newsroom.tag("Өзен " + i)};
            var author = newsroom.author("Айгүл " + i);
            var lead = newsroom.photo("Фото", "Айгерім " + i);
            var story = newsroom.publishes(article()
                    .in(Language.of("kk-Arab").orElseThrow())
                    .by(author, newsroom.author("Бақыт " + i))
                    .inSection(section)
                    .tagged(tags)
                    .withLeadPhoto(lead)
                    .withPhoto(newsroom.photo("Сурет", "Ерлан " + i)));
            var neighbours =
                    stories.reversed().stream().limit(6).map(Dressed::story).toArray(Story[]::new);
            newsroom.relates(story, neighbours);
            stories.add(new Dressed(story, section, tags[0], author, lead));
        }
        newsroom.block(
                "Таңдаулы", stories.stream().limit(50).map(Dressed::story).toArray(Story[]::new));
        return stories;
    }

    /** Addresses by the path of the contract that they belong to. */
    private Map<String, List<String>> addresses(List<Dressed> stories) throws Exception {
        var last = stories.getLast();
        var path = last.story.path();
        var blog = livePath();
        var picture = admin.request()
                .multiPart("file", "x.jpg", Samples.ownCopy("camera.jpg"))
                .post("/management/photos");
        var sound = uploads(MediaSamples.own("sound.m4a", "headers"), "\"x\",\"transcript\":\"Сөз.\"");
        var document = uploads(MediaSamples.pdf("/N " + UUID.randomUUID()), "\"" + "Қ".repeat(250) + "\"");
        var shown = draft(Map.of(
                "lang",
                "kk",
                "title",
                "Суреті бар",
                "photos",
                List.of(Map.of("id", id(picture), "role", "lead")),
                "body",
                List.of(Map.of("type", "audio", "media", sound), Map.of("type", "file", "media", document))));
        var block = newsroom.block("Апта", last.story);
        var all = new LinkedHashMap<String, List<String>>();
        all.put(
                "/api/articles",
                List.of(
                        "/api/articles",
                        "/api/articles?limit=100",
                        "/api/articles?limit=100&lang=kk-Arab&facets=tag,section,author&count=exact",
                        "/api/articles?limit=50&fields=title,body,photo",
                        "/api/articles?limit=100&tag=" + String.join("%7C", tags(stories, 20)),
                        "/api/articles?q=көпір&limit=100"));
        all.put(
                "/api/articles/{slugOrId}",
                List.of(
                        path,
                        path + "?include=authors,photos,media,related,blocks,translations,entries",
                        path + "?profile=full",
                        path + "?format=html",
                        path + "?format=ninjs",
                        blog));
        all.put("/api/articles/{slugOrId}/body", List.of(path + "/body"));
        all.put("/api/articles/{slugOrId}/entries", List.of(blog + "/entries", blog + "/entries?limit=1"));
        all.put("/api/articles/{slugOrId}/photos", List.of(path + "/photos"));
        all.put("/api/articles/{slugOrId}/related", List.of(path + "/related"));
        all.put("/api/blocks", List.of("/api/blocks"));
        all.put("/api/blocks/{name}", List.of("/api/blocks/" + block));
        all.put("/", List.of("/"));
        all.put("/api", List.of("/api"));
        all.put("/api/site", List.of("/api/site"));
        all.put("/api/sections", List.of("/api/sections?include=count"));
        all.put("/api/sections/{slug}", List.of("/api/sections/" + last.section));
        all.put("/api/tags", List.of("/api/tags?limit=100&include=count"));
        all.put("/api/tags/{slug}", List.of("/api/tags/" + last.tag));
        all.put("/api/authors", List.of("/api/authors?limit=100&include=count"));
        all.put("/api/authors/{slug}", List.of("/api/authors/" + last.author));
        all.put("/api/menus/{name}", List.of(menu(stories)));
        all.put("/api/pages/{name}", List.of(page(block.value())));
        all.put("/api/photos", List.of("/api/photos?ids=" + id(picture)));
        all.put("/api/media", List.of("/api/media?ids=" + document));
        all.put("/api/changes", List.of("/api/changes?limit=100"));
        all.put("/api/addresses", List.of());
        all.put("/api/media/{id}", List.of("/api/media/" + document));
        all.put("/api/photos/{id}", List.of("/api/photos/" + id(picture)));
        all.put("/api/previews/{token}", List.of(preview(last.story.id().toString())));
        all.put("/api/previews/{token}/media/{photo}/{rendition}", List.of(previewed(shown)));
        all.put("/api/previews/{token}/media/{media}/files/{file}", List.of(previewedFile(shown)));
        all.put("/api/search/suggest", List.of("/api/search/suggest?q=көп"));
        all.put("/feeds/all.{form}", List.of("/feeds/all.rss", "/feeds/all.atom", "/feeds/all.json"));
        all.put("/feeds/author/{slug}.{form}", List.of("/feeds/author/" + last.author + ".rss"));
        all.put("/feeds/lang/{lang}.{form}", List.of("/feeds/lang/kk-Arab.rss"));
        all.put("/feeds/section/{slug}.{form}", List.of("/feeds/section/" + last.section + ".rss"));
        all.put("/feeds/tag/{slug}.{form}", List.of("/feeds/tag/" + last.tag + ".podcast"));
        all.put(
                "/media/{media}/files/{file}",
                List.of(url(document, "file.url"), url(sound, "file.url"), url(sound, "transcript.url")));
        all.put("/media/{photo}/{rendition}", List.of(firstRendition(shown)));
        all.put("/problems", List.of("/problems"));
        all.put("/problems/{type}", List.of("/problems/not-found"));
        all.put("/robots.txt", List.of("/robots.txt"));
        all.put("/sitemap-news.xml", List.of("/sitemap-news.xml"));
        all.put("/sitemap.xml", List.of("/sitemap.xml"));
        all.put("/sitemaps/{day}.xml", List.of(newestSitemap()));
        return all;
    }

    private String menu(List<Dressed> stories) {
        return made(
                "menus",
                Map.of(
                        "trees",
                        List.of(Map.of(
                                "lang",
                                "kk",
                                "items",
                                stories.stream()
                                        .map(story -> Map.of("article", story.story.id()))
                                        .toList()))));
    }

    private String page(String block) {
        return made("pages", Map.of("blocks", List.of(block)));
    }

    private String made(String kind, Map<String, ?> content) {
        var name = "headers-" + UUID.randomUUID().toString().substring(0, 8);
        admin.request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(content)
                .put("/management/" + kind + "/" + name)
                .then()
                .statusCode(201);
        return "/api/" + kind + "/" + name;
    }

    private String newestSitemap() throws Exception {
        var days = Pattern.compile("/sitemaps/[0-9-]+\\.xml")
                .matcher(new String(read("/sitemap.xml").body(), StandardCharsets.UTF_8))
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
        return days.getLast();
    }

    private static List<String> tags(List<Dressed> stories, int count) {
        return stories.stream().limit(count).map(story -> story.tag.value()).toList();
    }

    private static Set<String> publicPaths() throws Exception {
        var paths = new TreeSet<String>();
        new ObjectMapper()
                .readTree(Path.of("target/openapi/openapi.json").toFile())
                .path("paths")
                .properties()
                .forEach(path -> {
                    if (!path.getKey().startsWith("/management")
                            && !path.getKey().endsWith("/stream") // does not end
                            && path.getValue().has("get")) {
                        paths.add(path.getKey());
                    }
                });
        return paths;
    }

    private String livePath() {
        var blog = admin.makes("/management/articles", Map.of("lang", "kk", "title", "Тікелей", "kind", "live"));
        admin.puts(blog + "/publication", admin.etag(blog), Map.of()).then().statusCode(200);
        for (int i = 0; i < 30; i++) {
            admin.posts(blog + "/entries?publish=true", Map.of("title", "Жазба " + i))
                    .then()
                    .statusCode(201);
        }
        return "/api/articles/" + admin.reads(blog).path("slug");
    }

    /** The public path of a story with this content. */
    private String draft(Map<String, ?> content) {
        var story = admin.makes("/management/articles", content);
        admin.puts(story + "/publication", admin.etag(story), Map.of()).then().statusCode(200);
        return "/api/articles/" + admin.reads(story).path("slug");
    }

    private String uploads(byte[] file, String title) {
        return id(admin.request()
                .multiPart("file", "x", file)
                .multiPart("media", "media.json", ("{\"title\":" + title + "}").getBytes(UTF_8), "application/json")
                .post("/management/media"));
    }

    private static String url(String media, String field) {
        return io.restassured.RestAssured.get("/api/media/" + media).path(field);
    }

    private static String id(io.restassured.response.Response created) {
        return created.then().statusCode(201).extract().path("id");
    }

    private String preview(String article) {
        return admin.posts("/management/articles/" + article + "/previews", Map.of())
                .then()
                .statusCode(201)
                .extract()
                .path("url");
    }

    /** A picture of a story, as its preview has it. */
    private String previewed(String story) {
        var article = io.restassured.RestAssured.get(story).<String>path("id");
        return firstRendition(preview(article));
    }

    private String previewedFile(String story) {
        var article = io.restassured.RestAssured.get(story).<String>path("id");
        return io.restassured.RestAssured.get(preview(article)).path("media[0].file.url");
    }

    private static String firstRendition(String story) {
        return io.restassured.RestAssured.get(story)
                .<String>path("photos[0].renditions.url")
                .replace("{width}", "320");
    }

    /** As of a browser's script behind a proxy that traces. */
    private HttpResponse<byte[]> read(String address, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.resolve("/") + address.substring(1)))
                .header("Origin", "https://news.example")
                .header("X-Request-Id", "r".repeat(64));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** With the status line, as a proxy counts them. */
    private static int bytes(HttpResponse<?> response) {
        return 30
                + response.headers().map().entrySet().stream()
                        .mapToInt(header -> header.getValue().stream()
                                .mapToInt(value -> header.getKey().length() + value.length() + 4)
                                .sum())
                        .sum();
    }

    private UUID idOf(String kind, Slug slug) {
        try (var connection = reading.getConnection();
                var statement = connection.prepareStatement("select id from published_" + kind + " where slug = ?")) {
            statement.setString(1, slug.value());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long position() throws SQLException {
        try (var connection = reading.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select coalesce(max(position), 0) from published_change")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<String> tagsAfter(long position) throws SQLException {
        try (var connection = reading.getConnection();
                var statement =
                        connection.prepareStatement("select unnest(tags) from published_change where position > ?")) {
            statement.setLong(1, position);
            var tags = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    tags.add(rows.getString(1));
                }
            }
            return tags;
        }
    }
}
