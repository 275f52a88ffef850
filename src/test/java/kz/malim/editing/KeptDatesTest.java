package kz.malim.editing;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.malim.access.Role;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import kz.malim.text.Slug;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates come back as they were sent, also those of long ago, and as RFC 3339 has them. */
@QuarkusTest
class KeptDatesTest {
    private static final Pattern OFFSET_WITH_SECONDS =
            Pattern.compile("T\\d\\d:\\d\\d:\\d\\d[^<\"]*[+-]\\d\\d:\\d\\d:\\d\\d");

    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseContents stored;

    private Editor publisher = new Editor("");
    private Slug tag = new Slug("none");
    private final List<String> paths = new ArrayList<>();
    private final String slug = "w" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void giveKey() {
        publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
        tag = newsroom.tag("Тарих");
    }

    /** Other tests take the last day there is for one without articles. */
    @AfterEach
    void withdraw() {
        paths.forEach(path -> publisher.deletes(path, "/publication").then().statusCode(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01", "0001-12-31", "0200-02-28", "0999-12-31", "1000-01-01", "1200-02-29", "1500-06-15",
                "1582-10-04", "1582-10-05", "1582-10-14", "1582-10-15", "1899-12-31", "1924-05-02", "9999-12-31"
            })
    void keepsDays(String day) {
        var path = publishes("{\"date\": \"" + day + "\", \"precision\": \"day\"}");

        publisher.reads(path).then().body("content.published.date", equalTo(day));
        article("").body("published.date", equalTo(day)).body("published.precision", equalTo("day"));
        given().queryParam("from", day)
                .queryParam("to", day)
                .queryParam("tag", tag.value())
                .get("/api/articles")
                .then()
                .body("items.slug", contains(slug));
        article("?format=jsonld").body("datePublished", equalTo(day));
        article("?format=html").body(containsString("<time datetime=\"" + day + "\">" + day + "</time>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1500-06-15T12:34:56.789Z",
                "1582-10-10T23:59:59Z",
                "1913-02-02T10:00:00Z",
                "1913-02-02T18:52:30Z",
                "9999-12-31T18:59:59Z"
            })
    void keepsTimes(String time) {
        var path = publishes("{\"at\": \"" + time + "\"}");

        for (var shown : List.of(
                publisher.reads(path).<String>path("content.published.at"),
                article("").extract().<String>path("publishedAt"),
                article("?format=jsonld").extract().<String>path("datePublished"),
                article("?format=ninjs").extract().<String>path("firstCreated"),
                article("?format=atom").extract().<String>path("entry.published"),
                given().get("/feeds/tag/" + tag.value() + ".json").<String>path("items[0].date_published"))) {
            assertEquals(Instant.parse(time), OffsetDateTime.parse(shown).toInstant());
        }
        article("")
                .body(
                        "published.date",
                        equalTo(article("")
                                .extract()
                                .<String>path("publishedAt")
                                .substring(0, 10)));
    }

    /** Java reads them; RFC 3339 and the contract have none of these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1913-02-02T10:00:00+05:07:48",
                "2024-01-01T10:00Z",
                "2024-01-01t10:00:00z",
                "2024-01-01T10:00:00+05",
                "+2024-01-01T10:00:00Z"
            })
    void refusesTimesOfOtherForms(String time) {
        stored.refused(() -> publisher.createsDraft(
                        "{\"lang\": \"kk\", \"title\": \"Көл\", \"published\": {\"at\": \"" + time + "\"}}"))
                .statusCode(400)
                .body("errors.pointer", contains("#/published/at"));
    }

    @Test
    void goesOnAfterAnOldArticleByCursor() {
        publishes("{\"date\": \"0001-01-01\", \"precision\": \"day\"}");
        var newer = slug + "-2";
        publishes(newer, "{\"date\": \"1500-06-15\", \"precision\": \"day\"}");
        for (var sort : List.of("publishedAt", "-publishedAt")) {
            var first = given().queryParam("tag", tag.value())
                    .queryParam("limit", 1)
                    .queryParam("sort", sort)
                    .get("/api/articles");

            given().queryParam("tag", tag.value())
                    .queryParam("limit", 1)
                    .queryParam("sort", sort)
                    .queryParam("cursor", first.<String>path("page.next"))
                    .get("/api/articles")
                    .then()
                    .statusCode(200)
                    .body("items.slug", contains(sort.startsWith("-") ? slug : newer));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"date\": \"1913-02-02\", \"precision\": \"day\"}",
                "{\"at\": \"1913-02-02T10:00:00Z\"}",
                "{\"at\": \"0100-02-02T10:00:00.5Z\"}",
            })
    void hasOffsetsOfWholeMinutesInEveryForm(String published) {
        var path = publishes(published);
        var related = newsroom.publishes(Newsroom.article().tagged(tag).datedOn(LocalDate.of(1890, 1, 1)));

        var sitemap = "/sitemaps/" + article("").extract().<String>path("published.date") + ".xml";
        for (var form : List.of("html", "jsonld", "ninjs", "atom", "text", "markdown")) {
            assertWholeMinutes("/api/articles/" + slug + "?format=" + form);
        }
        for (var address : List.of(
                "/api/articles/" + slug + "?include=related",
                related.path() + "?include=related",
                "/api/articles?tag=" + tag.value(),
                "/feeds/tag/" + tag.value() + ".atom",
                "/feeds/tag/" + tag.value() + ".json",
                "/feeds/tag/" + tag.value() + ".rss",
                sitemap)) {
            assertWholeMinutes(address);
        }
        assertTrue(get(sitemap).asString().contains(slug));
        assertWholeMinutes(publisher.reads(path).asString(), path);
    }

    private static void assertWholeMinutes(String address) {
        assertWholeMinutes(get(address).then().statusCode(200).extract().asString(), address);
    }

    private static void assertWholeMinutes(String body, String address) {
        assertFalse(OFFSET_WITH_SECONDS.matcher(body).find(), address + ": " + body);
    }

    @Test
    void beginsDaysOfLocalMeanTimeOnTheSameDay() {
        publishes("{\"date\": \"1913-02-02\", \"precision\": \"day\"}");

        var shown = OffsetDateTime.parse(article("").extract().<String>path("publishedAt"));

        assertEquals(Instant.parse("1913-02-01T18:52:12Z"), shown.toInstant());
        assertEquals("1913-02-02", shown.toLocalDate().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'date': '2024-01-01', 'precision': 'day', 'at': '2026-05-05T10:00:00Z'} | #/published/at",
                "{'date': '2026-05-05', 'precision': 'day', 'at': '2026-05-05T10:00:00Z'} | #/published/at",
                "{'precision': 'day', 'at': '2026-05-05T10:00:00Z'} | #/published/at",
                "{'date': '2024-01-01', 'precision': 'time', 'at': '2026-05-05T10:00:00Z'} | #/published/date",
                "{'date': '2024-01-01', 'at': '2026-05-05T10:00:00Z'} | #/published/date",
                "{'date': '2026-05-05', 'precision': 'time', 'at': '2026-05-05T20:00:00Z'} | #/published/date",
                "{'date': '2026-05-05', 'precision': 'time'} | #/published/at",
                "{'date': '0000-12-31', 'precision': 'day'} | #/published/date",
                "{'date': '-0044-03-15', 'precision': 'day'} | #/published/date",
                "{'date': '+10000-01-01', 'precision': 'day'} | #/published/date",
                "{'date': '1500-02-29', 'precision': 'day'} | #/published/date",
                "{'at': '9999-12-31T23:00:00Z'} | #/published/at",
                "{'at': '0000-12-30T23:00:00Z'} | #/published/date",
            })
    void refusesWhatIsNoDateOrContradictsItself(String published, String pointer) {
        stored.refused(() -> creates(slug, published.replace('\'', '"')))
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void acceptsTheDayOfATimeInTheZoneOfTheSite() {
        var path = publishes("{\"date\": \"2026-05-06\", \"precision\": \"time\", \"at\": \"2026-05-05T20:00:00Z\"}");

        var again = publisher.reads(path).jsonPath().getMap("content");
        publisher
                .having(publisher.etag(path))
                .contentType("application/json")
                .body(again)
                .put(path)
                .then()
                .statusCode(200);
        publisher
                .patches(path, publisher.etag(path), "{\"published\": {\"at\": \"2026-07-01T00:00:00Z\"}}")
                .then()
                .statusCode(200)
                .body("content.published.date", equalTo("2026-07-01"));
    }

    private Response creates(String wanted, String published) {
        return publisher.createsDraft("""
                {"lang": "kk", "title": "Тарих", "slug": "%s", "tags": ["%s"], "published": %s}""".formatted(wanted, tag.value(), published));
    }

    private String publishes(String published) {
        return publishes(slug, published);
    }

    private String publishes(String wanted, String published) {
        var path = URI.create(creates(wanted, published)
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("Location"))
                .getPath();
        publisher.puts(path, "/publication").then().statusCode(200);
        paths.add(path);
        return path;
    }

    private ValidatableResponse article(String query) {
        return get("/api/articles/" + slug + query).then().statusCode(200);
    }
}
