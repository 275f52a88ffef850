package kz.malim.importing;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.malim.access.Role;
import kz.malim.pagetext.PageReader;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportTest {
    @Inject
    Newsroom newsroom;

    @Inject
    PageImport running;

    /** Makes the titles of each test unique. */
    private final String mark = "Ю" + UUID.randomUUID().toString().substring(0, 8);

    private String page = "";

    @BeforeEach
    void writeThePage() throws IOException {
        try (var file = getClass().getResourceAsStream("/import-page.txt")) {
            page = new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("МАРКА", mark);
        }
    }

    @Test
    void turnsAPageIntoAnArticleWithEverythingOnIt() {
        var url = imports(page, "publish=true").extract().<String>path("articles[0].url");

        get(url + "?include=related,blocks,photos")
                .then()
                .statusCode(200)
                .body("title", equalTo("Көл жағасында " + mark + " балықшылар мектебі ашылды"))
                .body("lede", equalTo("Көктемде мектеп тағы екі ауылда ашылады."))
                .body("byline.text", equalTo("Жағалау Админ"))
                .body("byline.authors.slug", contains("zhagalau-admin"))
                .body("published.date", equalTo("2025-03-04"))
                .body("published.precision", equalTo("day"))
                .body("publishedAt", equalTo("2025-03-04T00:00:00+05:00"))
                .body("source.name", equalTo("Zhagalau.kz"))
                .body("photos", hasSize(1))
                .body("photos[0].credit.label", equalTo("Фото"))
                .body("photos[0].credit.text", equalTo("Балық шаруашылығы басқармасы"))
                .body("body.findAll { it.type == 'list' }.items*.size()", contains(2, 4, 2))
                .body("body.findAll { it.type == 'list' }.intro.flatten().text*.endsWith(':')", everyItem(is(true)))
                .body("body.findAll { it.type == 'list' }.items[1][0].text[0].text", equalTo("Шортан"))
                .body("body.findAll { it.type == 'list' }.items[2][0].text[0].text", equalTo("Шортан"))
                .body("body.find { it.type == 'quote' }.attribution", equalTo("мектеп жетекшісі"))
                .body(
                        "body.findAll { it.type == 'paragraph' }.text.flatten().text",
                        hasItem("Көктемде мектеп тағы екі ауылда ашылады."))
                .body("body.text.flatten().text.toString()", not(containsString("Фото:")))
                .body(
                        "related.items.findAll { it.origin == 'curated' }.published.date",
                        contains("2025-03-03", "2025-03-02", "2025-03-02"))
                .body(
                        "blocks.find { it.title == 'ЖағалауBlocks' }.items.lede",
                        contains(
                                equalTo("Қайықтар сәуірде суға түседі."),
                                nullValue(),
                                equalTo("Оны ауыл тұрғындары өздері жинады.")));
    }

    @Test
    void keepsTheRepeatedLedeWithAWarning() {
        imports(page, "dryRun=true")
                .body("warnings.code", hasItem("lede-repeated"))
                .body("warnings.line", everyItem(notNullValue()));
    }

    @Test
    void usesTheSameArticlesInRelatedStoriesAndBlocks() {
        var url = imports(page, "publish=true").extract().<String>path("articles[0].url");

        var whole = get(url + "?include=related,blocks").jsonPath();

        assertEquals(
                whole.getList("related.items.findAll { it.origin == 'curated' }.id"),
                whole.getList("blocks.find { it.title == 'ЖағалауBlocks' }.items.id"));
    }

    @Test
    void changesNothingTheSecondTime() {
        JsonPath first = imports(page, "publish=true").extract().jsonPath();
        var before = get(first.getString("articles[0].url") + "?include=related,blocks,photos")
                .asString();

        imports(page, "publish=true")
                .statusCode(201)
                .body("articles.outcome", everyItem(equalTo("unchanged")))
                .body("articles.id", equalTo(first.getList("articles.id")));

        var after = get(first.getString("articles[0].url") + "?include=related,blocks,photos")
                .asString();
        assertEquals(before, after);
    }

    @Test
    void updatesTheArticleOfAChangedPage() {
        JsonPath first = imports(page, "publish=true").extract().jsonPath();

        imports(page.replace("жиырма бала", "отыз бала"), "publish=true")
                .body("articles[0].id", equalTo(first.getString("articles[0].id")))
                .body("articles[0].outcome", equalTo("updated"))
                .body("articles[1].outcome", equalTo("unchanged"));

        get(first.getString("articles[0].url"))
                .then()
                .body("body.text.flatten().text.toString()", containsString("отыз бала"));
    }

    @Test
    void previewsThePublishedArticlesAndStoresNothing() {
        JsonPath preview =
                imports(page, "dryRun=true").statusCode(200).extract().jsonPath();
        get(preview.getString("articles[0].url")).then().statusCode(404);

        JsonPath done = imports(page, "publish=true")
                .statusCode(201)
                .body("articles.article", everyItem(nullValue()))
                .extract()
                .jsonPath();

        var previewed = preview.getMap("articles[0].article");
        var served = get(done.getString("articles[0].url") + "?include=related,blocks,photos")
                .jsonPath();
        for (var field :
                new String[] {"title", "lede", "slug", "byline", "body", "published", "publishedAt", "source", "tags"
                }) {
            assertEquals(served.<Object>get(field), previewed.get(field), field);
        }
    }

    @Test
    void publishesNothingOfAnUnpublishedImport() {
        JsonPath done = imports(page, "").statusCode(201).extract().jsonPath();

        done.getList("articles.url", String.class)
                .forEach(url -> get(url).then().statusCode(404));
        get("/api/articles?author=zhagalau-admin&limit=100")
                .then()
                .body("items.title.findAll { it.contains('" + mark + "') }", empty());
    }

    @Test
    void completesAStubFromItsOwnPage() {
        JsonPath first = imports(page, "publish=true").extract().jsonPath();
        var stub = "Қайық жасайтын " + mark + " шеберхана жұмысын бастады";

        imports(
                        stub + "\n\n03.03.2025\n\nШеберхана бір айда төрт қайық жасайды. Ағаш көрші ауданнан келеді.\n",
                        "publish=true")
                .body("articles[0].id", equalTo(first.getString("articles[1].id")))
                .body("articles[0].outcome", equalTo("updated"));

        get(first.getString("articles[1].url")).then().body("body", hasSize(1));
    }

    @Test
    void storesNothingOfAPageLargerThanAnArticleMayBe() {
        var title = "Көл жағасында " + mark + " балықшылар мектебі ашылды";
        var paragraphs = IntStream.range(0, 1_100)
                .mapToObj(i -> "Мектепте жыл басынан " + i + " бала оқып жатыр.")
                .collect(Collectors.joining("\n\n"));
        var tooLong = title + "\n\n04.03.2025\n\n" + paragraphs + "\n";

        for (var query : List.of("", "publish=true", "dryRun=true")) {
            imports(tooLong, query)
                    .statusCode(400)
                    .body("type", endsWith("invalid-content"))
                    .body("errors.pointer", contains("#/body"))
                    .body("errors.detail", contains("At most 1000 blocks, those inside others included."));
        }
        as(Role.WRITER)
                .get("/management/articles?limit=100")
                .then()
                .body("items.title", not(hasItem(containsString(mark))));
    }

    @Test
    void requiresAKeyAndForPublishingAPublishersKey() {
        given().contentType("text/plain")
                .body(page)
                .post("/management/imports")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"));
        given().contentType("text/plain")
                .body(page)
                .auth()
                .oauth2("malim_wrong")
                .post("/management/imports")
                .then()
                .statusCode(401);
        as(Role.READER).body(page).post("/management/imports").then().statusCode(403);
        as(Role.WRITER)
                .body(page)
                .post("/management/imports?publish=true")
                .then()
                .statusCode(403);
        as(Role.WRITER).body(page).post("/management/imports").then().statusCode(201);
    }

    @Test
    void keepsAPageWithoutADateADraft() {
        var undated = "Көлге " + mark + " екі аққу қонды\n\nАққулар таңертең келді. Оларды балалар бірінші көрді.\n";

        var done = imports(undated, "publish=true").statusCode(201).body("warnings.code", hasItem("date-missing"));

        get(done.extract().<String>path("articles[0].url")).then().statusCode(404);
    }

    @Test
    void keepsAPageWhoseDateCannotBeResolvedADraft() {
        var undated = "Көлге " + mark
                + " екі аққу қонды\n\nКеше, 14:30\n\nАққулар таңертең келді. Оларды балалар бірінші көрді.\n";

        var done = imports(undated, "publish=true").statusCode(201).body("warnings.code", hasItem("date-unknown"));

        get(done.extract().<String>path("articles[0].url")).then().statusCode(404);
    }

    @Test
    void publishesAPageWithTheDateGiven() {
        var undated = "Көлге " + mark + " екі аққу қонды\n\nАққулар таңертең келді. Оларды балалар бірінші көрді.\n";

        var day = imports(undated, "publish=true&date=2025-03-04")
                .statusCode(201)
                .body("warnings.code", not(hasItem("date-missing")));
        get(day.extract().<String>path("articles[0].url"))
                .then()
                .body("published.date", equalTo("2025-03-04"))
                .body("published.precision", equalTo("day"));

        var time = imports(undated.replace("екі", "үш"), "publish=true&date=2025-03-04T20:30:00Z")
                .statusCode(201);
        get(time.extract().<String>path("articles[0].url"))
                .then()
                .body("publishedAt", equalTo("2025-03-05T01:30:00+05:00"))
                .body("published.precision", equalTo("time"));
    }

    @Test
    void refusesADateThatIsNone() {
        for (var date : List.of("yesterday", "2025-02-30", "2025-03-04T20:30", "0000-01-01", "04.03.2025", "")) {
            imports(page, "dryRun=true&date=" + date)
                    .statusCode(400)
                    .body("type", endsWith("invalid-parameter"))
                    .body("errors.parameter", contains("date"));
        }
    }

    @Test
    void previewsTheDayOfAPageWithoutADateWithoutATime() {
        var undated = "Көлге " + mark + " екі аққу қонды\n\nАққулар таңертең келді. Оларды балалар бірінші көрді.\n";

        imports(undated, "dryRun=true")
                .statusCode(200)
                .body("articles[0].article.published.precision", equalTo("day"))
                .body("articles[0].evidence.published", nullValue())
                .body("warnings.code", hasItem("date-missing"));
    }

    @Test
    void tellsInADryRunWhereEachFieldComesFrom() {
        imports(page, "dryRun=true")
                .statusCode(200)
                .body("articles[0].evidence.title.line", notNullValue())
                .body("articles[0].evidence.title.rule", equalTo("title-line"))
                .body("articles[0].evidence.published.confidence", equalTo("high"))
                .body("articles[0].evidence.source.rule", equalTo("reported-by"))
                .body("articles[0].evidence.lang.rule", equalTo("letters"))
                .body("articles[1].evidence", nullValue());
        imports(page, "").statusCode(201).body("articles[0].evidence", nullValue());
    }

    @Test
    void keepsTheCaptionsOfPhotosWithOneCredit() {
        var text = "Көлге " + mark + " аққу қонды\n\n04.03.2025\n\nАққулар таңертең келді.\n\nАққу суда\nФото: Дана\n\n"
                + "Оларды балалар көрді.\n\nАққу жағада\nФото: Дана\n";

        var url = imports(text, "publish=true").statusCode(201).extract().<String>path("articles[0].url");
        get(url + "?include=photos").then().body("photos.caption", contains("Аққу суда", "Аққу жағада"));

        imports(text, "publish=true").body("articles[0].outcome", equalTo("unchanged"));
        imports(text.replace("таңертең", "кешке"), "publish=true").body("articles[0].outcome", equalTo("updated"));
        get(url + "?include=photos").then().body("photos.caption", contains("Аққу суда", "Аққу жағада"));
    }

    @Test
    void refusesAPageOfTooManyLines() {
        imports("Тақырып\n".repeat(20_001), "dryRun=true").statusCode(400).body("type", endsWith("invalid-content"));
    }

    @Test
    void waitsForNoImportOfAnotherPage() {
        imports(page.replace(mark, mark + "а"), "publish=true").statusCode(201); // the author and the block exist
        var other = as(Role.PUBLISHER).body(page.replace(mark, mark + "б"));

        QuarkusTransaction.requiringNew().run(() -> {
            running.run(PageReader.read(page, Optional.empty()), true, "import");

            other.post("/management/imports").then().statusCode(201);
        });
    }

    private ValidatableResponse imports(String text, String query) {
        return as(Role.PUBLISHER)
                .body(text)
                .post("/management/imports?format=text&" + query)
                .then();
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(newsroom.keyOf(role)).contentType("text/plain; charset=UTF-8");
    }
}
